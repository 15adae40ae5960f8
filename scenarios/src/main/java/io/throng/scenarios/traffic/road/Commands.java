package io.throng.scenarios.traffic.road;

import java.util.Arrays;

/** What somebody else asks of vehicles, by their ids, until he asks for something else. */
final class Commands {
    private double[] accelerations = {};
    private double[] speeds = {};

    /** Acceleration in m/s², as far as it is safe; NaN lets the vehicle drive by itself. */
    void accelerate(long id, double acceleration) {
        accelerations = withRoom(accelerations, id, Double.NaN);
        accelerations[(int) id] = acceleration;
    }

    /** To drive by itself, at most at a speed in m/s; infinite for no advice. */
    void advise(long id, double speed) {
        speeds = withRoom(speeds, id, Double.POSITIVE_INFINITY);
        speeds[(int) id] = speed;
    }

    private static double[] withRoom(double[] values, long id, double none) {
        if (id < values.length) {
            return values;
        }
        double[] more = Arrays.copyOf(values, Math.max((int) id + 1, values.length * 2));
        Arrays.fill(more, values.length, more.length, none);
        return more;
    }

    /** NaN if none was asked for. */
    double acceleration(long id) {
        return id < accelerations.length ? accelerations[(int) id] : Double.NaN;
    }

    /** Infinite if none was advised. */
    double speed(long id) {
        return id < speeds.length ? speeds[(int) id] : Double.POSITIVE_INFINITY;
    }

    /** Whether any vehicle has ever been advised. */
    boolean advises() {
        return speeds.length > 0;
    }
}
