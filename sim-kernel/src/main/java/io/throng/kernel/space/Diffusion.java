package io.throng.kernel.space;

/**
 * Heat, scent or anything else that spreads over the cells of a torus and fades, as in MASON's HeatBugs: in a step a cell
 * with the value v, whose 3 x 3 cells have the mean m, comes to {@code evaporation * (v + rate * (m - v))}.
 *
 * <p>Whole rows are computed at a time, in single precision and in an order of additions that is the same for all cells: down
 * the columns, then along the row. What agents leave on cells is added first, row by row, by {@link Sources}. The result
 * does not depend on how rows are dealt out.
 */
public final class Diffusion {
    private static final int ABOVE = 0;
    private static final int SUMS = 3;

    private final Grid grid;
    private final float evaporation;
    private final float rate;
    private final DiffusionRow along;

    /** What is added to the cells before they spread. */
    @FunctionalInterface
    public interface Sources {
        /**
         * Adds to one row of the grid; may be called twice for a row, with the same values before.
         *
         * @param line the row's values, {@code [width]}
         */
        void addTo(int row, float[] line);
    }

    /** Lends arrays that keep nothing from call to call. */
    @FunctionalInterface
    public interface Scratch {
        /**
         * An array, the same one for the same slot.
         *
         * @param slot in [0, 4)
         * @param length the least length
         */
        float[] lend(int slot, int length);
    }

    /**
     * A way of spreading.
     *
     * @param grid a torus
     * @param evaporation what is left of the whole after a step, in [0, 1]
     * @param rate how far a cell goes to the mean of its surroundings, in [0, 1]
     */
    public Diffusion(Grid grid, double evaporation, double rate) {
        this(grid, evaporation, rate, DiffusionRow.fastest());
    }

    Diffusion(Grid grid, double evaporation, double rate, DiffusionRow along) {
        if (!grid.torus()) {
            throw new IllegalArgumentException("diffusion needs a torus, got " + grid);
        }
        requireShare("evaporation", evaporation);
        requireShare("rate", rate);
        this.grid = grid;
        this.evaporation = (float) evaporation;
        this.rate = (float) rate;
        this.along = along;
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1], got " + value);
        }
    }

    /**
     * Takes one step for some rows of the grid.
     *
     * @param scratch of the calling thread alone; in a world that of its {@code SiteTurn}
     * @param now the values before, {@code [cells]}
     * @param next receives the values after, for the cells from {@code fromCell}, a row's first, to {@code toCell}, a row's end
     */
    public void step(Scratch scratch, float[] now, float[] next, int fromCell, int toCell, Sources sources) {
        int width = grid.width();
        int fromRow = fromCell / width;
        float[] sums = scratch.lend(SUMS, width + 2);
        for (int row = fromRow - 1; row <= fromRow; row++) {
            line(scratch, row, now, sources);
        }
        for (int row = fromRow; row < toCell / width; row++) {
            float[] below = line(scratch, row + 1, now, sources);
            float[] middle = scratch.lend(slot(row), width);
            along.add(scratch.lend(slot(row - 1), width), middle, below, sums, 0, width);
            sums[0] = sums[width];
            sums[width + 1] = sums[1];
            along.spread(sums, middle, next, row * width, 0, width, evaporation, rate);
        }
    }

    /** A row round the torus and what was added to it, in the slot of its number. */
    private float[] line(Scratch scratch, int row, float[] now, Sources sources) {
        int wrapped = Math.floorMod(row, grid.height());
        float[] line = scratch.lend(slot(row), grid.width());
        System.arraycopy(now, wrapped * grid.width(), line, 0, grid.width());
        sources.addTo(wrapped, line);
        return line;
    }

    private static int slot(int row) {
        return ABOVE + Math.floorMod(row, SUMS);
    }
}
