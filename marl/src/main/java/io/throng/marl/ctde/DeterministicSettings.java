package io.throng.marl.ctde;

/**
 * Settings of learners by deterministic policy gradients.
 *
 * @param noise deviation of what is added to real numbers while exploring, on a scale where bounds are at -1 and 1; at least 0
 * @param targetNoise deviation of what is added to the target policies' real numbers, at least 0
 * @param noiseClip within which that noise is held, at least 0
 * @param actorDelay critics' updates for each of the actors, at least 1
 * @param regularization weight of the squares of actors' outputs, at least 0
 * @param replay what all off-policy learners have in common
 */
public record DeterministicSettings(
        double noise,
        double targetNoise,
        double noiseClip,
        int actorDelay,
        double regularization,
        ReplaySettings replay) {
    /** Checks the ranges. */
    public DeterministicSettings {
        Require.atLeastZero("noise", noise);
        Require.atLeastZero("targetNoise", targetNoise);
        Require.atLeastZero("noiseClip", noiseClip);
        Require.inRange("actorDelay", actorDelay, 1, 1 << 20);
        Require.atLeastZero("regularization", regularization);
    }

    /** Without noise in targets: MADDPG. */
    static DeterministicSettings plain() {
        return new DeterministicSettings(0.1, 0, 0.5, 1, 1e-3, ReplaySettings.defaults());
    }

    /** The numbers of TD3's paper. */
    static DeterministicSettings twinDelayed() {
        return new DeterministicSettings(0.1, 0.2, 0.5, 2, 1e-3, ReplaySettings.defaults());
    }
}
