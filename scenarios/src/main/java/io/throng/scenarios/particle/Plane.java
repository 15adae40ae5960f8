package io.throng.scenarios.particle;

/** Distances between points that lie as x, y in arrays. */
final class Plane {
    private Plane() {}

    /** The squared distance of the points that start at {@code a} and {@code b}. */
    static double squared(double[] ofA, int a, double[] ofB, int b) {
        double x = ofA[a] - ofB[b];
        double y = ofA[a + 1] - ofB[b + 1];
        return x * x + y * y;
    }

    /** The distance of the points that start at {@code a} and {@code b}. */
    static double distance(double[] ofA, int a, double[] ofB, int b) {
        return Math.sqrt(squared(ofA, a, ofB, b));
    }

    /**
     * The squared distance of a point to the nearest of some.
     *
     * @param from where the first of the points starts
     * @param count at least 1
     */
    static double nearestSquared(double[] ofA, int a, double[] points, int from, int count) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = from; i < from + 2 * count; i += 2) {
            double squared = squared(ofA, a, points, i);
            nearest = squared < nearest ? squared : nearest;
        }
        return nearest;
    }
}
