package io.throng.scenarios.warehouse;

/**
 * Who of the robots that want to go ahead may. As in the public code: robots in a ring of at least three move on together, and
 * nobody who waits for the ring does; otherwise, of the queues that lead into a free cell, the longest moves on; behind a robot
 * that stays, and where two would change places, nobody moves. Of queues of the same length {@link PublicOrder} picks one.
 */
final class Traffic {
    private final int[] cells;
    private final int[] targets;
    private final int from;
    private final int to;
    private final int width;

    /**
     * Robots of a world.
     *
     * @param cells where robots are; all different
     * @param targets where they want to be: a cell beside or their own
     * @param from row of the first robot
     * @param to row after the last one
     * @param width columns of the floor
     */
    Traffic(int[] cells, int[] targets, int from, int to, int width) {
        this.cells = cells;
        this.targets = targets;
        this.from = from;
        this.to = to;
        this.width = width;
    }

    /** The row of the robot in a cell; -1 for none. */
    static int robotIn(int cell, int[] cells, int from, int to) {
        for (int i = from; i < to; i++) {
            if (cells[i] == cell) {
                return i;
            }
        }
        return -1;
    }

    /** Writes where the robots are next. */
    void move(int[] next) {
        for (int i = from; i < to; i++) {
            next[i] = cells[i] != targets[i] && mayMove(i) ? targets[i] : cells[i];
        }
    }

    private boolean mayMove(int robot) {
        int at = robot;
        for (int ahead = 1; ahead <= to - from; ahead++) {
            int inTheWay = robotIn(targets[at], cells, from, to);
            if (inTheWay < 0) {
                return leads(robot);
            }
            if (inTheWay == robot) {
                return ahead > 2;
            }
            if (targets[inTheWay] == cells[inTheWay]) {
                return false;
            }
            at = inTheWay;
        }
        return false;
    }

    /** Whether a robot, and everybody in its way up to a free cell, is the one whose turn it is. */
    private boolean leads(int robot) {
        for (int at = robot; at >= 0; at = robotIn(targets[at], cells, from, to)) {
            if (!isFirst(at)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFirst(int robot) {
        int length = -1;
        boolean tied = false;
        for (int i = from; i < to; i++) {
            if (i != robot && targets[i] == targets[robot]) {
                length = length < 0 ? queue(robot) : length;
                int other = queue(i);
                if (other > length) {
                    return false;
                }
                tied |= other == length;
            }
        }
        return !tied || firstOfEqual(targets[robot], length) == robot;
    }

    private int firstOfEqual(int target, int length) {
        for (int cell : new PublicOrder(cells, targets, from, to, width).around(target)) {
            int robot = robotIn(cell, cells, from, to);
            if (robot >= 0 && targets[robot] == target && queue(robot) == length) {
                return robot;
            }
        }
        throw new IllegalStateException("nobody wants cell " + target);
    }

    /** How many robots want to move one behind the other, the last of them this one. */
    private int queue(int robot) {
        int longest = 0;
        for (int i = from; i < to; i++) {
            if (targets[i] == cells[robot]) {
                longest = Math.max(longest, queue(i));
            }
        }
        return longest + 1;
    }
}
