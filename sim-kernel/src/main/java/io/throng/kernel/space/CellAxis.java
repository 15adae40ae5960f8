package io.throng.kernel.space;

/**
 * One axis of a grid of cells, each wider than the search radius.
 *
 * @param cells at least 1
 * @param perMetre cells a metre
 * @param torus whether the last cell is beside the first
 */
record CellAxis(int cells, float perMetre, boolean torus) {
    /** Cells are wider than the radius by more than floats round, so that a query never misses a cell. */
    private static final double CELL_MARGIN = 1.001;

    /** As many cells as fit, but no more than {@code most}. */
    static CellAxis of(float length, double radius, int most, boolean torus) {
        int cells = (int) Math.clamp(Math.floor(length / (radius * CELL_MARGIN)), 1, most);
        return new CellAxis(cells, cells / length, torus);
    }

    /** The cell of a position; the nearest for a position outside, the first for NaN. */
    int of(float position) {
        return Math.clamp((int) (position * perMetre), 0, cells - 1);
    }

    /** The first of the cells beside one, itself included; -1 on a torus means the last cell. */
    int firstBeside(int cell) {
        if (torus) {
            return cells < 3 ? 0 : cell - 1;
        }
        return Math.max(0, cell - 1);
    }

    /** How many different cells are beside one, itself included. */
    int beside(int cell) {
        if (torus) {
            return Math.min(3, cells);
        }
        return Math.min(cells - 1, cell + 1) - Math.max(0, cell - 1) + 1;
    }

    /** A cell number one outside, brought round. */
    int wrapped(int cell) {
        if (cell < 0) {
            return cell + cells;
        }
        return cell < cells ? cell : cell - cells;
    }
}
