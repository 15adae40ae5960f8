package io.throng.marl.ctde;

/**
 * Settings of the proximal policy optimisation family.
 *
 * @param epochs passes over a batch, at least 1
 * @param minibatches parts of a batch, each one gradient step; at least 1
 * @param entropy weight of the entropy bonus, at least 0
 * @param policyStep what keeps the policy near the old one
 * @param actorCritic what all actor-critics have in common
 */
public record PpoSettings(
        int epochs, int minibatches, double entropy, PolicyStep policyStep, ActorCriticSettings actorCritic) {
    /** Checks the ranges. */
    public PpoSettings {
        Require.inRange("epochs", epochs, 1, 1 << 20);
        Require.inRange("minibatches", minibatches, 1, 1 << 20);
        Require.atLeastZero("entropy", entropy);
    }

    /** Four minibatches learn simple_spread several times faster than the MAPPO paper's one (see the module's README). */
    public static PpoSettings defaults() {
        return new PpoSettings(10, 4, 0.005, PolicyStep.defaults(), ActorCriticSettings.defaults());
    }
}
