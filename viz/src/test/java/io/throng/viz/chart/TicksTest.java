package io.throng.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @ParameterizedTest
    @CsvSource({"0, 80, 8", "-1, 1, 4", "0.003, 0.0041, 5", "-2e6, 7e6, 3", "17, 1017, 1", "0, 0.3, 3"})
    void ticksAreRoundNumbersWithinTheAxis(double min, double max, int most) {
        List<Double> ticks = new Ticks(min, max, most).values();
        assertThat(ticks).hasSizeBetween(1, most + 1).allMatch(tick -> tick >= min - 1e-9 && tick <= max + 1e-9);
        for (int i = 1; i < ticks.size(); i++) {
            double step = ticks.get(i) - ticks.get(i - 1);
            double digit = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-6));
            assertThat(digit)
                    .satisfiesAnyOf(
                            d -> assertThat(d).isEqualTo(1, within(1e-6)),
                            d -> assertThat(d).isEqualTo(2, within(1e-6)),
                            d -> assertThat(d).isEqualTo(5, within(1e-6)));
        }
    }

    @Test
    void tickLabelsHaveTheDecimalsOfTheStep() {
        var tenths = new Ticks(-0.2, 0.2, 4);
        assertThat(tenths.values().stream().map(tenths::label)).containsExactly("-0.2", "-0.1", "0.0", "0.1", "0.2");
        var thousands = new Ticks(0, 2_000, 2);
        assertThat(thousands.values().stream().map(thousands::label)).containsExactly("0", "1,000", "2,000");
    }
}
