package io.throng.scenarios.grid;

import io.throng.kernel.record.AgentPicture;
import io.throng.kernel.record.Colouring;
import io.throng.kernel.record.Extent;
import io.throng.kernel.space.Grid;
import io.throng.kernel.state.IntColumn;

/** Draws agents in the middle of their cells, row 0 at the bottom. */
final class GridPicture {
    private GridPicture() {}

    /** A picture of so many agents, none of which is nowhere. */
    static AgentPicture of(String title, String caption, Grid grid, int agents, IntColumn cell, Colouring colouring) {
        return new AgentPicture(
                title,
                caption,
                Extent.of(grid.width(), grid.height(), ""),
                agents,
                row -> grid.column(cell.read()[row]) + 0.5,
                row -> grid.row(cell.read()[row]) + 0.5,
                row -> 0,
                colouring);
    }
}
