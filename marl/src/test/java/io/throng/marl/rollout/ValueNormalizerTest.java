package io.throng.marl.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ValueNormalizerTest {
    @Test
    void firstBatchGetsMeanZeroAndVarianceOne() {
        ValueNormalizer normalizer = new ValueNormalizer(true);
        float[] returns = {10, 12, 14, 16, 18};
        normalizer.update(returns, returns.length);
        double sum = 0;
        double squares = 0;
        for (float value : returns) {
            sum += normalizer.normalize(value);
            squares += Math.pow(normalizer.normalize(value), 2);
        }
        assertThat(sum / 5).isCloseTo(0, within(1e-5));
        assertThat(squares / 5).isCloseTo(1, within(1e-4));
    }

    @Test
    void denormalizeUndoesNormalize() {
        ValueNormalizer normalizer = new ValueNormalizer(true);
        normalizer.update(new float[] {-100, 3, 7}, 3);
        assertThat(normalizer.denormalize(normalizer.normalize(-42))).isCloseTo(-42, within(1e-3f));
    }

    @Test
    void equalReturnsKeepAFloorUnderTheVariance() {
        ValueNormalizer normalizer = new ValueNormalizer(true);
        normalizer.update(new float[] {5, 5}, 2);
        assertThat(normalizer.normalize(5.1f)).isCloseTo(1, within(1e-3f));
    }

    @Test
    void untouchedOrInactiveNormalizerLeavesValuesAlone() {
        ValueNormalizer inactive = new ValueNormalizer(false);
        inactive.update(new float[] {1, 2, 3}, 3);
        assertThat(inactive.normalize(7)).isEqualTo(7);
        assertThat(new ValueNormalizer(true).denormalize(7)).isEqualTo(7);
    }

    @Test
    void savedStateOfAnotherLengthIsRefused() {
        ValueNormalizer normalizer = new ValueNormalizer(true);
        assertThatThrownBy(() -> normalizer.load(new double[2])).hasMessage("a value normalizer has 3 numbers, got 2");
    }
}
