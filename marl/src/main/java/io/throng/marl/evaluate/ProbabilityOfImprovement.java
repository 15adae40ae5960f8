package io.throng.marl.evaluate;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How probably a run of one algorithm scores more than a run of another on a task drawn at random: the Mann-Whitney U
 * statistic over the number of pairs, ties counted half, averaged over tasks (Agarwal et al. 2021, section 4.3; rliable). It says nothing of how much more.
 */
public final class ProbabilityOfImprovement {
    private ProbabilityOfImprovement() {}

    /**
     * The probability that {@code first} beats {@code second}; both are resampled within tasks, independently.
     *
     * @param first scores on the same tasks as {@code second}, in the same order
     * @param random where resamples come from; the same state gives the same interval
     */
    public static Estimate of(TaskScores first, TaskScores second, Bootstrap bootstrap, UniformRandomProvider random) {
        if (first.tasks() != second.tasks()) {
            throw new IllegalArgumentException("both algorithms must have run on the same tasks, got " + first.tasks()
                    + " and " + second.tasks() + " tasks");
        }
        boolean single = Math.min(first.fewestRuns(), second.fewestRuns()) < 2;
        return new Estimate(
                of(first.observed(), second.observed()),
                single
                        ? Optional.empty()
                        : Optional.of(bootstrap.percentile(() -> of(first.resample(random), second.resample(random)))));
    }

    private static double of(double[][] first, double[][] second) {
        double sum = 0;
        for (int task = 0; task < first.length; task++) {
            sum += ofTask(first[task], second[task]);
        }
        return sum / first.length;
    }

    private static double ofTask(double[] first, double[] second) {
        double wins = 0;
        for (double x : first) {
            for (double y : second) {
                wins += x > y ? 1 : x == y ? 0.5 : 0;
            }
        }
        return wins / ((double) first.length * second.length);
    }
}
