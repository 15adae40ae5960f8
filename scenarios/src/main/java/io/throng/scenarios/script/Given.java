package io.throng.scenarios.script;

/** Checks of the numbers that scripts give. */
final class Given {
    private Given() {}

    static float finite(String what, double value) {
        float single = (float) value;
        if (!Float.isFinite(single)) {
            throw new IllegalArgumentException(what + " must be a finite number, got " + value);
        }
        return single;
    }

    static double atLeastZero(String what, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(what + " must be at least 0, got " + value);
        }
        return value;
    }
}
