package io.throng.marl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void meanIsTheArithmeticMean() {
        assertThat(Statistic.MEAN.of(new double[] {1, 2, 6})).isEqualTo(3);
    }

    @Test
    void interquartileMeanOfEightDropsTwoFromEachEnd() {
        // scipy.stats.trim_mean([7, 1, 2, 9, 4, 100, -50, 3], 0.25) is 4.0
        assertThat(iqm(7, 1, 2, 9, 4, 100, -50, 3)).isEqualTo(4.0, within(ROUNDING));
    }

    @Test
    void interquartileMeanCutsWholeScoresAsRliableDoes() {
        // scipy.stats.trim_mean(scores, 0.25), which rliable calls
        assertThat(iqm(5)).isEqualTo(5);
        assertThat(iqm(1, 3)).isEqualTo(2);
        assertThat(iqm(0, 6, 30)).isEqualTo(12);
        assertThat(iqm(-100, 1, 2, 4, 900)).isEqualTo(7.0 / 3, within(ROUNDING));
        assertThat(iqm(-9, 1, 2, 3, 7, 99)).isEqualTo(3.25, within(ROUNDING));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 10, 33})
    void interquartileMeanOfEveryScoreFourTimesIsThatOfTheMiddleHalf(int n) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(n);
        double[] scores = random.doubles(n).toArray();
        double[] fourTimes = Arrays.stream(scores)
                .sorted()
                .flatMap(x -> Arrays.stream(new double[] {x, x, x, x}))
                .toArray();
        double middle = Arrays.stream(fourTimes, n, 3 * n).average().orElseThrow();
        assertThat(iqm(fourTimes)).isEqualTo(middle, within(ROUNDING));
    }

    @Test
    void medianIsTheMiddleScoreOrTheMeanOfTheTwoInTheMiddle() {
        double[] scores = {9, 1, 4};
        assertThat(Statistic.MEDIAN.of(scores)).isEqualTo(4);
        assertThat(scores).containsExactly(9, 1, 4);
        assertThat(Statistic.MEDIAN.of(new double[] {9, 1, 4, 6})).isEqualTo(5);
    }

    @Test
    void interquartileMeanIgnoresAnOutlierAndLeavesTheScoresAsTheyAre() {
        double[] scores = {3, 1, 1e9, 2};
        assertThat(Statistic.INTERQUARTILE_MEAN.of(scores)).isEqualTo(2.5, within(ROUNDING));
        assertThat(scores).containsExactly(3, 1, 1e9, 2);
    }

    @Test
    void noScoresAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Statistic.MEAN.of(new double[0]))
                .withMessage("scores must number at least 1, got none");
    }

    private static double iqm(double... scores) {
        return Statistic.INTERQUARTILE_MEAN.of(scores);
    }
}
