package io.throng.scenarios.traffic.following;

/** Checks of parameters. */
final class Require {
    private Require() {}

    static void positive(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be positive and finite, got " + value);
        }
    }

    static void in(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", "
                    + (high == Double.MAX_VALUE ? "infinity)" : high + "]") + ", got " + value);
        }
    }
}
