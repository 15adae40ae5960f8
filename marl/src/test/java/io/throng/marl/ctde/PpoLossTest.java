package io.throng.marl.ctde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PpoLossTest {
    private static final double H = 1e-6;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void policyGradientIsTheDerivativeByTheLogProbability(long seed) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
        double logRatio = random.nextDouble() - 0.5;
        double advantage = 4 * random.nextDouble() - 2;
        double numeric = (PpoLoss.policy(Math.exp(logRatio + H), advantage, 0.2)
                        - PpoLoss.policy(Math.exp(logRatio - H), advantage, 0.2))
                / (2 * H);
        assertThat(PpoLoss.policyGradient(Math.exp(logRatio), advantage, 0.2)).isCloseTo(numeric, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void valueGradientIsTheDerivativeByTheValue(long seed) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
        double value = 2 * random.nextDouble() - 1;
        double old = value + random.nextDouble() - 0.5;
        double target = 6 * random.nextDouble() - 3;
        double clip = seed % 3 == 0 ? 0 : 0.2;
        double delta = seed % 2 == 0 ? 10 : 0.7;
        double numeric = (PpoLoss.value(value + H, old, target, clip, delta)
                        - PpoLoss.value(value - H, old, target, clip, delta))
                / (2 * H);
        assertThat(PpoLoss.valueGradient(value, old, target, clip, delta)).isCloseTo(numeric, within(1e-5));
    }

    @Test
    void aGoodActionMadeMuchMoreLikelyIsPushedNoFurther() {
        assertThat(PpoLoss.policyGradient(1.3, 2, 0.2)).isZero();
        assertThat(PpoLoss.policyGradient(0.7, 2, 0.2)).isEqualTo(-1.4);
        assertThat(PpoLoss.policyGradient(0.7, -2, 0.2)).isZero();
        assertThat(PpoLoss.policyGradient(1.3, -2, 0.2)).isEqualTo(2.6);
    }
}
