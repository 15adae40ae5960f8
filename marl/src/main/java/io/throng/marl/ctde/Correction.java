package io.throng.marl.ctde;

/**
 * Sampling on policy with less chance in it: while a batch is gathered, the policy that acts is moved away from the actions
 * that have come up too often so far, so that the batch looks more like the policy that learns (Corrado and Hanna, "On-policy
 * policy gradient reinforcement learning without on-policy sampling", 2023: PROPS). For networks without memory.
 *
 * @param propsEvery steps of the rollout after which the acting policy is corrected; 0 for no correction
 * @param propsEpochs gradient steps of a correction, at least 1
 * @param propsRate learning rate of the acting policy, above 0
 * @param propsClip how far a probability ratio may matter, above 0
 * @param propsPenalty weight of the divergence of the learning policy from the acting one, at least 0
 */
public record Correction(int propsEvery, int propsEpochs, double propsRate, double propsClip, double propsPenalty) {
    /** Checks the ranges. */
    public Correction {
        Require.inRange("propsEvery", propsEvery, 0, 1 << 20);
        Require.inRange("propsEpochs", propsEpochs, 1, 1 << 20);
        Require.positive("propsRate", propsRate);
        Require.positive("propsClip", propsClip);
        Require.atLeastZero("propsPenalty", propsPenalty);
    }

    /** None; the other numbers are in the middle of the paper's ranges. */
    public static Correction none() {
        return new Correction(0, 4, 1e-3, 0.3, 0.1);
    }

    boolean isActive() {
        return propsEvery > 0;
    }
}
