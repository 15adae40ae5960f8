package io.throng.scenarios.particle;

/** Writes parts of an observation row; each returns where the next part starts. */
final class Sight {
    private Sight() {}

    /** One vector of a column of vectors. */
    static int vector(double[] vectors, int row, float[] into, int at) {
        into[at] = (float) vectors[2 * row];
        into[at + 1] = (float) vectors[2 * row + 1];
        return at + 2;
    }

    /** Where points are from (x, y): those that start at {@code from} and before {@code to}. */
    static int points(double[] points, int from, int to, double x, double y, float[] into, int at) {
        int shift = at - from;
        for (int i = from; i < to; i += 2) {
            into[shift + i] = (float) (points[i] - x);
            into[shift + i + 1] = (float) (points[i + 1] - y);
        }
        return shift + to;
    }

    /** Where the other agents of rows {@code start} to {@code end - 1} are from the agent of a row, in order. */
    static int others(double[] position, int start, int row, int end, float[] into, int at) {
        double x = position[2 * row];
        double y = position[2 * row + 1];
        int next = points(position, 2 * start, 2 * row, x, y, into, at);
        return points(position, 2 * row + 2, 2 * end, x, y, into, next);
    }

    /** Numbers as they are. */
    static int numbers(double[] numbers, int from, int count, float[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = (float) numbers[from + i];
        }
        return at + count;
    }

    /**
     * Where the nearest of some points are from (x, y), nearest first, and zeros where there are fewer.
     *
     * @param from where the first point starts
     * @param self the point that is left out, -1 for none
     * @param slots how many points there is room for
     */
    static int nearest(
            double[] points, int from, int count, int self, int slots, double x, double y, float[] into, int at) {
        int point = -1;
        for (int slot = 0; slot < slots; slot++) {
            point = slot > 0 && point < 0 ? -1 : next(points, from, count, self, point, x, y);
            into[at + 2 * slot] = point < 0 ? 0 : (float) (points[from + 2 * point] - x);
            into[at + 2 * slot + 1] = point < 0 ? 0 : (float) (points[from + 2 * point + 1] - y);
        }
        return at + 2 * slots;
    }

    /**
     * The point that is next farther from (x, y), the earlier of equally far ones first.
     *
     * @param after the point before it in this order, -1 for the first
     * @return -1 if there is none
     */
    static int next(double[] points, int from, int count, int self, int after, double x, double y) {
        double reached = after < 0 ? -1 : distance(points, from + 2 * after, x, y);
        int next = -1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int point = 0; point < count; point++) {
            double distance = distance(points, from + 2 * point, x, y);
            boolean later = distance > reached || distance == reached && point > after;
            if (point != self && later && distance < nearest) {
                nearest = distance;
                next = point;
            }
        }
        return next;
    }

    private static double distance(double[] points, int at, double x, double y) {
        double dx = points[at] - x;
        double dy = points[at + 1] - y;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
