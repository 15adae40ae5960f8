package io.throng.agents.message;

import io.throng.kernel.Turn;
import io.throng.kernel.space.CellList;
import io.throng.kernel.space.Plane;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import java.util.function.LongConsumer;

/** Everybody within a distance of the sender's committed position, the rim included, in order of (cell, id). */
public final class WithinDistance implements Audience {
    private final Table agents;
    private final CellList index;
    private final FloatColumn x;
    private final FloatColumn y;
    private final float squaredDistance;

    /**
     * An audience on a plane.
     *
     * @param index over the same agents and columns, made for a radius of at least the distance
     * @param x in metres
     * @param y in metres
     * @param distance in metres; positive
     */
    public WithinDistance(Table agents, CellList index, FloatColumn x, FloatColumn y, double distance) {
        if (!(distance > 0 && distance <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("distance must be a positive number of metres, got " + distance);
        }
        this.agents = agents;
        this.index = index;
        this.x = x;
        this.y = y;
        this.squaredDistance = (float) (distance * distance);
    }

    @Override
    public void forEach(Turn turn, LongConsumer hearer) {
        int row = turn.row();
        int[] runs = turn.scratch();
        int ends = index.near(x.read()[row], y.read()[row], runs);
        for (int run = 0; run < ends; run += 2) {
            for (int place = runs[run]; place < runs[run + 1]; place++) {
                if (index.agentAt()[place] != row && hears(row, place)) {
                    hearer.accept(agents.id(index.agentAt()[place]));
                }
            }
        }
    }

    private boolean hears(int row, int place) {
        Plane plane = index.plane();
        float dx = plane.alongX(x.read()[row], index.sortedX()[place]);
        float dy = plane.alongY(y.read()[row], index.sortedY()[place]);
        return dx * dx + dy * dy <= squaredDistance;
    }
}
