package io.throng.marl.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.net.Tape;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ValueNormalizerTest {
    private static float[] normalized(ValueNormalizer normalizer, float... values) {
        try (Tape tape = new Tape(new CpuBackend())) {
            return normalizer
                    .normalize(tape, tape.constant(values.length, 1, values, 0))
                    .value()
                    .toArray();
        }
    }

    private static void update(ValueNormalizer normalizer, float... returns) {
        Tensor alive = Tensor.zeros(returns.length, 1);
        alive.fill(1);
        normalizer.update(Tensor.of(returns.length, 1, returns), alive, returns.length);
    }

    @Test
    void firstBatchGetsMeanZeroAndVarianceOne() {
        ValueNormalizer normalizer = new ValueNormalizer(true);
        float[] returns = {10, 12, 14, 16, 18};
        update(normalizer, returns);
        double sum = 0;
        double squares = 0;
        for (float value : normalized(normalizer, returns)) {
            sum += value;
            squares += Math.pow(value, 2);
        }
        assertThat(sum / 5).isCloseTo(0, within(1e-5));
        assertThat(squares / 5).isCloseTo(1, within(1e-4));
    }

    @Test
    void denormalizeUndoesNormalize() {
        ValueNormalizer normalizer = new ValueNormalizer(true);
        update(normalizer, -100, 3, 7);
        assertThat(normalizer.denormalize(normalized(normalizer, -42)[0])).isCloseTo(-42, within(1e-3f));
    }

    @Test
    void equalReturnsKeepAFloorUnderTheVariance() {
        ValueNormalizer normalizer = new ValueNormalizer(true);
        update(normalizer, 5, 5);
        assertThat(normalized(normalizer, 5.1f)[0]).isCloseTo(1, within(1e-3f));
    }

    @Test
    void untouchedOrInactiveNormalizerLeavesValuesAlone() {
        ValueNormalizer inactive = new ValueNormalizer(false);
        update(inactive, 1, 2, 3);
        assertThat(normalized(inactive, 7)[0]).isEqualTo(7);
        assertThat(new ValueNormalizer(true).denormalize(7)).isEqualTo(7);
    }

    @Test
    void returnsOfWhoTookNoPartDoNotCount() {
        ValueNormalizer all = new ValueNormalizer(true);
        update(all, 1, 3);
        ValueNormalizer some = new ValueNormalizer(true);
        some.update(Tensor.of(3, 1, 1, 1e6f, 3), Tensor.of(3, 1, 1, 0, 1), 3);
        assertThat(some.save()).isEqualTo(all.save());
    }

    @Test
    void savedStateOfAnotherLengthIsRefused() {
        ValueNormalizer normalizer = new ValueNormalizer(true);
        assertThatThrownBy(() -> normalizer.load(new double[2])).hasMessage("a value normalizer has 3 numbers, got 2");
    }
}
