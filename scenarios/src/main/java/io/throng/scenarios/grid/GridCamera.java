package io.throng.scenarios.grid;

import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.AgentShot;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.space.Grid;
import io.throng.kernel.state.IntColumn;
import java.util.function.Consumer;

/** Shows agents in the middle of their cells, row 0 at the bottom. */
final class GridCamera {
    private GridCamera() {}

    static Camera on(String title, String caption, Grid grid) {
        return Camera.on(title, caption, Extent.of(grid.width(), grid.height(), ""));
    }

    /** Adds agents, none of which is nowhere. */
    static Camera agents(
            Camera camera, String name, Glyph glyph, Grid grid, IntColumn cell, Consumer<AgentShot> described) {
        return camera.agents(
                name,
                glyph,
                glyph == Glyph.SQUARE ? 1 : 0.8,
                AgentRows.of(cell.table()),
                all -> described.accept(
                        all.at(row -> grid.column(cell.read()[row]) + 0.5, row -> grid.row(cell.read()[row]) + 0.5)));
    }
}
