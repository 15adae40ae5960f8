package io.throng.scenarios.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.record.Chart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LorenzCurveTest {
    @Test
    void thoseWhoOwnTheSameAreOnTheDiagonal() {
        LorenzCurve curve = LorenzCurve.of(new double[] {3, 3, 3, 3});
        assertThat(curve.gini()).isEqualTo(0, within(1e-12));
        assertThat(curve.at(0.3)).isEqualTo(0.3, within(1e-12));
        assertThat(curve.at(1)).isEqualTo(1);
    }

    @Test
    void oneWhoOwnsEverythingLeavesNothingToTheOthers() {
        LorenzCurve curve = LorenzCurve.of(new double[] {0, 8, 0, 0, Double.NaN});
        assertThat(curve.gini()).isEqualTo(0.75, within(1e-12));
        assertThat(curve.at(0.75)).isZero();
        assertThat(curve.at(0.875)).isEqualTo(0.5, within(1e-12));
    }

    /** Uniform on [0, 1]: the curve is the square, the coefficient a third. */
    @Test
    void uniformAmountsHaveTheirKnownCurve() {
        LorenzCurve curve = LorenzCurve.of(IntStream.range(0, 100_000)
                .mapToDouble(i -> (i + 0.5) / 100_000)
                .toArray());
        assertThat(curve.gini()).isEqualTo(1.0 / 3, within(1e-6));
        assertThat(curve.at(0.4)).isEqualTo(0.16, within(1e-5));
    }

    @Test
    void refusesWhatIsNoPossession() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LorenzCurve.of(new double[] {2, -1}))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LorenzCurve.of(new double[] {Double.NaN}))
                .withMessageContaining("got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LorenzCurve.of(new double[3]))
                .withMessageContaining("3 owners");
    }

    @Test
    void aChartSaysTheCoefficientWithItsIntervalAndNumber() {
        SequencedMap<String, List<LorenzCurve>> curves = new LinkedHashMap<>();
        curves.put("tax 0", List.of(LorenzCurve.of(new double[] {0, 1}), LorenzCurve.of(new double[] {1, 3})));
        curves.put("tax 1", List.of(LorenzCurve.of(new double[] {1, 1})));
        Chart chart = LorenzChart.of("wealth", "", curves);
        assertThat(chart.series().getFirst().name())
                .isEqualTo("tax 0: Gini coefficient 0.375 [-1.213, 1.963], n = 2"); // t(1) = 12.706, s = 0.125 sqrt 2
        assertThat(chart.series().get(1).name()).isEqualTo("tax 1: Gini coefficient 0.000, n = 1");
        assertThat(chart.series().getLast().name()).isEqualTo("equality");
        assertThat(chart.series().getFirst().points().get(50).y()).isEqualTo(0.125, within(1e-12));
    }
}
