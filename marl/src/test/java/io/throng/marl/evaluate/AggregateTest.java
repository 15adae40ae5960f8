package io.throng.marl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Hand-computed, and what rliable's aggregates give for the same numbers. */
class AggregateTest {
    private static final double ROUNDING = 1e-12;
    private static final double[][] TWO_TASKS = {{0.1, 0.2, 0.4, 0.8, 0.9}, {0.1, 0.5, 0.2, 0.9, 0.4}};
    private static final double[][] UNEQUAL = {{1, 3}, {10, 20, 30, 40}, {6}};

    @Test
    void meanIsTheMeanOfTheTasksMeans() {
        assertThat(Aggregate.mean().of(TWO_TASKS)).isEqualTo(0.45, within(ROUNDING));
        assertThat(Aggregate.mean().of(UNEQUAL)).isEqualTo((2 + 25 + 6) / 3.0, within(ROUNDING));
    }

    @Test
    void medianIsTheMedianOfTheTasksMeans() {
        assertThat(Aggregate.median().of(UNEQUAL)).isEqualTo(6);
        assertThat(Aggregate.median().of(new double[][] {{1, 2, 9}})).isEqualTo(4);
        assertThat(Aggregate.ofRuns(Statistic.MEDIAN).of(new double[][] {{1, 2, 9}}))
                .isEqualTo(2);
    }

    @Test
    void interquartileMeanIsOfAllRunsTogether() {
        // scipy.stats.trim_mean(scores, 0.25, axis=None): of ten scores two go from each end
        assertThat(Aggregate.interquartileMean().of(TWO_TASKS)).isEqualTo(2.5 / 6, within(ROUNDING));
    }

    @Test
    void optimalityGapCountsWhatExceedsTheTargetAsTheTarget() {
        assertThat(Aggregate.optimalityGap(1, 1).of(TWO_TASKS)).isEqualTo(0.55, within(ROUNDING));
        assertThat(Aggregate.optimalityGap(0.5, 0.5).of(TWO_TASKS)).isEqualTo(0.16, within(ROUNDING));
        // each task its own: 5 - 1, 5 - 3, nothing of 10 and 20
        assertThat(Aggregate.optimalityGap(5, 8).of(new double[][] {{1, 3}, {10, 20}}))
                .isEqualTo(1.5, within(ROUNDING));
    }

    @Test
    void intervalsEqualThoseOfNumpy() {
        var scores = new TaskScores(TWO_TASKS);
        assertInterval(scores, Aggregate.mean(), 0.27, 0.64);
        assertInterval(scores, Aggregate.interquartileMean(), 0.2, 0.7);
        assertInterval(scores, Aggregate.optimalityGap(0.5, 0.5), 0.06, 0.26);
    }

    private static void assertInterval(TaskScores scores, Aggregate aggregate, double low, double high) {
        Interval interval = Estimate.of(
                        scores, aggregate, new Bootstrap(50_000, 0.95), RandomSource.XO_SHI_RO_256_PP.create(1L))
                .interval()
                .orElseThrow();
        assertThat(interval.low()).isEqualTo(low, within(0.011)); // a resample's values are 0.01 apart or more
        assertThat(interval.high()).isEqualTo(high, within(0.011));
    }

    @Test
    void normalisationPutsItsEndsAtZeroAndOneAndCutsNothingOff() {
        var normalization = new Normalization(-26, -6);
        assertThat(normalization.of(-26)).isZero();
        assertThat(normalization.of(-6)).isEqualTo(1);
        assertThat(normalization.of(-11)).isEqualTo(0.75);
        assertThat(normalization.of(4)).isEqualTo(1.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Normalization(3, 3))
                .withMessage("normalisation must have finite low < high, got 3.0 and 3.0;"
                        + " give what counts as 0 and what counts as 1");
    }

    @Test
    void scoresThatAreNoNumbersAreRefusedByPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskScores(new double[][] {{1, 2}, {3, Double.NaN}}))
                .withMessageStartingWith("scores must be finite, got NaN for task 1, run 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskScores(new double[][] {{1, 2}, {}}))
                .withMessage("task 1 must have at least one run, got none");
    }
}
