package io.throng.scenarios.traffic;

/** Checks of parameters. */
final class Require {
    private Require() {}

    static void that(boolean condition, String rule, Object got) {
        if (!condition) {
            throw new IllegalArgumentException(rule + ", got " + got);
        }
    }
}
