package io.throng.scenarios.script;

import io.throng.kernel.Turn;
import io.throng.kernel.math.Angles;
import io.throng.kernel.random.Draws;
import io.throng.kernel.space.Plane;

/**
 * An agent that comes to be, of the first or a child: what it starts with. Each of the first stands at (0, 0), heads along
 * x, and does not move until it is told otherwise; a child is like its parent. Valid within the call that is given it.
 */
public final class Newborn {
    private final AgentColumns columns;
    private final Plane plane;
    private Turn turn = null;
    private int row;
    private int number;

    Newborn(AgentColumns columns, Plane plane) {
        this.columns = columns;
        this.plane = plane;
    }

    /** Opens it as a child. */
    void open(Turn ofBirth, int atRow) {
        turn = ofBirth;
        row = atRow;
        number = -1;
    }

    /** Makes it one of the first of its kind. */
    void number(int itsNumber) {
        number = itsNumber;
    }

    /** Which of the first of its kind it is, from 0; -1 for a child. */
    public int number() {
        return number;
    }

    /** The number that will be its for its whole life. */
    public long id() {
        return turn.id();
    }

    /** Somewhere in the world, every place as likely. */
    public Newborn anywhere() {
        columns.x.write()[row] = draws().uniformFloat(0, plane.width());
        columns.y.write()[row] = draws().uniformFloat(0, plane.height());
        return this;
    }

    /** At a place, in metres: round the torus, or at the wall. */
    public Newborn at(double x, double y) {
        columns.x.write()[row] = plane.intoX(Given.finite("x", x));
        columns.y.write()[row] = plane.intoY(Given.finite("y", y));
        return this;
    }

    /** In any direction, each as likely. */
    public Newborn anyHeading() {
        return heading(draws().angle());
    }

    /** In a direction, in radians anticlockwise from the x axis. */
    public Newborn heading(double direction) {
        columns.heading.write()[row] = Angles.wrap(Given.finite("heading", direction));
        return this;
    }

    /** Going so many metres a step. */
    public Newborn speed(double metresPerStep) {
        columns.speed.write()[row] = Given.finite("speed", metresPerStep);
        return this;
    }

    /** With a value of a property. */
    public Newborn set(String property, double value) {
        columns.property(property).write()[row] = value;
        return this;
    }

    /** Its value of a property: its parent's, the one that the world gives to all, or what was set. */
    public double get(String property) {
        return columns.property(property).write()[row];
    }

    /** A random number in [low, high), or {@code low} if both are equal. */
    public double uniform(double low, double high) {
        return draws().uniform(low, high);
    }

    /** A normal random number. */
    public double gaussian(double mean, double standardDeviation) {
        return draws().gaussian(mean, standardDeviation);
    }

    /** True with a probability in [0, 1]. */
    public boolean chance(double probability) {
        return draws().chance(probability);
    }

    private Draws draws() {
        return turn.random().draws();
    }
}
