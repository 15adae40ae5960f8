package io.throng.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.random.Philox;
import org.junit.jupiter.api.Test;

final class RhythmTest {
    private final Philox random = new Philox().reset(3, 0, 0, 0);

    @Test
    void aFixedIntervalActsAtMultiplesFromItsPhaseWithoutDrift() {
        Rhythm rhythm = Rhythm.every(0.1, 0.03);
        double time = -0.5;
        for (int act = -5; act < 100_000; act++) {
            double next = rhythm.next(time, random);
            assertThat(next).isGreaterThan(time).isEqualTo(0.03 + act * 0.1);
            time = next;
        }
    }

    @Test
    void exponentialIntervalsHaveTheirMeanAndDeviation() {
        Rhythm rhythm = Rhythm.exponential(2.5);
        int count = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double interval = rhythm.next(7, random) - 7;
            sum += interval;
            squares += interval * interval;
        }
        double mean = sum / count;
        assertThat(mean).isCloseTo(2.5, within(4 * 2.5 / Math.sqrt(count)));
        assertThat(squares / count - mean * mean).isCloseTo(2.5 * 2.5, within(0.2));
    }

    @Test
    void intervalsThatAreNoneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rhythm.every(0, 1))
                .withMessage("interval must be positive and finite, got 0.0; give it in units of the model's time");
        assertThatIllegalArgumentException().isThrownBy(() -> Rhythm.every(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Rhythm.exponential(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rhythm.every(1e-10, 0).next(1e9, random))
                .withMessageContaining("take a coarser unit of time");
    }

    @Test
    void stepsBeginWhereTheLastOneEnded() {
        FixedSteps steps = new FixedSteps(0.1);
        for (long step = 0; step < 1000; step++) {
            assertThat(steps.end(step)).isEqualTo(steps.start(step + 1));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FixedSteps(0))
                .withMessage("length of a step must be positive and finite, got 0.0");
    }
}
