package io.throng.scenarios.script;

/** One agent as it stood at the start of the step, or stands between steps: to be read only. */
public sealed class Individual permits Neighbour {
    private final AgentColumns columns;
    private int row;

    Individual(AgentColumns columns) {
        this.columns = columns;
    }

    final void look(int atRow) {
        row = atRow;
    }

    final int row() {
        return row;
    }

    /** The number that is this agent's for its whole life; mail is sent to it. */
    public final long id() {
        return columns.table.id(row);
    }

    /** The name of its kind. */
    public final String kind() {
        return columns.kinds.name(columns.kind.read()[row]);
    }

    /** Its place along x, in metres. */
    public final double x() {
        return columns.x.read()[row];
    }

    /** Its place along y, in metres. */
    public final double y() {
        return columns.y.read()[row];
    }

    /** Where it heads, in radians in [-π, π), anticlockwise from the x axis. */
    public final double heading() {
        return columns.heading.read()[row];
    }

    /** How far it goes in a step, in metres. */
    public final double speed() {
        return columns.speed.read()[row];
    }

    /** Its value of a property. */
    public final double get(String property) {
        return columns.property(property).read()[row];
    }
}
