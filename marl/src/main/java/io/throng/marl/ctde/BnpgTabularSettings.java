package io.throng.marl.ctde;

/**
 * Settings of exact policy gradients of Bayesian-network policies.
 *
 * @param dag who knows whose choice
 * @param ascent along which gradient
 * @param rate length of a step per unit of gradient, above 0
 * @param discount gamma, in [0, 1)
 * @param reportEvery iterations between diagnostics, at least 1
 */
public record BnpgTabularSettings(Dag dag, Ascent ascent, double rate, double discount, int reportEvery) {
    /** What a step follows. */
    public enum Ascent {
        /** The gradient by the logits, as in the paper: what parents seldom choose is learned slowly. */
        PLAIN,
        /** The natural gradient (Kakade, 2001): advantages, however seldom they come to pass. */
        NATURAL
    }

    /** Checks the ranges. */
    public BnpgTabularSettings {
        Require.positive("rate", rate);
        if (!(discount >= 0 && discount < 1)) {
            throw new IllegalArgumentException("discount must be in [0, 1), got " + discount);
        }
        Require.inRange("reportEvery", reportEvery, 1, 1 << 30);
    }

    /** The paper's numbers, with all edges. */
    public static BnpgTabularSettings defaults() {
        return new BnpgTabularSettings(Dag.COMPLETE, Ascent.PLAIN, 0.01, 0.95, 100);
    }
}
