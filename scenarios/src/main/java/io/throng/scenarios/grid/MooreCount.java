package io.throng.scenarios.grid;

import io.throng.kernel.space.CellMap;
import io.throng.kernel.space.Grid;

/** Counts the cells around a cell that show something: what {@link Grid#moore} lists, without the list. */
final class MooreCount {
    private final Grid grid;
    private final CellMap map;
    private final int radius;

    /**
     * Counts on a map.
     *
     * @param radius at least 1; a torus must be at least twice as wide and one more, so that no cell counts twice
     */
    MooreCount(Grid grid, CellMap map, int radius) {
        this.grid = grid;
        this.map = map;
        this.radius = radius;
    }

    /** How many of the cells around a cell, itself left out, show a number. */
    int showing(int number, int cell) {
        int row = grid.row(cell);
        int column = cell - row * grid.width();
        boolean inside =
                column >= radius && column < grid.width() - radius && row >= radius && row < grid.height() - radius;
        return inside ? inside(number, cell) : atEdge(number, cell);
    }

    private int inside(int number, int cell) {
        byte[] cells = map.cells();
        int width = grid.width();
        int count = cells[cell] == number ? -1 : 0;
        for (int line = cell - radius * width; line <= cell + radius * width; line += width) {
            for (int at = line - radius; at <= line + radius; at++) {
                count += cells[at] == number ? 1 : 0;
            }
        }
        return count;
    }

    private int atEdge(int number, int cell) {
        byte[] cells = map.cells();
        int count = cells[cell] == number ? -1 : 0;
        for (int row = -radius; row <= radius; row++) {
            for (int column = -radius; column <= radius; column++) {
                int at = grid.away(cell, column, row);
                count += at >= 0 && cells[at] == number ? 1 : 0;
            }
        }
        return count;
    }
}
