package io.throng.scenarios.comparison;

/** What must hold of parameters, and of a world beside its reference. */
final class Require {
    private Require() {}

    static void inRange(String name, long value, long low, long high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
        }
    }

    static void inRange(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
        }
    }

    static void positive(String name, double value, double high) {
        if (!(value > 0 && value <= high)) {
            throw new IllegalArgumentException(name + " must be in (0, " + high + "], got " + value);
        }
    }

    /** For the references: equality of a number that the world has with the one it should have. */
    static void sameBits(String what, int index, double expected, double got) {
        if (Double.doubleToRawLongBits(expected) != Double.doubleToRawLongBits(got)) {
            throw new IllegalStateException(
                    what + " at " + index + " must be " + expected + " as in the reference, got " + got);
        }
    }

    static void same(String what, int index, long expected, long got) {
        if (expected != got) {
            throw new IllegalStateException(
                    what + " at " + index + " must be " + expected + " as in the reference, got " + got);
        }
    }
}
