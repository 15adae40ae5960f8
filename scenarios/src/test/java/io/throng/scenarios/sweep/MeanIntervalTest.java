package io.throng.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {
    /** R: {@code t.test(c(5.1, 4.9, 6.2, 5.8, 5.5))}; the quantile of t with 4 degrees of freedom is 2.776445. */
    @Test
    void theIntervalIsStudents() {
        MeanInterval five = MeanInterval.of(new double[] {5.1, 4.9, 6.2, 5.8, 5.5});
        assertThat(five.n()).isEqualTo(5);
        assertThat(five.mean()).isCloseTo(5.5, within(1e-12));
        double half = 2.776445105 * Math.sqrt(0.275 / 5);
        assertThat(five.interval().orElseThrow().low()).isCloseTo(5.5 - half, within(1e-8));
        assertThat(five.interval().orElseThrow().high()).isCloseTo(5.5 + half, within(1e-8));
        assertThat(five.interval().orElseThrow().level()).isEqualTo(0.95);
    }

    @Test
    void valuesThatAreNoNumbersDoNotCount() {
        MeanInterval two = MeanInterval.of(new double[] {1, Double.NaN, 3, Double.POSITIVE_INFINITY});
        assertThat(two.n()).isEqualTo(2);
        assertThat(two.mean()).isEqualTo(2);
        assertThat(two.interval()).isPresent();
    }

    @Test
    void oneValueHasNoInterval() {
        assertThat(MeanInterval.of(new double[] {4})).isEqualTo(new MeanInterval(1, 4, Optional.empty()));
        assertThat(MeanInterval.of(new double[0]).mean()).isNaN();
    }
}
