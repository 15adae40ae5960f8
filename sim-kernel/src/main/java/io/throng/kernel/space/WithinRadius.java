package io.throng.kernel.space;

import io.throng.kernel.state.FloatColumn;

/**
 * The agents within a radius of an agent in a {@link Plane}. Places are the agents' rows; neighbours come in order of
 * (cell, id), as in the {@link CellList} they are found by.
 */
public final class WithinRadius implements Neighbourhood {
    private final CellList cells;
    private final FloatColumn x;
    private final FloatColumn y;
    private final float radius;

    /**
     * The agents that a cell list holds.
     *
     * @param cells over the same columns, made for this radius or a larger one
     * @param radius metres, inclusive
     */
    public WithinRadius(CellList cells, FloatColumn x, FloatColumn y, double radius) {
        this.cells = cells;
        this.x = x;
        this.y = y;
        this.radius = (float) radius;
    }

    @Override
    public int places() {
        return cells.agents();
    }

    @Override
    public int neighbours(int row, int[] into) {
        return cells.within(radius, x.read()[row], y.read()[row], row, into);
    }
}
