package io.throng.marl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final double[] TEN = {3.1, -0.4, 2.2, 5.9, 1.7, 0.3, 4.4, 2.8, -1.2, 3.6};

    @Test
    void quantilesInterpolateLikeNumpy() {
        double[] sorted = {1, 2, 4, 8};
        // numpy.quantile([1, 2, 4, 8], [0.025, 0.3, 0.975])
        assertThat(Bootstrap.quantile(sorted, 0.025)).isEqualTo(1.075, within(1e-12));
        assertThat(Bootstrap.quantile(sorted, 0.3)).isEqualTo(1.9, within(1e-12));
        assertThat(Bootstrap.quantile(sorted, 0.975)).isEqualTo(7.7, within(1e-12));
        assertThat(Bootstrap.quantile(sorted, 1)).isEqualTo(8);
    }

    @Test
    void intervalOfTheMeanEqualsThatOfScipy() {
        // scipy.stats.bootstrap((x,), numpy.mean, n_resamples=2_000_000, method="percentile")
        Interval interval = new Bootstrap(100_000, 0.95).interval(TEN, Statistic.MEAN, random(1));
        assertThat(interval.low()).isEqualTo(0.94, within(0.03));
        assertThat(interval.high()).isEqualTo(3.53, within(0.03));
    }

    @Test
    void intervalOfTheInterquartileMeanEqualsThatOfScipy() {
        Interval interval = new Bootstrap(100_000, 0.95).interval(TEN, Statistic.INTERQUARTILE_MEAN, random(2));
        // numpy.quantile(scipy.stats.trim_mean(resamples, 0.25, axis=1), [0.025, 0.975]) of 2,000,000 resamples
        assertThat(interval.low()).isEqualTo(0.65, within(0.02));
        assertThat(interval.high()).isEqualTo(3.717, within(0.02));
    }

    @Test
    void intervalsHoldTheTruthAsOftenAsDocumented() {
        assertThat(coverage(5, 2_000)).isEqualTo(0.85, within(0.025));
        assertThat(coverage(30, 1_000)).isEqualTo(0.935, within(0.02));
        assertThat(coverage(100, 500)).isEqualTo(0.95, within(0.025));
    }

    @Test
    void narrowerLevelsGiveNestedIntervals() {
        Interval wide = new Bootstrap(2_000, 0.99).interval(TEN, Statistic.MEAN, random(3));
        Interval narrow = new Bootstrap(2_000, 0.5).interval(TEN, Statistic.MEAN, random(3));
        assertThat(wide.low()).isLessThan(narrow.low());
        assertThat(wide.high()).isGreaterThan(narrow.high());
        assertThat(narrow.contains(2.24)).isTrue();
    }

    @Test
    void equalValuesGiveAnIntervalWithoutWidth() {
        Interval interval = Bootstrap.defaults().interval(new double[] {7, 7, 7}, Statistic.MEAN, random(4));
        assertThat(interval).isEqualTo(new Interval(7, 7, 0.95));
    }

    @Test
    void runsAreResampledWithinTheirTask() {
        // tasks far apart, runs of a task alike: numpy gives [5.0075, 5.0225]; over all runs together it would be
        // [1.25, 8.77]
        var scores = new TaskScores(new double[][] {{0, 0.01, 0.02, 0.03}, {10, 10.01, 10.02, 10.03}});
        Interval interval = new Bootstrap(100_000, 0.95).interval(scores, Aggregate.mean(), random(6));
        assertThat(interval.low()).isEqualTo(5.0075, within(0.0013));
        assertThat(interval.high()).isEqualTo(5.0225, within(0.0013));
    }

    @Test
    void oneRunOnATaskHasNoInterval() {
        var scores = new TaskScores(new double[][] {{1, 2, 3}, {4}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.defaults().interval(scores, Aggregate.mean(), random(7)))
                .withMessage(
                        "every task must have at least 2 runs, got 1; one number has no interval: train more seeds");
        Estimate estimate = Estimate.of(scores, Aggregate.mean(), Bootstrap.defaults(), random(7));
        assertThat(estimate.value()).isEqualTo(3);
        assertThat(estimate.interval()).isEmpty();
    }

    @Test
    void badSettingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bootstrap(99, 0.95))
                .withMessage("resamples must be at least 100, got 99; 2000 is usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bootstrap(2_000, 95))
                .withMessage("level must be in (0, 1), got 95.0; 0.95 is usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.defaults().interval(new double[] {1}, Statistic.MEAN, random(5)))
                .withMessage("values must number at least 2, got 1; one number has no interval");
    }

    /** How many of the 95 % intervals for the mean of n standard normal values hold zero. */
    private static double coverage(int n, int trials) {
        UniformRandomProvider random = random(n);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        var bootstrap = new Bootstrap(500, 0.95);
        int hits = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] values = new double[n];
            Arrays.setAll(values, _ -> normal.sample());
            hits += bootstrap.interval(values, Statistic.MEAN, random).contains(0) ? 1 : 0;
        }
        return (double) hits / trials;
    }

    private static UniformRandomProvider random(long seed) {
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }
}
