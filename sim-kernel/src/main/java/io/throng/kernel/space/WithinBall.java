package io.throng.kernel.space;

import io.throng.kernel.state.FloatColumn;

/**
 * The agents within a radius of an agent in a {@link Box}. Places are the agents' rows; neighbours come in order of
 * (cell, id), as in the {@link BoxCellList} they are found by, cells in the order of their offsets.
 */
public final class WithinBall implements Neighbourhood {
    private final BoxCellList cells;
    private final FloatColumn x;
    private final FloatColumn y;
    private final FloatColumn z;
    private final float radius;

    /**
     * The agents that a cell list holds.
     *
     * @param cells over the same columns, made for this radius or a larger one
     * @param radius metres, inclusive
     */
    public WithinBall(BoxCellList cells, FloatColumn x, FloatColumn y, FloatColumn z, double radius) {
        this.cells = cells;
        this.x = x;
        this.y = y;
        this.z = z;
        this.radius = (float) radius;
    }

    @Override
    public int places() {
        return cells.agents();
    }

    @Override
    public int neighbours(int row, int[] into) {
        return cells.within(radius, x.read()[row], y.read()[row], z.read()[row], row, into);
    }
}
