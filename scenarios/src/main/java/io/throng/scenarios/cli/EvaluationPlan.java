package io.throng.scenarios.cli;

import java.util.stream.LongStream;

/**
 * How often a training is evaluated while it goes on, and on how many episodes (Gorsane et al., "Towards a standardised
 * performance evaluation protocol for cooperative MARL", NeurIPS 2022: 32 episodes at equal distances, and ten times as many
 * for the best policy).
 *
 * @param evaluations at equal distances, the last at the end; 0 for none, at most 10,000
 * @param episodes of each evaluation, at least 2
 */
record EvaluationPlan(int evaluations, int episodes) {
    private static final int MOST_EVALUATIONS = 10_000;
    private static final int MOST_EPISODES = 100_000;
    private static final int ABSOLUTE_FACTOR = 10;

    EvaluationPlan {
        if (evaluations < 0 || evaluations > MOST_EVALUATIONS) {
            throw new IllegalArgumentException("evaluations must be in [0, " + MOST_EVALUATIONS + "], got "
                    + evaluations + "; 10 is usual, 0 turns them off");
        }
        if (episodes < 2 || episodes > MOST_EPISODES) {
            throw new IllegalArgumentException(
                    "evaluation-episodes must be in [2, " + MOST_EPISODES + "], got " + episodes + "; 32 is usual");
        }
    }

    static EvaluationPlan defaults() {
        return new EvaluationPlan(10, 32);
    }

    /** Of a training that is only evaluated at its end. */
    static EvaluationPlan none() {
        return new EvaluationPlan(0, defaults().episodes());
    }

    /** Episodes to play the best policy on. */
    int absoluteEpisodes() {
        return ABSOLUTE_FACTOR * episodes;
    }

    /** How many evaluations of a training of {@code steps} are due once so many environment steps are taken. */
    long due(long environmentSteps, long steps) {
        long all = Math.min(evaluations, steps);
        return LongStream.rangeClosed(1, all)
                .filter(k -> k * (steps / all) + k * (steps % all) / all <= environmentSteps)
                .count();
    }

    /** The same distance between evaluations in a training that is made longer, as far as whole numbers allow. */
    EvaluationPlan stretched(long fromSteps, long toSteps) {
        long stretched = Math.round((double) evaluations * toSteps / fromSteps);
        return new EvaluationPlan((int) Math.min(stretched, MOST_EVALUATIONS), episodes);
    }
}
