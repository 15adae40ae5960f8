package io.throng.marl.ctde;

import io.throng.marl.rollout.GeneralizedAdvantageEstimation;

/**
 * How experience is gathered for learning on policy.
 *
 * @param worlds worlds stepped together, at least 1
 * @param rolloutSteps steps in every world between two updates, at least 1
 * @param discount gamma, in [0, 1]
 * @param lambda of generalized advantage estimation, in [0, 1]
 */
public record Gathering(int worlds, int rolloutSteps, double discount, double lambda) {
    private static final int MOST_WORLDS = 1 << 16;

    /** Checks the ranges. */
    public Gathering {
        Require.inRange("worlds", worlds, 1, MOST_WORLDS);
        Require.inRange("rolloutSteps", rolloutSteps, 1, 1 << 20);
        new GeneralizedAdvantageEstimation(discount, lambda);
    }

    /** How advantages are estimated. */
    GeneralizedAdvantageEstimation advantages() {
        return new GeneralizedAdvantageEstimation(discount, lambda);
    }
}
