package io.throng.marl.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The percentile bootstrap (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, section 13.3): take the
 * statistic of many resamples; the interval runs between the quantiles of these. With few values it is too narrow: of its
 * 95 % intervals for the mean of normal values about 75 % hold the truth with 3 values, 85 % with 5, 91 % with 10, 93 % with
 * 30.
 *
 * @param resamples at least 100
 * @param level of the interval, in (0, 1)
 */
public record Bootstrap(int resamples, double level) {
    private static final int LEAST_RESAMPLES = 100;

    /** Checks both numbers. */
    public Bootstrap {
        if (resamples < LEAST_RESAMPLES) {
            throw new IllegalArgumentException(
                    "resamples must be at least " + LEAST_RESAMPLES + ", got " + resamples + "; 2000 is usual");
        }
        requireLevel(level);
    }

    /** 2,000 resamples, 95 %. */
    public static Bootstrap defaults() {
        return new Bootstrap(2_000, 0.95);
    }

    /** The interval of a statistic of independent values, {@code [n]} with n at least 2. */
    public Interval interval(double[] values, Statistic statistic, UniformRandomProvider random) {
        if (values.length < 2) {
            throw new IllegalArgumentException(
                    "values must number at least 2, got " + values.length + "; one number has no interval");
        }
        return percentile(() -> statistic.of(Resampling.resample(values, random)));
    }

    /**
     * The interval of an aggregate of runs on several tasks, by resampling runs within each task (Agarwal et al. 2021,
     * section 4.1: stratified bootstrap). It speaks about other runs on these very tasks.
     *
     * @param scores with at least two runs on every task
     */
    public Interval interval(TaskScores scores, Aggregate aggregate, UniformRandomProvider random) {
        if (scores.fewestRuns() < 2) {
            throw new IllegalArgumentException(
                    "every task must have at least 2 runs, got 1; one number has no interval: train more seeds");
        }
        return percentile(() -> aggregate.of(scores.resample(random)));
    }

    /** The interval between the quantiles of as many draws as there are resamples. */
    Interval percentile(DoubleSupplier statisticOfResample) {
        return percentiles(() -> new double[] {statisticOfResample.getAsDouble()})
                .getFirst();
    }

    /** The intervals of several statistics, {@code [statistics]}, all of the same resamples. */
    List<Interval> percentiles(Supplier<double[]> statisticsOfResample) {
        double[][] drawn = new double[resamples][];
        Arrays.setAll(drawn, _ -> statisticsOfResample.get());
        return IntStream.range(0, drawn[0].length)
                .mapToObj(statistic -> interval(Arrays.stream(drawn)
                        .mapToDouble(ofResample -> ofResample[statistic])
                        .toArray()))
                .toList();
    }

    private Interval interval(double[] statistics) {
        Arrays.sort(statistics);
        double tail = (1 - level) / 2;
        return new Interval(quantile(statistics, tail), quantile(statistics, 1 - tail), level);
    }

    static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), got " + level + "; 0.95 is usual");
        }
    }

    /** With linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996, as in NumPy and R). */
    static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
