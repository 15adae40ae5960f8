package io.throng.scenarios.traffic.road;

/**
 * What every vehicle of a step intends, between deciding and resolving. Written anew in each step by the vehicle's own turn,
 * hence no part of the state.
 *
 * <p>A vehicle plans to pass up to two links with foes. Its speed is {@code speed[3 * row]} if it may not even pass the first,
 * less where {@code wait} is less; {@code speed[3 * row + 1]} likewise for the second, {@code speed[3 * row + 2]} if it may
 * pass both.
 */
final class Plans {
    static final int LINKS = 2;
    static final int NO_LINK = -1;

    /** On which lane it will be; -1 if on none. */
    final int[] lane;

    /** The row of the vehicle with which it changes places; -1 if with none. */
    final int[] exchange;

    final double[] speed;
    final double[] wait;
    final int[] link;

    /** Whether it will pass the link if others let it. */
    final boolean[] passes;

    /** Metres to the link. */
    final double[] distance;

    /** Seconds until it arrives at the link, and until its rear has left the junction. */
    final double[] arrival;

    final double[] leaving;
    final double[] arrivalSpeed;
    final double[] leavingSpeed;

    /** Where it enters the road, if it does in this step. */
    final double[] entryPosition;

    final double[] entrySpeed;

    Plans(int rows) {
        lane = new int[rows];
        exchange = new int[rows];
        speed = new double[(LINKS + 1) * rows];
        wait = new double[LINKS * rows];
        link = new int[LINKS * rows];
        passes = new boolean[LINKS * rows];
        distance = new double[LINKS * rows];
        arrival = new double[LINKS * rows];
        leaving = new double[LINKS * rows];
        arrivalSpeed = new double[LINKS * rows];
        leavingSpeed = new double[LINKS * rows];
        entryPosition = new double[rows];
        entrySpeed = new double[rows];
    }

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
