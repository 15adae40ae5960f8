package io.throng.kernel.space;

import io.throng.kernel.state.FloatColumn;
import java.util.stream.Stream;

/**
 * Finds the agents near a point of a {@link Plane}: a grid of square-like cells at least as wide as the search radius,
 * with the agents' coordinates sorted by (cell, id).
 *
 * <p>Rebuilt every step by a {@link CellSort}, so the candidates of a query come in an order that depends on the
 * agents' ids and positions alone. The sorted copies make a query read memory in at most nine straight runs, usually
 * three: a row of three cells is one run.
 *
 * <p>A NaN position is kept in the first cell and is near nobody.
 */
public final class CellList implements SpatialIndex {
    /** Room a query needs in its scratch array: first and last of up to nine runs. */
    public static final int SCRATCH = 18;

    /** 2<sup>24</sup> cells in all. */
    private static final int MOST_CELLS_AN_AXIS = 4096;

    private static final int X = 0;
    private static final int Y = 1;
    private static final int FIRST_CARRIED = 2;

    private final Plane plane;
    private final FloatColumn x;
    private final FloatColumn y;
    private final CellAxis alongX;
    private final CellAxis alongY;
    private final CellSort sort;

    /**
     * An index of agents at (x, y).
     *
     * @param radius the largest distance that will be asked for, in metres, positive
     * @param carried further columns to keep in sorted order, read by {@link #carried(int)}
     */
    public CellList(Plane plane, double radius, FloatColumn x, FloatColumn y, FloatColumn... carried) {
        if (!(radius > 0)) {
            throw new IllegalArgumentException("radius must be a positive number of metres, got " + radius);
        }
        this.plane = plane;
        this.x = x;
        this.y = y;
        this.alongX = CellAxis.of(plane.width(), radius, MOST_CELLS_AN_AXIS, plane.torus());
        this.alongY = CellAxis.of(plane.height(), radius, MOST_CELLS_AN_AXIS, plane.torus());
        this.sort = new CellSort(
                x.table(), Stream.concat(Stream.of(x, y), Stream.of(carried)).toArray(FloatColumn[]::new));
    }

    @Override
    public void open(int agents, int shards) {
        sort.open(columns() * rows(), agents, shards);
    }

    @Override
    public void count(int shard, int fromRow, int toRow) {
        int[] cellOf = sort.cellOf();
        float[] px = x.read();
        float[] py = y.read();
        for (int row = fromRow; row < toRow; row++) {
            cellOf[row] = alongY.of(py[row]) * alongX.cells() + alongX.of(px[row]);
        }
        sort.count(shard, fromRow, toRow);
    }

    @Override
    public void arrange() {
        sort.arrange();
    }

    @Override
    public void place(int shard, int fromRow, int toRow) {
        sort.place(shard, fromRow, toRow);
    }

    @Override
    public void gather(int shard) {
        sort.gather(shard);
    }

    @Override
    public int[] order() {
        return sort.agentAt();
    }

    @Override
    public long bytes() {
        return sort.bytes();
    }

    @Override
    public void renumbered(int[] newRow) {
        sort.renumbered(newRow);
    }

    /**
     * Finds the runs of sorted places that hold every agent within the index's radius of a point, and some others.
     *
     * @param runs receives first place and end of each run, {@code [2 * runs]}; at least {@link #SCRATCH} long
     * @return how many entries of {@code runs} were written, two a run
     */
    public int near(float px, float py, int[] runs) {
        int column = columnOf(px);
        return near(rowOf(py), column, column, runs);
    }

    /**
     * The same for every point of some cells side by side: whoever is near a point of theirs is found in the same order as
     * by {@link #near(float, float, int[])}.
     *
     * @param row of cells, in [0, {@link #rows()})
     * @param firstColumn of the cells, in [0, {@link #columns()})
     * @param lastColumn of the cells; if it is not the first, there must be at least two columns more than cells
     */
    public int near(int row, int firstColumn, int lastColumn, int[] runs) {
        int written = 0;
        for (int i = 0; i < alongY.beside(row); i++) {
            int base = alongY.wrapped(alongY.firstBeside(row) + i) * alongX.cells();
            written = alongX.runs(sort, base, firstColumn, lastColumn, runs, written);
        }
        return written;
    }

    /**
     * Lists the agents within a distance of a point, in order of (cell, id).
     *
     * @param radius metres, inclusive; at most the index's
     * @param except a row that is left out, or -1
     * @param into receives rows from index 0, as many as fit
     * @return how many there are
     */
    int within(float radius, float px, float py, int except, int[] into) {
        int column = columnOf(px);
        int row = rowOf(py);
        int columnCount = alongX.beside(column);
        int[] start = sort.start();
        int[] agentAt = sort.agentAt();
        float[] sortedX = sortedX();
        float[] sortedY = sortedY();
        int count = 0;
        for (int i = 0; i < alongY.beside(row) * columnCount; i++) {
            int cell = alongY.wrapped(alongY.firstBeside(row) + i / columnCount) * alongX.cells()
                    + alongX.wrapped(alongX.firstBeside(column) + i % columnCount);
            for (int place = start[cell]; place < start[cell + 1]; place++) {
                float dx = plane.alongX(px, sortedX[place]);
                float dy = plane.alongY(py, sortedY[place]);
                if (dx * dx + dy * dy <= radius * radius && agentAt[place] != except) {
                    if (count < into.length) {
                        into[count] = agentAt[place];
                    }
                    count++;
                }
            }
        }
        return count;
    }

    /** How many agents the index holds. */
    int agents() {
        return sort.start()[columns() * rows()];
    }

    /** Cells along x. */
    public int columns() {
        return alongX.cells();
    }

    /** Cells along y. */
    public int rows() {
        return alongY.cells();
    }

    /** The column of the cell that holds x. */
    public int columnOf(float px) {
        return alongX.of(px);
    }

    /** The row of the cell that holds y. */
    public int rowOf(float py) {
        return alongY.of(py);
    }

    /** The height of a row of cells, in metres; at least the radius unless there is only one. */
    public float cellHeight() {
        return plane.height() / rows();
    }

    /** The row of cells in which an agent stands, by the read side. */
    public int cellRowOf(int agentRow) {
        return rowOf(y.read()[agentRow]);
    }

    /** The plane the agents live in. */
    public Plane plane() {
        return plane;
    }

    /** The place after the last agent of a row of cells. */
    public int endOfRow(int row) {
        return sort.start()[(row + 1) * alongX.cells()];
    }

    /** The agents' rows by sorted place. */
    public int[] agentAt() {
        return sort.agentAt();
    }

    /** x by sorted place. */
    public float[] sortedX() {
        return sort.kept(X);
    }

    /** y by sorted place. */
    public float[] sortedY() {
        return sort.kept(Y);
    }

    /** A carried column by sorted place, in the order given at construction. */
    public float[] carried(int index) {
        return sort.kept(FIRST_CARRIED + index);
    }
}
