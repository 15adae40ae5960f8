package io.throng.marl.ctde;

import io.throng.marl.tensor.AdamParameters;

/**
 * How fast actors and critics learn, by Adam.
 *
 * @param actorRate learning rate of actors, above 0
 * @param criticRate learning rate of critics, above 0
 * @param decaySteps environment steps over which both rates fall linearly to 0; 0 keeps them
 * @param adamEpsilon Adam's epsilon, above 0
 * @param gradientNorm largest norm of an actor's or a critic's gradient, above 0
 */
public record Rates(double actorRate, double criticRate, long decaySteps, double adamEpsilon, double gradientNorm) {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;

    /** Checks the ranges. */
    public Rates {
        Require.positive("actorRate", actorRate);
        Require.positive("criticRate", criticRate);
        Require.atLeastZero("decaySteps", decaySteps);
        Require.positive("adamEpsilon", adamEpsilon);
        Require.positive("gradientNorm", gradientNorm);
    }

    /** What is left of the learning rates after so many environment steps, in [0, 1]. */
    double factor(long environmentSteps) {
        return decaySteps == 0 ? 1 : Math.max(0, 1 - (double) environmentSteps / decaySteps);
    }

    AdamParameters ofActor() {
        return new AdamParameters(actorRate, BETA_1, BETA_2, adamEpsilon);
    }

    AdamParameters ofCritic() {
        return new AdamParameters(criticRate, BETA_1, BETA_2, adamEpsilon);
    }
}
