package io.throng.marl.evaluate;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What may be said of a policy after evaluating it: never a mean alone.
 *
 * @param n how many independent numbers stand behind the mean: seeds, or with one seed its episodes; at least 2
 * @param resampled what the intervals speak about
 * @param mean of the seeds' means (with one seed, of its episodes)
 * @param interval of the mean
 * @param iqm interquartile mean of the same numbers, see {@link Statistic#INTERQUARTILE_MEAN}
 * @param iqmInterval of the interquartile mean
 * @param perSeed mean score of each training seed, in the order given
 */
public record Evaluation(
        int n,
        Resampling resampled,
        double mean,
        Interval interval,
        double iqm,
        Interval iqmInterval,
        List<Double> perSeed) {
    /** Checks that there is something to rest an interval on. */
    public Evaluation {
        perSeed = List.copyOf(perSeed);
        if (n < 2) {
            throw new IllegalArgumentException(
                    "n must be at least 2, got " + n + "; one number has no interval: evaluate more episodes or seeds");
        }
        if (perSeed.size() != 1 && perSeed.size() != n) {
            throw new IllegalArgumentException("perSeed must have 1 or n = " + n + " numbers, got " + perSeed.size());
        }
        if (perSeed.size() == 1 && resampled == Resampling.SEEDS) {
            throw new IllegalArgumentException("resampled must be EPISODES with one seed, got SEEDS");
        }
    }

    /**
     * Evaluates over seeds; with a single seed over its episodes, which {@link #resampled} tells.
     *
     * @param scores {@code [seeds, episodes]}, finite, a row per training seed; at least two numbers
     * @param random where resamples come from; the same state gives the same intervals
     */
    public static Evaluation of(double[][] scores, Bootstrap bootstrap, UniformRandomProvider random) {
        var checked = new Scores(scores);
        return of(checked, Resampling.widestOf(checked), bootstrap, random);
    }

    /** Evaluates these very policies and no others, see {@link Resampling#EPISODES}; parameters as for {@link #of}. */
    public static Evaluation ofThesePolicies(double[][] scores, Bootstrap bootstrap, UniformRandomProvider random) {
        return of(new Scores(scores), Resampling.EPISODES, bootstrap, random);
    }

    private static Evaluation of(
            Scores scores, Resampling resampling, Bootstrap bootstrap, UniformRandomProvider random) {
        double[] observed = resampling.observed(scores);
        return new Evaluation(
                observed.length,
                resampling,
                Statistic.MEAN.of(observed),
                bootstrap.percentile(() -> Statistic.MEAN.of(resampling.draw(scores, random))),
                Statistic.INTERQUARTILE_MEAN.of(observed),
                bootstrap.percentile(() -> Statistic.INTERQUARTILE_MEAN.of(resampling.draw(scores, random))),
                Arrays.stream(scores.seedMeans()).boxed().toList());
    }
}
