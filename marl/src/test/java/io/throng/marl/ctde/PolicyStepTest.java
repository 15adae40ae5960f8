package io.throng.marl.ctde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PolicyStepTest {
    @Test
    void ratiosBeyondTheClipPayAndPullNoMore() {
        try (Tape tape = new Tape(new CpuBackend())) {
            Node ratio = tape.input(Tensor.of(5, 1, 1.1f, 1.3f, 0.7f, 0.7f, 1.3f));
            Node advantages = tape.constant(Tensor.of(5, 1, 2, 2, 2, -2, -2));
            Node loss = PolicyStep.clipped(tape, ratio, advantages, 0.2);
            assertThat(loss.value().toArray())
                    .containsExactly(new float[] {-2.2f, -2.4f, -1.4f, 1.6f, 2.6f}, within(1e-6f));
            tape.backward(loss);
            assertThat(ratio.gradient().toArray()).containsExactly(-2, 0, -2, 0, 2);
        }
    }
}
