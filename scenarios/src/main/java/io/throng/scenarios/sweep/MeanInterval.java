package io.throng.scenarios.sweep;

import io.throng.kernel.record.Series;
import io.throng.marl.evaluate.Interval;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of independent values with its 95 % interval by Student's t ("The probable error of a mean", Biometrika 6, 1908):
 * exact for normal values however few they are, where a bootstrap of few values is too narrow.
 *
 * @param n how many values there are
 * @param mean of them; NaN if there are none
 * @param interval empty for fewer than two values
 */
public record MeanInterval(int n, double mean, Optional<Interval> interval) {
    private static final double LEVEL = 0.95;

    /** Of those of the values that are finite. */
    public static MeanInterval of(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        int n = finite.length;
        if (n == 0) {
            return new MeanInterval(0, Double.NaN, Optional.empty());
        }
        double mean = Arrays.stream(finite).sum() / n;
        if (n == 1) {
            return new MeanInterval(1, mean, Optional.empty());
        }
        double squares = Arrays.stream(finite)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double half = TDistribution.of(n - 1).inverseCumulativeProbability((1 + LEVEL) / 2)
                * Math.sqrt(squares / (n - 1) / n);
        return Double.isFinite(half)
                ? new MeanInterval(n, mean, Optional.of(new Interval(mean - half, mean + half, LEVEL)))
                : new MeanInterval(n, mean, Optional.empty());
    }

    /** The mean, with its interval where it has one, as a point of a chart. */
    public Series.Point at(double x) {
        return interval.map(ends -> new Series.Point(x, mean, ends.low(), ends.high()))
                .orElseGet(() -> Series.Point.of(x, mean));
    }
}
