package io.throng.scenarios.traffic.road;

import io.throng.kernel.space.SpatialIndex;

/**
 * What every vehicle of a step intends, between deciding and resolving. Written anew in each step by the vehicle's own turn,
 * hence no part of the state. It gets its room where indexes get theirs.
 *
 * <p>A vehicle plans to pass up to two links with foes. Its speed is {@code speed[3 * row]} if it may not even pass the first,
 * less where {@code wait} is less; {@code speed[3 * row + 1]} likewise for the second, {@code speed[3 * row + 2]} if it may
 * pass both.
 */
final class Plans implements SpatialIndex {
    static final int LINKS = 2;
    static final int NO_LINK = -1;

    /** On which lane it will be; -1 if on none. */
    int[] lane = {};

    /** The row of the vehicle with which it changes places; -1 if with none. */
    int[] exchange = {};

    double[] speed = {};
    double[] wait = {};
    int[] link = {};

    /** Whether it will pass the link if others let it. */
    boolean[] passes = {};

    /** Metres to the link. */
    double[] distance = {};

    /** Seconds until it arrives at the link, and until its rear has left the junction. */
    double[] arrival = {};

    double[] leaving = {};
    double[] arrivalSpeed = {};
    double[] leavingSpeed = {};

    /** Where it enters the road, if it does in this step, at most and at least how fast, and behind whom; -1 if behind nobody. */
    double[] entryPosition = {};

    double[] entrySpeed = {};
    double[] entryLeast = {};
    int[] entryLeader = {};

    /** Makes room for so many vehicles. */
    @Override
    public void open(int rows, int shards) {
        if (rows <= lane.length) {
            return;
        }
        int room = Math.max(rows, lane.length * 3 / 2);
        lane = new int[room];
        exchange = new int[room];
        speed = new double[(LINKS + 1) * room];
        wait = new double[LINKS * room];
        link = new int[LINKS * room];
        passes = new boolean[LINKS * room];
        distance = new double[LINKS * room];
        arrival = new double[LINKS * room];
        leaving = new double[LINKS * room];
        arrivalSpeed = new double[LINKS * room];
        leavingSpeed = new double[LINKS * room];
        entryPosition = new double[room];
        entrySpeed = new double[room];
        entryLeast = new double[room];
        entryLeader = new int[room];
    }

    @Override
    public void count(int shard, int fromRow, int toRow) {}

    @Override
    public void arrange() {}

    @Override
    public void place(int shard, int fromRow, int toRow) {}

    @Override
    public long bytes() {
        return (long) lane.length
                * (3 * Integer.BYTES + 6 * Double.BYTES + LINKS * (Integer.BYTES + 1 + 6 * Double.BYTES));
    }

    /** Nothing: between two steps there are no plans. */
    @Override
    public void renumbered(int[] newRow) {}

    void clear(int row) {
        exchange[row] = NO_LINK;
        link[LINKS * row] = NO_LINK;
        link[LINKS * row + 1] = NO_LINK;
    }

    /** The place of a link among those that a vehicle will pass; -1 if it will not. */
    int placeOf(int row, int ofLink) {
        int first = LINKS * row;
        if (link[first] == ofLink && passes[first]) {
            return first;
        }
        return link[first + 1] == ofLink && passes[first + 1] ? first + 1 : NO_LINK;
    }
}
