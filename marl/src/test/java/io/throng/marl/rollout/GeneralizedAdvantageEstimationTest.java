package io.throng.marl.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.Ending;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneralizedAdvantageEstimationTest {
    private static final int STEPS = 7;
    private static final int ROWS = 5;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    /** Equation 16 as a double sum, one trajectory piece at a time. */
    private static double slow(
            int step,
            int row,
            float[] rewards,
            float[] values,
            Ending[] endings,
            float[] finals,
            double gamma,
            double lambda) {
        double sum = 0;
        double weight = 1;
        for (int t = step; t < STEPS; t++) {
            int i = t * ROWS + row;
            double next =
                    endings[i] == Ending.TERMINATED ? 0 : endings[i] == Ending.TRUNCATED ? finals[i] : values[i + ROWS];
            sum += weight * (rewards[i] + gamma * next - values[i]);
            if (endings[i] != Ending.RUNNING) {
                break;
            }
            weight *= gamma * lambda;
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsTheSumOfDiscountedErrors(long seed) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
        float[] rewards = floats(random, STEPS * ROWS);
        float[] values = floats(random, (STEPS + 1) * ROWS);
        float[] finals = floats(random, STEPS * ROWS);
        Ending[] endings = new Ending[STEPS * ROWS];
        Arrays.setAll(endings, i -> random.nextInt(4) > 0 ? Ending.RUNNING : Ending.values()[random.nextInt(3)]);
        float[] advantages = new float[STEPS * ROWS];
        float[] returns = new float[STEPS * ROWS];
        new GeneralizedAdvantageEstimation(0.9, 0.8)
                .estimate(STEPS, ROWS, rewards, values, endings, finals, advantages, returns);
        for (int i = 0; i < advantages.length; i++) {
            double expected = slow(i / ROWS, i % ROWS, rewards, values, endings, finals, 0.9, 0.8);
            assertThat((double) advantages[i]).isCloseTo(expected, within(1e-5));
            assertThat((double) returns[i]).isCloseTo(expected + values[i], within(1e-5));
        }
    }

    private static float[] floats(UniformRandomProvider random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() * 4 - 2;
        }
        return numbers;
    }

    @Test
    void discountOutsideTheUnitIntervalIsRefused() {
        assertThatThrownBy(() -> new GeneralizedAdvantageEstimation(1.1, 0.9))
                .hasMessage("discount must be in [0, 1], got 1.1");
        assertThatThrownBy(() -> new GeneralizedAdvantageEstimation(0.9, Double.NaN))
                .hasMessage("lambda must be in [0, 1], got NaN");
    }
}
