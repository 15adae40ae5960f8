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
}
