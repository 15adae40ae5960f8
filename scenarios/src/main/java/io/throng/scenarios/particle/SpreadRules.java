package io.throng.scenarios.particle;

/**
 * Which simple_spread is played.
 *
 * @param agents how many agents and how many landmarks; at least 1
 * @param episodeSteps steps until the time limit; at least 1
 * @param landmarkRange landmarks begin anywhere in the square of half this side; positive
 */
record SpreadRules(
        int agents,
        int episodeSteps,
        Control control,
        Integration integration,
        double landmarkRange,
        SpreadReward reward) {
    static final int MOST_AGENTS = 1000;

    /** Checks what users can set; called by their parameters too. */
    static void require(int agents, int episodeSteps) {
        if (agents < 1 || agents > MOST_AGENTS) {
            throw new IllegalArgumentException("agents must be in [1, " + MOST_AGENTS + "], got " + agents);
        }
        if (episodeSteps < 1) {
            throw new IllegalArgumentException("episodeSteps must be at least 1, got " + episodeSteps);
        }
    }
}
