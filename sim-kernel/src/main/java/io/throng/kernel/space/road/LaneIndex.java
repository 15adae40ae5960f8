package io.throng.kernel.space.road;

import io.throng.kernel.space.CellSort;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;

/**
 * Vehicles in order of (lane, position along it, id), so that whoever drives ahead or behind is found at once.
 *
 * <p>Rebuilt every step: a counting sort by lane, then by insertion within each lane, which is cheap because rows are laid
 * out in this order from time to time and vehicles of a lane seldom pass each other.
 *
 * <p>A vehicle whose lane is -1 is on no road; it is ahead of nobody.
 */
public final class LaneIndex implements SpatialIndex {
    private final int lanes;
    private final IntColumn lane;
    private final DoubleColumn position;
    private final CellSort sort;
    private int[] placeOf = new int[0];

    /**
     * An index of the vehicles of a table.
     *
     * @param lanes how many there are, at least 1
     * @param lane on which a vehicle is, in [-1, lanes)
     * @param position of its front along the lane, in metres
     */
    public LaneIndex(int lanes, IntColumn lane, DoubleColumn position) {
        if (lanes < 1) {
            throw new IllegalArgumentException("there must be at least 1 lane, got " + lanes);
        }
        this.lanes = lanes;
        this.lane = lane;
        this.position = position;
        this.sort = new CellSort(lane.table());
    }

    @Override
    public void open(int rows, int shards) {
        sort.open(lanes + 1, rows, shards);
        if (placeOf.length < rows) {
            placeOf = new int[Math.max(rows, placeOf.length * 3 / 2)];
        }
    }

    @Override
    public void count(int shard, int fromRow, int toRow) {
        int[] cellOf = sort.cellOf();
        int[] on = lane.read();
        for (int row = fromRow; row < toRow; row++) {
            cellOf[row] = on[row] < 0 ? lanes : on[row];
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
        int from = sort.placesFrom(shard);
        int to = sort.placesFrom(shard + 1);
        int[] rowAt = sort.agentAt();
        int[] cellOf = sort.cellOf();
        for (int place = from + 1; place < to; place++) {
            int row = rowAt[place];
            int gap = place;
            while (gap > from && cellOf[rowAt[gap - 1]] == cellOf[row] && isBehind(row, rowAt[gap - 1])) {
                rowAt[gap] = rowAt[gap - 1];
                gap--;
            }
            rowAt[gap] = row;
        }
        for (int place = from; place < to; place++) {
            placeOf[rowAt[place]] = place;
        }
    }

    private boolean isBehind(int row, int other) {
        double here = position.read()[row];
        double there = position.read()[other];
        return here != there
                ? here < there
                : lane.table().id(row) < lane.table().id(other);
    }

    @Override
    public int[] order() {
        return sort.agentAt();
    }

    @Override
    public long bytes() {
        return sort.bytes() + (long) placeOf.length * Integer.BYTES;
    }

    @Override
    public void renumbered(int[] newRow) {
        sort.renumbered(newRow);
        int[] rowAt = sort.agentAt();
        for (int place = 0; place < sort.start()[lanes + 1]; place++) {
            placeOf[rowAt[place]] = place;
        }
    }

    /** How many vehicles are on a lane. */
    public int count(int onLane) {
        return sort.start()[onLane + 1] - sort.start()[onLane];
    }

    /** The row of the next vehicle ahead on the same lane; -1 if there is none, or the vehicle is on no road. */
    public int ahead(int row) {
        int on = lane.read()[row];
        int next = placeOf[row] + 1;
        return on >= 0 && next < sort.start()[on + 1] ? sort.agentAt()[next] : -1;
    }

    /** The row of the next vehicle behind on the same lane; -1 if there is none, or the vehicle is on no road. */
    public int behind(int row) {
        int on = lane.read()[row];
        int before = placeOf[row] - 1;
        return on >= 0 && before >= sort.start()[on] ? sort.agentAt()[before] : -1;
    }

    /** The row of the rearmost vehicle on a lane, or -1. */
    public int last(int onLane) {
        int from = sort.start()[onLane];
        return from < sort.start()[onLane + 1] ? sort.agentAt()[from] : -1;
    }

    /** The row of the foremost vehicle on a lane, or -1. */
    public int first(int onLane) {
        int end = sort.start()[onLane + 1];
        return end > sort.start()[onLane] ? sort.agentAt()[end - 1] : -1;
    }

    /** The row of the rearmost vehicle on a lane whose front is at a position or beyond, or -1. */
    public int atOrBeyond(int onLane, double metres) {
        int low = sort.start()[onLane];
        int end = sort.start()[onLane + 1];
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (position.read()[sort.agentAt()[middle]] < metres) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < end ? sort.agentAt()[low] : -1;
    }
}
