package io.throng.kernel.space;

import io.throng.kernel.state.FloatColumn;
import java.util.Arrays;

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

    private static final int MOST_CELLS = 1 << 24;

    /** Cells are wider than the radius by more than floats round, so that a query never misses a cell. */
    private static final double CELL_MARGIN = 1.001;

    private final Plane plane;
    private final FloatColumn x;
    private final FloatColumn y;
    private final FloatColumn[] carried;
    private final int columns;
    private final int rows;
    private final float perColumn;
    private final float perRow;

    private final CellSort sort;
    private float[] sortedX = new float[0];
    private float[] sortedY = new float[0];
    private final float[][] sortedCarried;

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
        this.carried = carried.clone();
        this.columns = cells(plane.width(), radius);
        this.rows = cells(plane.height(), radius);
        this.perColumn = columns / plane.width();
        this.perRow = rows / plane.height();
        this.sort = new CellSort(x.table());
        this.sortedCarried = new float[carried.length][0];
    }

    private static int cells(float length, double radius) {
        double fitting = Math.floor(length / (radius * CELL_MARGIN));
        return (int) Math.max(1, Math.min(fitting, Math.sqrt(MOST_CELLS)));
    }

    @Override
    public void open(int agents, int shards) {
        sort.open(columns * rows, agents, shards);
        if (sortedX.length < agents) {
            int capacity = Math.max(agents, sortedX.length * 3 / 2);
            sortedX = new float[capacity];
            sortedY = new float[capacity];
            Arrays.setAll(sortedCarried, i -> new float[capacity]);
        }
    }

    @Override
    public void count(int shard, int fromRow, int toRow) {
        int[] cellOf = sort.cellOf();
        float[] px = x.read();
        float[] py = y.read();
        for (int row = fromRow; row < toRow; row++) {
            cellOf[row] = rowOf(py[row]) * columns + columnOf(px[row]);
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
        int from = sort.placesFrom(shard);
        int to = sort.placesFrom(shard + 1);
        gather(x.read(), sortedX, from, to);
        gather(y.read(), sortedY, from, to);
        for (int c = 0; c < carried.length; c++) {
            gather(carried[c].read(), sortedCarried[c], from, to);
        }
    }

    private void gather(float[] column, float[] sorted, int from, int to) {
        int[] agentAt = sort.agentAt();
        for (int place = from; place < to; place++) {
            sorted[place] = column[agentAt[place]];
        }
    }

    @Override
    public int[] order() {
        return sort.agentAt();
    }

    @Override
    public long bytes() {
        return sort.bytes() + (2L + carried.length) * sortedX.length * Float.BYTES;
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
        int firstRow = firstNeighbour(row, rows);
        int rowCount = neighbours(row, row, rows);
        for (int i = 0; i < rowCount; i++) {
            written = runsOfRow(wrapped(firstRow + i, rows), firstColumn, lastColumn, runs, written);
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
        int firstRow = firstNeighbour(rowOf(py), rows);
        int firstColumn = firstNeighbour(columnOf(px), columns);
        int rowCount = neighbours(rowOf(py), rowOf(py), rows);
        int columnCount = neighbours(columnOf(px), columnOf(px), columns);
        int[] start = sort.start();
        int[] agentAt = sort.agentAt();
        int count = 0;
        for (int i = 0; i < rowCount * columnCount; i++) {
            int cell = wrapped(firstRow + i / columnCount, rows) * columns
                    + wrapped(firstColumn + i % columnCount, columns);
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
        return sort.start()[columns * rows];
    }

    private int runsOfRow(int row, int firstColumn, int lastColumn, int[] runs, int from) {
        int first = firstNeighbour(firstColumn, columns);
        int count = neighbours(firstColumn, lastColumn, columns);
        int base = row * columns;
        int written = from;
        if (first < 0) {
            written = run(base + columns - 1, base + columns, runs, written);
            first++;
            count--;
        }
        int end = Math.min(columns, first + count);
        written = run(base + first, base + end, runs, written);
        return first + count > columns ? run(base, base + 1, runs, written) : written;
    }

    private int run(int firstCell, int endCell, int[] runs, int written) {
        int from = sort.start()[firstCell];
        int to = sort.start()[endCell];
        if (from == to) {
            return written;
        }
        runs[written] = from;
        runs[written + 1] = to;
        return written + 2;
    }

    /** The first of the neighbouring cells along one axis; may be -1 on a torus, meaning the last cell. */
    private int firstNeighbour(int cell, int cells) {
        if (plane.torus()) {
            return cells < 3 ? 0 : cell - 1;
        }
        return Math.max(0, cell - 1);
    }

    private int neighbours(int first, int last, int cells) {
        if (plane.torus()) {
            return Math.min(last - first + 3, cells);
        }
        return Math.min(cells - 1, last + 1) - Math.max(0, first - 1) + 1;
    }

    private static int wrapped(int cell, int cells) {
        if (cell < 0) {
            return cell + cells;
        }
        return cell < cells ? cell : cell - cells;
    }

    /** Cells along x. */
    public int columns() {
        return columns;
    }

    /** Cells along y. */
    public int rows() {
        return rows;
    }

    /** The column of the cell that holds x. */
    public int columnOf(float px) {
        return Math.clamp((int) (px * perColumn), 0, columns - 1);
    }

    /** The row of the cell that holds y. */
    public int rowOf(float py) {
        return Math.clamp((int) (py * perRow), 0, rows - 1);
    }

    /** The height of a row of cells, in metres; at least the radius unless there is only one. */
    public float cellHeight() {
        return plane.height() / rows;
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
        return sort.start()[(row + 1) * columns];
    }

    /** The agents' rows by sorted place. */
    public int[] agentAt() {
        return sort.agentAt();
    }

    /** x by sorted place. */
    public float[] sortedX() {
        return sortedX;
    }

    /** y by sorted place. */
    public float[] sortedY() {
        return sortedY;
    }

    /** A carried column by sorted place, in the order given at construction. */
    public float[] carried(int index) {
        return sortedCarried[index];
    }
}
