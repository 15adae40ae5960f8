package io.throng.kernel.math;

/** Directions in the plane, in radians: angles that differ by whole turns are the same direction. */
public final class Angles {

    private static final float PI = (float) Math.PI;

    private Angles() {}

    /**
     * Brings an angle into one turn.
     *
     * @param angle any value
     * @return the same direction in [-π, π), π being {@link Math#PI}; NaN for infinite angles and NaN
     */
    public static double wrap(double angle) {
        if (angle >= -Math.PI && angle < Math.PI) {
            return angle;
        }
        if (!(Math.abs(angle) <= Trigonometric.REDUCIBLE)) {
            return belowHalfTurn(Elementary.atan2(Elementary.sin(angle), Elementary.cos(angle)));
        }
        double quarter = 0.25 * angle;
        double rest = 4 * Trigonometric.rest(quarter, Trigonometric.quarters(quarter));
        if (rest >= Math.PI) {
            return Math.max(rest - 2 * Math.PI, -Math.PI);
        }
        return rest < -Math.PI ? belowHalfTurn(rest + 2 * Math.PI) : rest;
    }

    private static double belowHalfTurn(double angle) {
        return angle >= Math.PI ? -Math.PI : angle;
    }

    /**
     * Brings an angle into one turn.
     *
     * @param angle any value
     * @return the same direction in [-π, π), π being {@link Math#PI} as a float; NaN for infinite angles and NaN
     */
    public static float wrap(float angle) {
        if (angle >= -PI && angle < PI) {
            return angle;
        }
        float wrapped = (float) wrap((double) angle);
        return wrapped >= PI ? -PI : wrapped;
    }

    /**
     * Measures the turn from one direction to another.
     *
     * @param to an angle
     * @param from an angle
     * @return the smallest turn in [-π, π), positive when it is anticlockwise
     */
    public static double difference(double to, double from) {
        return wrap(to - from);
    }

    /**
     * Measures the turn from one direction to another.
     *
     * @param to an angle
     * @param from an angle
     * @return the smallest turn in [-π, π), positive when it is anticlockwise
     */
    public static float difference(float to, float from) {
        return wrap(to - from);
    }

    /**
     * Finds the mean direction, that of the sum of the unit vectors (Fisher, "Statistical analysis of circular data", 1993,
     * eq. 2.9). The vectors are summed in ascending order; a mean of vectors that cancel is rounding noise.
     *
     * @param angles directions
     * @param from index of the first
     * @param to index after the last, above {@code from}
     * @return the mean direction in [-π, π)
     * @throws IllegalArgumentException if there is no direction
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public static double mean(double[] angles, int from, int to) {
        requireSome(from, to);
        double x = 0;
        double y = 0;
        for (int i = from; i < to; i++) {
            x += Elementary.cos(angles[i]);
            y += Elementary.sin(angles[i]);
        }
        return belowHalfTurn(Elementary.atan2(y, x));
    }

    /**
     * Finds the mean direction, as {@link #mean(double[], int, int)} does, with float sines and cosines summed as doubles.
     *
     * @param angles directions
     * @param from index of the first
     * @param to index after the last, above {@code from}
     * @return the mean direction in [-π, π)
     * @throws IllegalArgumentException if there is no direction
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public static float mean(float[] angles, int from, int to) {
        requireSome(from, to);
        double x = 0;
        double y = 0;
        for (int i = from; i < to; i++) {
            x += Elementary.cosf(angles[i]);
            y += Elementary.sinf(angles[i]);
        }
        float mean = (float) Elementary.atan2(y, x);
        return mean >= PI ? -PI : mean;
    }

    private static void requireSome(int from, int to) {
        if (to <= from) {
            throw new IllegalArgumentException("a mean needs at least one direction, got the range [" + from + ", " + to
                    + "); ask only where there are neighbours");
        }
    }
}
