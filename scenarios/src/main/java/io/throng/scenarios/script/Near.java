package io.throng.scenarios.script;

import io.throng.kernel.Turn;
import io.throng.kernel.random.Draws;
import io.throng.kernel.space.Plane;
import java.util.ArrayList;
import java.util.List;

/**
 * Everybody around the agent whose turn it is, as the world stood at the start of the step. Valid within the turn.
 *
 * <p>The objects that its questions return are made once and used again in the next turn, so that asking costs no memory.
 */
public final class Near {
    private final AgentColumns columns;
    private final NeighbourGrid grid;
    private final Plane plane;
    private final double largest;
    private final List<Neighbours> groups = new ArrayList<>();
    private final List<Neighbour> looks = new ArrayList<>();
    private int groupsUsed;
    private int looksUsed;
    private int row;
    private Turn turn = null;

    Near(AgentColumns columns, NeighbourGrid grid, Plane plane) {
        this.columns = columns;
        this.grid = grid;
        this.plane = plane;
        this.largest = largestRadius(plane);
    }

    private static double largestRadius(Plane plane) {
        return plane.torus()
                ? Math.min(plane.width(), plane.height()) / 2.0
                : Math.sqrt((double) plane.width() * plane.width() + (double) plane.height() * plane.height());
    }

    void open(Turn ofAgent, int atRow) {
        turn = ofAgent;
        row = atRow;
        groupsUsed = 0;
        looksUsed = 0;
    }

    /**
     * All agents of all kinds at most so far away, the agent itself included ({@link Neighbours#others} leaves it out).
     *
     * @param metres above 0; on a torus at most half of the shorter side, else at most the diagonal
     */
    public Neighbours within(double metres) {
        if (!(metres > 0 && metres <= largest)) {
            throw new IllegalArgumentException("radius must be above 0 and at most " + largest + " m, "
                    + (plane.torus() ? "half of the shorter side of this torus" : "the diagonal of this world")
                    + ", got "
                    + metres + "; ask for less, or make the world larger");
        }
        return group().around(row, metres);
    }

    /** All agents of all kinds, however far away, the agent itself included. */
    public Neighbours everyone() {
        return group().all(row);
    }

    /**
     * All agents of one kind, however far away.
     *
     * @throws IllegalArgumentException with the nearest name if there is no such kind
     */
    public Neighbours everyone(String kind) {
        return everyone().ofKind(kind);
    }

    Neighbours group() {
        if (groupsUsed == groups.size()) {
            groups.add(new Neighbours(this, columns, grid, plane));
        }
        return groups.get(groupsUsed++);
    }

    Neighbour look() {
        if (looksUsed == looks.size()) {
            looks.add(new Neighbour(columns, plane));
        }
        return looks.get(looksUsed++);
    }

    Draws draws() {
        return turn.random().draws();
    }
}
