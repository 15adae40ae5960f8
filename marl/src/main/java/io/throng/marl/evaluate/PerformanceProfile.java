package io.throng.marl.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The run-score distribution: which share of runs scores more than a threshold, for many thresholds (Agarwal et al. 2021,
 * section 4.2). An algorithm whose profile lies above another's at every threshold dominates it stochastically.
 *
 * @param points in the order of the thresholds; the bands are pointwise, of the same resamples
 */
public record PerformanceProfile(List<Point> points) {
    /** Keeps the points. */
    public PerformanceProfile {
        points = List.copyOf(points);
    }

    /**
     * The share of runs above one threshold.
     *
     * @param threshold on the scale of the scores
     * @param share in [0, 1]
     */
    public record Point(double threshold, Estimate share) {}

    /**
     * The profile of an algorithm's scores at thresholds in rising order.
     *
     * @param random where resamples come from; the same state gives the same bands
     */
    public static PerformanceProfile of(
            TaskScores scores, double[] thresholds, Bootstrap bootstrap, UniformRandomProvider random) {
        double[] shares = shares(scores.observed(), thresholds);
        List<Interval> bands = scores.fewestRuns() < 2
                ? List.of()
                : bootstrap.percentiles(() -> shares(scores.resample(random), thresholds));
        return new PerformanceProfile(IntStream.range(0, thresholds.length)
                .mapToObj(i -> new Point(
                        thresholds[i],
                        new Estimate(shares[i], bands.isEmpty() ? Optional.empty() : Optional.of(bands.get(i)))))
                .toList());
    }

    private static double[] shares(double[][] byTask, double[] thresholds) {
        double[] sorted =
                Arrays.stream(byTask).flatMapToDouble(Arrays::stream).sorted().toArray();
        double[] shares = new double[thresholds.length];
        int passed = 0;
        for (int i = 0; i < thresholds.length; i++) {
            while (passed < sorted.length && sorted[passed] <= thresholds[i]) {
                passed++;
            }
            shares[i] = (double) (sorted.length - passed) / sorted.length;
        }
        return shares;
    }
}
