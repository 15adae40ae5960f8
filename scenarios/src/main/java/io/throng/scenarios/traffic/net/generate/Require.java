package io.throng.scenarios.traffic.net.generate;

/** Checks of parameters. */
final class Require {
    private static final double FASTEST = 1e3;

    private Require() {}

    static void in(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
        }
    }

    /** In m. */
    static void metres(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "] m, got " + value);
        }
    }

    /** In m/s. */
    static void speed(String name, double value) {
        if (!(value > 0 && value <= FASTEST)) {
            throw new IllegalArgumentException(name + " must be in (0, 1e3] m/s, got " + value);
        }
    }
}
