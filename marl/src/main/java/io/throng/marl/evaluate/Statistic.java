package io.throng.marl.evaluate;

import java.util.Arrays;

/** One number for many scores. */
public enum Statistic {
    /** The arithmetic mean. */
    MEAN {
        @Override
        public double of(double[] scores) {
            requireSome(scores);
            return Arrays.stream(scores).sum() / scores.length;
        }
    },

    /** The middle score, or the mean of the two in the middle. */
    MEDIAN {
        @Override
        public double of(double[] scores) {
            return Bootstrap.quantile(sorted(scores), 0.5);
        }
    },

    /**
     * The interquartile mean: the mean of the middle half, as steady as a median against outliers and more precise
     * (Agarwal et al., "Deep reinforcement learning at the edge of the statistical precipice", NeurIPS 2021, section 4.3).
     *
     * <p>As the paper's library has it (rliable, by {@code scipy.stats.trim_mean} with 0.25): whole scores are cut, from each
     * end as many as a quarter of n holds, so that of three scores none is and the result is their mean.
     */
    INTERQUARTILE_MEAN {
        @Override
        public double of(double[] scores) {
            double[] sorted = sorted(scores);
            int cut = sorted.length / 4;
            return MEAN.of(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
        }
    };

    /** The statistic of at least one score, {@code [scores]}; the array is left as it is. */
    public abstract double of(double[] scores);

    private static double[] sorted(double[] scores) {
        requireSome(scores);
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static void requireSome(double[] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("scores must number at least 1, got none");
        }
    }
}
