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
        return beside(cell, cell);
    }

    private int beside(int first, int last) {
        if (torus) {
            return Math.min(last - first + 3, cells);
        }
        return Math.min(cells - 1, last + 1) - Math.max(0, first - 1) + 1;
    }

    /**
     * Adds the runs of places of the cells beside some to a list of runs; see {@link CellSort#run}.
     *
     * @param base number of this line's first cell
     * @param first of the cells
     * @param last of the cells; if it is not the first, there must be at least two cells more on a torus
     */
    int runs(CellSort sort, int base, int first, int last, int[] runs, int from) {
        int start = firstBeside(first);
        int count = beside(first, last);
        int written = from;
        if (start < 0) {
            written = sort.run(base + cells - 1, base + cells, runs, written);
            start++;
            count--;
        }
        int end = Math.min(cells, start + count);
        written = sort.run(base + start, base + end, runs, written);
        return start + count > cells ? sort.run(base, base + 1, runs, written) : written;
    }

    /** A cell number one outside, brought round. */
    int wrapped(int cell) {
        if (cell < 0) {
            return cell + cells;
        }
        return cell < cells ? cell : cell - cells;
    }
}
