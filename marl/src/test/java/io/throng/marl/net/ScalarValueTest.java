package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarValueTest {
    private static float[] losses(ScalarValue head, float[] values, float[] old, float[] targets) {
        int rows = values.length;
        try (Tape tape = new Tape(new CpuBackend())) {
            return head.loss(
                            tape,
                            tape.constant(rows, 1, values, 0),
                            tape.constant(rows, 1, old, 0),
                            tape.constant(rows, 1, targets, 0))
                    .value()
                    .toArray();
        }
    }

    @Test
    void lossIsSquareNearTheTargetAndLinearBeyond() {
        float[] loss = losses(new ScalarValue(0, 2), new float[] {1, -1, 5}, new float[3], new float[] {0, 0, 1});
        assertThat(loss).containsExactly(new float[] {0.5f, 0.5f, 6}, within(1e-5f));
    }

    @Test
    void clippedLossIsTheLargerOne() {
        // Held within 0.2 of the old value 0 the value is 0.2, which is farther from the target 1 than 0.9 is.
        float[] loss = losses(new ScalarValue(0.2, 10), new float[] {0.9f, 0.1f}, new float[2], new float[] {1, 1});
        assertThat(loss).containsExactly(new float[] {0.32f, 0.405f}, within(1e-5f));
    }

    @Test
    void gradientsAreTheDifferences() {
        Tensor values = Tensor.of(4, 1, 0.9f, 0.1f, -3, 4);
        Tensor old = Tensor.of(4, 1, 0, 0, -2.9f, 1);
        Tensor targets = Tensor.of(4, 1, 1, 1, 0, 3.5f);
        Differences.ofOperands(
                1e-3,
                List.of(values),
                tape -> nodes -> new ScalarValue(0.2, 1.5)
                        .loss(tape, nodes.getFirst(), tape.constant(old), tape.constant(targets)));
    }

    @Test
    void impossibleSettingsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScalarValue(-1, 1))
                .withMessage("valueClip must be at least 0, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScalarValue(0, 0))
                .withMessage("huber must be above 0, got 0.0");
    }
}
