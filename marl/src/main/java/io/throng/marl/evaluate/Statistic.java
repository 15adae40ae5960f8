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

    /**
     * The interquartile mean: the mean of the middle half, as steady as a median against outliers and more precise
     * (Agarwal et al., "Deep reinforcement learning at the edge of the statistical precipice", NeurIPS 2021, section 4.3).
     *
     * <p>Exactly a quarter of the weight goes from each end: where a quarter of n is not whole, the scores at the border
     * count in part. The paper's library (rliable, by {@code scipy.stats.trim_mean}) cuts whole scores only; both agree
     * where n is a multiple of four.
     */
    INTERQUARTILE_MEAN {
        @Override
        public double of(double[] scores) {
            requireSome(scores);
            double[] sorted = scores.clone();
            Arrays.sort(sorted);
            double cut = sorted.length / 4.0;
            double sum = 0;
            for (int i = 0; i < sorted.length; i++) {
                sum += sorted[i] * overlap(i, cut, sorted.length - cut);
            }
            return sum / (sorted.length - 2 * cut);
        }
    };

    /** The statistic of at least one score, {@code [scores]}; the array is left as it is. */
    public abstract double of(double[] scores);

    /** How much of [i, i + 1] lies in [low, high]. */
    private static double overlap(int i, double low, double high) {
        return Math.max(0, Math.min(i + 1, high) - Math.max(i, low));
    }

    private static void requireSome(double[] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("scores must number at least 1, got none");
        }
    }
}
