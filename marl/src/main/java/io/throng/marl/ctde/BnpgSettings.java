package io.throng.marl.ctde;

/**
 * Settings of {@link Bnpg}.
 *
 * @param dag who knows whose choice, as long as edges are there
 * @param annealSteps environment steps over which the chance of an edge falls linearly from 1 to 0, at least 1
 * @param ppo how policies learn
 */
public record BnpgSettings(Dag dag, long annealSteps, PpoSettings ppo) {
    /** Checks the ranges. */
    public BnpgSettings {
        if (annealSteps < 1) {
            throw new IllegalArgumentException("annealSteps must be at least 1, got " + annealSteps);
        }
    }

    /** All edges, gone after 100,000 steps. */
    public static BnpgSettings defaults() {
        return new BnpgSettings(Dag.COMPLETE, 100_000, PpoSettings.defaults());
    }
}
