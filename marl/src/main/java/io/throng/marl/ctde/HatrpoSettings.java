package io.throng.marl.ctde;

import io.throng.marl.rollout.Sharing;

/**
 * Settings of heterogeneous-agent trust region policy optimisation.
 *
 * @param trustRegion delta: the largest mean divergence of a crew's new policy from its old one, above 0
 * @param conjugateSteps of the conjugate gradient method, at least 1
 * @param damping added to the Fisher matrix's diagonal, at least 0
 * @param lineSearchSteps how often a step may be shortened before it is given up, at least 1
 * @param backtrack factor by which it is shortened, in (0, 1)
 * @param acceptRatio part of the improvement expected to first order that a step must bring, in (0, 1)
 * @param epochs passes over a batch by which critics learn, at least 1
 * @param minibatches parts of such a pass, at least 1
 * @param actorCritic what all actor-critics have in common
 */
public record HatrpoSettings(
        double trustRegion,
        int conjugateSteps,
        double damping,
        int lineSearchSteps,
        double backtrack,
        double acceptRatio,
        int epochs,
        int minibatches,
        ActorCriticSettings actorCritic) {
    /** Checks the ranges. */
    public HatrpoSettings {
        Require.positive("trustRegion", trustRegion);
        Require.inRange("conjugateSteps", conjugateSteps, 1, 1000);
        Require.atLeastZero("damping", damping);
        Require.inRange("lineSearchSteps", lineSearchSteps, 1, 1000);
        Require.betweenZeroAndOne("backtrack", backtrack);
        Require.betweenZeroAndOne("acceptRatio", acceptRatio);
        Require.inRange("epochs", epochs, 1, 1 << 20);
        Require.inRange("minibatches", minibatches, 1, 1 << 20);
    }

    /** The authors' published settings, with nobody sharing a policy. */
    public static HatrpoSettings defaults() {
        return new HatrpoSettings(
                0.01,
                10,
                0.1,
                10,
                0.8,
                0.5,
                5,
                4,
                ActorCriticSettings.defaults().with(Sharing.NONE));
    }
}
