package io.throng.kernel.space;

import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import java.util.Arrays;

/**
 * Agents in order of (cell, id): a stable counting sort whose outer passes run in parallel over shards of rows.
 *
 * <p>What an index over cells is made of. The index fills {@link #cellOf} and calls the passes of the same names as its
 * own; the columns that a query reads are kept in sorted order ({@link #kept}).
 *
 * <p>The order within a cell is that of ids whatever the order of rows, so that sums over neighbours do not depend on how
 * rows are laid out. Rows that ascend by id come out right by themselves; otherwise cells are sorted by insertion, which is
 * cheap because rows of a cell that were laid out together are in order.
 */
public final class CellSort {
    private final Table table;
    private final FloatColumn[] columns;
    private final float[][] kept;
    private int cells;
    private int rows;
    private int shards;
    private int[] cellOf = new int[0];
    private int[] agentAt = new int[0];
    private int[] start = new int[1];
    private int[][] counts = new int[0][];

    /**
     * A sort of a table's rows.
     *
     * @param columns of the table, to keep in sorted order
     */
    public CellSort(Table table, FloatColumn... columns) {
        this.table = table;
        this.columns = columns.clone();
        this.kept = new float[columns.length][0];
    }

    /** Prepares for a number of cells, rows and shards. Called by one thread. */
    public void open(int cellCount, int rowCount, int shardCount) {
        if (cellOf.length < rowCount) {
            int capacity = Math.max(rowCount, cellOf.length * 3 / 2);
            cellOf = new int[capacity];
            agentAt = new int[capacity];
            Arrays.setAll(kept, i -> new float[capacity]);
        }
        if (cellCount != cells) {
            start = new int[cellCount + 1];
            counts = new int[0][];
        }
        if (counts.length < shardCount) {
            counts = new int[shardCount][cellCount];
        }
        cells = cellCount;
        rows = rowCount;
        shards = shardCount;
    }

    /** The cell of each row, {@code [rows]}, to be filled by the index before {@link #count}. */
    public int[] cellOf() {
        return cellOf;
    }

    /** First pass over the rows of a shard, whose cells have been filled in. */
    public void count(int shard, int fromRow, int toRow) {
        int[] count = counts[shard];
        Arrays.fill(count, 0);
        for (int row = fromRow; row < toRow; row++) {
            count[cellOf[row]]++;
        }
    }

    /** Between the passes; called by one thread. */
    public void arrange() {
        int next = 0;
        for (int cell = 0; cell < cells; cell++) {
            start[cell] = next;
            for (int shard = 0; shard < shards; shard++) {
                int here = counts[shard][cell];
                counts[shard][cell] = next;
                next += here;
            }
        }
        start[cells] = next;
    }

    /** Second pass over the rows of a shard. */
    public void place(int shard, int fromRow, int toRow) {
        int[] next = counts[shard];
        for (int row = fromRow; row < toRow; row++) {
            agentAt[next[cellOf[row]]++] = row;
        }
    }

    /**
     * Third pass: puts a shard's cells, whose places are {@code [placesFrom(shard), placesFrom(shard + 1))}, in order of ids,
     * and keeps the columns in that order.
     */
    public void gather(int shard) {
        int from = placesFrom(shard);
        int to = placesFrom(shard + 1);
        if (table.scattered()) {
            sortByIds(from, to);
        }
        for (int c = 0; c < columns.length; c++) {
            keep(columns[c].read(), kept[c], from, to);
        }
    }

    private void keep(float[] column, float[] sorted, int from, int to) {
        for (int place = from; place < to; place++) {
            sorted[place] = column[agentAt[place]];
        }
    }

    /** One pass over all places. Both halves of the condition are guessed wrongly every other time, but seldom hold together. */
    @SuppressWarnings("ShortCircuitBoolean")
    private void sortByIds(int from, int to) {
        long[] ids = table.ids();
        for (int place = from + 1; place < to; place++) {
            int row = agentAt[place];
            int before = agentAt[place - 1];
            if ((ids[before] > ids[row]) & (cellOf[before] == cellOf[row])) {
                insert(ids, from, place);
            }
        }
    }

    private void insert(long[] ids, int from, int place) {
        int row = agentAt[place];
        int gap = place;
        while (gap > from && cellOf[agentAt[gap - 1]] == cellOf[row] && ids[agentAt[gap - 1]] > ids[row]) {
            agentAt[gap] = agentAt[gap - 1];
            gap--;
        }
        agentAt[gap] = row;
    }

    /** The first place of a shard's cells, or the number of rows for the shard after the last. */
    public int placesFrom(int shard) {
        return start[firstCell(shard)];
    }

    /** Cells are cut where places would be cut evenly. */
    private int firstCell(int shard) {
        if (shard == 0) {
            return 0;
        }
        if (shard == shards) {
            return cells;
        }
        int wanted = (int) ((long) rows * shard / shards);
        int found = Arrays.binarySearch(start, 0, cells, wanted);
        return found < 0 ? -found - 1 : found;
    }

    /** The first place of each cell, and the number of rows, {@code [cells + 1]}. */
    public int[] start() {
        return start;
    }

    /**
     * Adds the run of places of successive cells to a list of runs, unless nobody is there.
     *
     * @param runs first place and end of each run
     * @param written entries of {@code runs} so far
     * @return entries of {@code runs} now
     */
    int run(int firstCell, int endCell, int[] runs, int written) {
        int from = start[firstCell];
        int to = start[endCell];
        if (from == to) {
            return written;
        }
        runs[written] = from;
        runs[written + 1] = to;
        return written + 2;
    }

    /** A column in the order of places, {@code [rows]}, by its number at construction. */
    public float[] kept(int column) {
        return kept[column];
    }

    /** The rows by place, {@code [rows]}. */
    public int[] agentAt() {
        return agentAt;
    }

    /** Memory in bytes. */
    public long bytes() {
        long ints = (long) cellOf.length + agentAt.length + start.length;
        for (int[] count : counts) {
            ints += count.length;
        }
        return ints * Integer.BYTES + (long) columns.length * agentAt.length * Float.BYTES;
    }

    /** Follows a new numbering of the rows. */
    public void renumbered(int[] newRow) {
        for (int place = 0; place < rows; place++) {
            agentAt[place] = newRow[agentAt[place]];
        }
    }
}
