package io.throng.scenarios.traffic.net;

import java.util.Arrays;

/**
 * What a road of a {@link RoadNetworkBuilder} is like.
 *
 * @param lanes how many, in [1, 64]; they lie to the right of the road's line
 * @param speed limit in m/s, in (0, 1e3]
 * @param priority larger before smaller
 * @param length of its lanes between the stop lines, in m; 0 for what the line measures
 * @param shape {@code x0, y0, x1, y1, ...} of its line in m, from its beginning to its end; empty for a straight one between
 *     its junctions; never write to it
 */
public record Road(int lanes, double speed, int priority, double length, double[] shape) {
    private static final int MOST_LANES = 64;
    private static final double FASTEST = 1e3;
    private static final double LONGEST = 1e7;

    /** Checks the ranges. */
    public Road {
        shape = shape.clone();
        require(lanes >= 1 && lanes <= MOST_LANES, "lanes of a road must be in [1, 64], got " + lanes);
        require(speed > 0 && speed <= FASTEST, "speed of a road must be in (0, 1e3] m/s, got " + speed);
        require(length >= 0 && length <= LONGEST, "length of a road must be in [0, 1e7] m, got " + length);
        require(
                shape.length % 2 == 0 && shape.length != 2,
                "shape of a road must be x0, y0, x1, y1, ... of two points or more, got " + Arrays.toString(shape));
        for (double coordinate : shape) {
            require(
                    Math.abs(coordinate) <= LONGEST,
                    "shape of a road must lie in [-1e7, 1e7] m, got " + Arrays.toString(shape));
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** A straight road of priority 0. */
    public static Road of(int lanes, double speed) {
        return new Road(lanes, speed, 0, 0, new double[0]);
    }

    /** The same with another priority. */
    public Road withPriority(int other) {
        return new Road(lanes, speed, other, length, shape);
    }

    /** The same with a length, in m, whatever its line measures. */
    public Road withLength(double metres) {
        return new Road(lanes, speed, priority, metres, shape);
    }

    /** The same along a line: {@code x0, y0, x1, y1, ...}, in m. */
    public Road withShape(double... points) {
        return new Road(lanes, speed, priority, length, points);
    }
}
