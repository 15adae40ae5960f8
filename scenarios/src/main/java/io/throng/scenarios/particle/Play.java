package io.throng.scenarios.particle;

/**
 * What can be set in every scenario of the particle world.
 *
 * @param episodeSteps steps until the time limit; at least 1
 * @param continuous whether actions are numbers, forces and loudness of symbols, instead of choices
 */
public record Play(int episodeSteps, boolean continuous) {
    /** Checks the range. */
    public Play {
        Require.episodeSteps(episodeSteps);
    }

    /** 25 steps, choices. */
    public static Play defaults() {
        return new Play(25, false);
    }
}
