package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class HlGaussValueTest {
    private static final HlGaussValue HEAD = new HlGaussValue(51, 10, 0.75);

    @Test
    void valueOfATargetsHistogramIsTheTarget() {
        double largest = 0;
        try (Tape tape = new Tape(new CpuBackend())) {
            for (double target = -9; target <= 9; target += 0.01) {
                float[] logits = new float[HEAD.bins()];
                HEAD.fill(logits, 0, target);
                for (int bin = 0; bin < logits.length; bin++) {
                    logits[bin] = (float) Math.log(Math.max(logits[bin], 1e-30));
                }
                tape.clear();
                double value = HEAD.value(tape, tape.constant(1, HEAD.bins(), logits, 0))
                        .value()
                        .get(0, 0);
                largest = Math.max(largest, Math.abs(value - target));
            }
        }
        assertThat(largest).isLessThan(4.1e-4);
    }

    @Test
    void histogramsAddUpToOneAlsoBeyondTheRange() {
        for (double target : new double[] {-50, -10, -9.9, 0, 3.3, 10, 50}) {
            float[] histogram = new float[HEAD.bins()];
            HEAD.fill(histogram, 0, target);
            double sum = 0;
            for (float part : histogram) {
                assertThat(part).isNotNegative();
                sum += part;
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void gradientsAreTheDifferences() {
        HlGaussValue few = new HlGaussValue(7, 2, 0.75);
        Tensor outputs = new TestRandom(3).tensor(4, 7, 1);
        Tensor targets = Tensor.of(4, 1, 0, 1.3f, -1.9f, 5);
        Differences.ofOperands(
                2e-3,
                List.of(outputs),
                tape -> nodes -> few.loss(tape, nodes.getFirst(), tape.constant(targets), tape.constant(targets)));
        Differences.ofOperands(2e-3, List.of(outputs), tape -> nodes -> few.value(tape, nodes.getFirst()));
    }

    @Test
    void impossibleSettingsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HlGaussValue(1, 10, 0.75))
                .withMessage("valueBins must be at least 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HlGaussValue(51, 0, 0.75))
                .withMessage("valueRange must be above 0, got 0.0");
    }
}
