package io.throng.marl.evaluate;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The run-score distribution: which share of runs scores more than a threshold, for many thresholds (Agarwal et al. 2021,
 * section 4.2). An algorithm whose profile lies above another's at every threshold dominates it stochastically.
 *
 * @param points in the order of the thresholds; the bands are pointwise
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

    /** The profile of an algorithm's scores at thresholds in rising order. */
    public static PerformanceProfile of(
            TaskScores scores, double[] thresholds, Bootstrap bootstrap, UniformRandomProvider random) {
        return new PerformanceProfile(Arrays.stream(thresholds)
                .mapToObj(threshold ->
                        new Point(threshold, Estimate.of(scores, Aggregate.shareAbove(threshold), bootstrap, random)))
                .toList());
    }
}
