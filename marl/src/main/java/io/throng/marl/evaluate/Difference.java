package io.throng.marl.evaluate;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * How much better one group of runs is than another, such as learned than random policies. The groups are resampled
 * independently: their seeds are not pairs.
 *
 * @param firstN how many independent numbers the first group has, see {@link Evaluation#n}; at least 2
 * @param secondN the same of the second group
 * @param mean mean of the first minus mean of the second
 * @param interval of that difference
 * @param iqm interquartile mean of the first minus that of the second
 * @param iqmInterval of that difference
 */
public record Difference(int firstN, int secondN, double mean, Interval interval, double iqm, Interval iqmInterval) {
    /** Checks the sizes of the groups. */
    public Difference {
        if (firstN < 2 || secondN < 2) {
            throw new IllegalArgumentException(
                    "both groups must have at least 2 numbers, got " + firstN + " and " + secondN);
        }
    }

    /**
     * The difference of two groups, each over its seeds (over episodes where it has one seed).
     *
     * @param first {@code [seeds, episodes]}, finite; at least two numbers
     * @param second the same; sizes may differ
     * @param random where resamples come from; the same state gives the same intervals
     */
    public static Difference of(
            double[][] first, double[][] second, Bootstrap bootstrap, UniformRandomProvider random) {
        var minuend = new Group(new Scores(first));
        var subtrahend = new Group(new Scores(second));
        return new Difference(
                minuend.observed().length,
                subtrahend.observed().length,
                observed(Statistic.MEAN, minuend, subtrahend),
                interval(Statistic.MEAN, minuend, subtrahend, bootstrap, random),
                observed(Statistic.INTERQUARTILE_MEAN, minuend, subtrahend),
                interval(Statistic.INTERQUARTILE_MEAN, minuend, subtrahend, bootstrap, random));
    }

    /** Whether the interval of the mean leaves out zero. */
    public boolean isClear() {
        return !interval.contains(0);
    }

    private static double observed(Statistic statistic, Group minuend, Group subtrahend) {
        return statistic.of(minuend.observed()) - statistic.of(subtrahend.observed());
    }

    private static Interval interval(
            Statistic statistic, Group minuend, Group subtrahend, Bootstrap bootstrap, UniformRandomProvider random) {
        return bootstrap.percentile(() -> statistic.of(minuend.draw(random)) - statistic.of(subtrahend.draw(random)));
    }

    /** Scores with what is resampled of them. */
    private record Group(Scores scores, Resampling resampling) {
        Group(Scores scores) {
            this(scores, Resampling.widestOf(scores));
        }

        double[] observed() {
            return resampling.observed(scores);
        }

        double[] draw(UniformRandomProvider random) {
            return resampling.draw(scores, random);
        }
    }
}
