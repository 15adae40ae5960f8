package io.throng.marl.ctde;

/**
 * How often something is tried at random.
 *
 * @param epsilonStart chance at first, in [0, 1]
 * @param epsilonEnd chance in the end, in [0, 1]
 * @param epsilonSteps environment steps over which it changes linearly, at least 1
 */
public record Exploration(double epsilonStart, double epsilonEnd, long epsilonSteps) {
    /** Checks the ranges. */
    public Exploration {
        Require.unit("epsilonStart", epsilonStart);
        Require.unit("epsilonEnd", epsilonEnd);
        Require.inRange("epsilonSteps", epsilonSteps, 1, Long.MAX_VALUE);
    }

    /** From always to one in twenty over 50,000 steps. */
    public static Exploration defaults() {
        return new Exploration(1, 0.05, 50_000);
    }

    double epsilon(long environmentSteps) {
        double part = Math.min(1, (double) environmentSteps / epsilonSteps);
        return epsilonStart + part * (epsilonEnd - epsilonStart);
    }
}
