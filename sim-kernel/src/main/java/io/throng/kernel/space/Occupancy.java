package io.throng.kernel.space;

import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.Arrays;

/**
 * Who stands on which cell: the agents sorted by (cell, id), whatever the order of their rows.
 *
 * <pre>{@code
 * for (int place = occupancy.first(cell); place < occupancy.first(cell + 1); place++) {
 *     visit(occupancy.agentAt(place));
 * }
 * }</pre>
 *
 * <p>A counting sort by bucket, and an insertion sort within. A bucket is one cell where agents are many; where they are
 * few it is several, so that a large empty grid costs little. A shard sorts a share of the cells, for which it looks at all
 * agents. Agents whose cell is negative stand nowhere and are left out.
 */
public final class Occupancy implements SpatialIndex {
    private final int cells;
    private final Table agents;
    private final IntColumn cell;
    private int[] agentAt = new int[0];
    private int[] cellAt = new int[0];
    private int[] start = new int[0];
    private int[] next = new int[0];
    private int bits;
    private int buckets;
    private int rows;
    private int shards;

    /**
     * An index of agents.
     *
     * @param cells how many there are
     * @param agents the table that the column belongs to
     * @param cell each agent's cell, below {@code cells}; negative for nowhere
     */
    public Occupancy(int cells, Table agents, IntColumn cell) {
        this.cells = cells;
        this.agents = agents;
        this.cell = cell;
    }

    @Override
    public void open(int newRows, int newShards) {
        rows = newRows;
        shards = newShards;
        bits = 31 - Integer.numberOfLeadingZeros(Math.max(1, cells / Math.max(1, 4 * rows)));
        buckets = (cells >> bits) + 1;
        if (start.length < buckets + 1) {
            start = new int[buckets + 1];
            next = new int[buckets + 1];
        }
        if (agentAt.length < rows) {
            int capacity = Math.max(rows, agentAt.length * 3 / 2);
            agentAt = new int[capacity];
            cellAt = new int[capacity];
        }
    }

    @Override
    public void count(int shard, int fromRow, int toRow) {
        int from = firstBucket(shard);
        int to = firstBucket(shard + 1);
        Arrays.fill(next, from, to, 0);
        int[] standing = cell.read();
        for (int row = 0; row < rows; row++) {
            int bucket = standing[row] >> bits;
            if (bucket >= from && bucket < to) {
                next[bucket]++;
            }
        }
    }

    private int firstBucket(int shard) {
        return (int) ((long) buckets * shard / shards);
    }

    @Override
    public void arrange() {
        int place = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            start[bucket] = place;
            place += next[bucket];
            next[bucket] = start[bucket];
        }
        start[buckets] = place;
    }

    @Override
    public void place(int shard, int fromRow, int toRow) {
        int from = firstBucket(shard);
        int to = firstBucket(shard + 1);
        int[] standing = cell.read();
        for (int row = 0; row < rows; row++) {
            int bucket = standing[row] >> bits;
            if (bucket >= from && bucket < to) {
                insert(row, standing[row], start[bucket], next[bucket]++);
            }
        }
    }

    private void insert(int row, int itsCell, int from, int end) {
        int place = end;
        while (place > from && comesAfter(place - 1, itsCell, row)) {
            agentAt[place] = agentAt[place - 1];
            cellAt[place] = cellAt[place - 1];
            place--;
        }
        agentAt[place] = row;
        cellAt[place] = itsCell;
    }

    private boolean comesAfter(int place, int itsCell, int row) {
        return cellAt[place] > itsCell || cellAt[place] == itsCell && agents.id(agentAt[place]) > agents.id(row);
    }

    @Override
    public int[] order() {
        return start[buckets] == rows ? agentAt : null;
    }

    @Override
    public void renumbered(int[] newRow) {
        for (int place = 0; place < start[buckets]; place++) {
            agentAt[place] = newRow[agentAt[place]];
        }
    }

    /** The first place of a cell, which is the end of the cell before; for the number of cells the end of all. */
    public int first(int ofCell) {
        int bucket = ofCell >> bits;
        int place = start[bucket];
        if (bits > 0) {
            int end = start[Math.min(bucket + 1, buckets)];
            while (place < end && cellAt[place] < ofCell) {
                place++;
            }
        }
        return place;
    }

    /** How many stand on a cell. */
    public int on(int ofCell) {
        return first(ofCell + 1) - first(ofCell);
    }

    /** The row of the agent at a place. */
    public int agentAt(int place) {
        return agentAt[place];
    }

    /** The cell of the agent at a place. */
    public int cellAt(int place) {
        return cellAt[place];
    }
}
