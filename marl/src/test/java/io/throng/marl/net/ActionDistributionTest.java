package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ActionDistributionTest {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private static double[] logs(double[] outputs, boolean[] allowed, int from, int to, int flag) {
        double[] logits = new double[to - from];
        double sum = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = from; j < to; j++) {
            logits[j - from] = allowed[flag + j - from] ? outputs[j] : -1e10;
            highest = Math.max(highest, logits[j - from]);
        }
        for (double logit : logits) {
            sum += StrictMath.exp(logit - highest);
        }
        for (int j = 0; j < logits.length; j++) {
            logits[j] -= highest + StrictMath.log(sum);
        }
        return logits;
    }

    private static double entropy(double[] logs) {
        return -Arrays.stream(logs).map(log -> StrictMath.exp(log) * log).sum();
    }

    private static double normalLog(double x, double mean, double logStd) {
        double z = (x - mean) / Math.exp(logStd);
        return -0.5 * z * z - logStd - 0.5 * LOG_TWO_PI;
    }

    private static double normalEntropy(double logStd) {
        return 0.5 + 0.5 * LOG_TWO_PI + logStd;
    }

    private static Mask someForbidden(int rows, int choices) {
        TestRandom random = new TestRandom(35);
        Tensor flags = Tensor.zeros(rows, choices);
        for (int row = 1; row < rows; row++) {
            for (int j = 0; j < choices; j++) {
                flags.set(row, j, random.nextInt(2));
            }
            flags.set(row, row % choices, 1);
        }
        return Mask.of(flags); // row 0 allows nothing at all
    }

    @Test
    void whatIsSquashedHasTheMeanAndTheDeviationOfManyDraws() {
        SquashedGaussian head = new SquashedGaussian(2);
        Tensor described = Tensor.of(1, 4, 0.3f, -2, 1.5f, -1);
        float[] randoms = ActionDistributionContract.randoms(head, 20_000);
        Tensor drawn = Tensor.zeros(1, 2);
        for (int column = 0; column < 2; column++) {
            double sum = 0;
            double squares = 0;
            for (int draw = 0; draw < 20_000; draw++) {
                head.sample(described, 0, 0, randoms, 2 * draw, drawn, 0);
                sum += drawn.get(0, column);
                squares += drawn.get(0, column) * drawn.get(0, column);
            }
            double mean = sum / 20_000;
            Marginal.Real real = (Marginal.Real) head.marginals(described, 0, 0).get(column);
            assertThat(real.mean()).isCloseTo(mean, within(0.02));
            assertThat(real.deviation()).isCloseTo(Math.sqrt(squares / 20_000 - mean * mean), within(0.01));
        }
        assertThat(new Deterministic(1).marginals(Tensor.of(1, 1, 0.25f), 0, 0))
                .containsExactly(new Marginal.Real(0.25, 0));
    }

    @Nested
    class OneChoice extends ActionDistributionContract {
        @Override
        ActionDistribution distribution() {
            return new Categorical(5);
        }

        @Override
        double logProbability(double[] outputs, double[] learned, double[] action, boolean[] allowed) {
            return logs(outputs, allowed, 0, 5, 0)[(int) action[0]];
        }

        @Override
        double entropy(double[] outputs, double[] learned, boolean[] allowed) {
            return ActionDistributionTest.entropy(logs(outputs, allowed, 0, 5, 0));
        }
    }

    @Nested
    class OneChoiceWithAMask extends OneChoice {
        @Override
        Mask mask(int rows) {
            return someForbidden(rows, 5);
        }
    }

    @Nested
    class RealNumbers extends ActionDistributionContract {
        @Override
        ActionDistribution distribution() {
            return new DiagonalGaussian(3, -0.5, -4, 1, "logStd");
        }

        @Override
        double logProbability(double[] outputs, double[] learned, double[] action, boolean[] allowed) {
            double sum = 0;
            for (int i = 0; i < outputs.length; i++) {
                sum += normalLog(action[i], outputs[i], learned[i]);
            }
            return sum;
        }

        @Override
        double entropy(double[] outputs, double[] learned, boolean[] allowed) {
            return Arrays.stream(learned)
                    .map(ActionDistributionTest::normalEntropy)
                    .sum();
        }
    }

    @Nested
    class RealNumbersOfExperts extends ActionDistributionContract {
        @Override
        ActionDistribution distribution() {
            return new GaussianMixture(2, 3, "logStd");
        }

        private double[] logWeights(double[] outputs) {
            return logs(outputs, new boolean[] {true, true, true}, 6, 9, 0);
        }

        @Override
        double logProbability(double[] outputs, double[] learned, double[] action, boolean[] allowed) {
            double density = 0;
            for (int expert = 0; expert < 3; expert++) {
                double log = logWeights(outputs)[expert];
                for (int i = 0; i < 2; i++) {
                    log += normalLog(action[i], outputs[2 * expert + i], learned[2 * expert + i]);
                }
                density += Math.exp(log);
            }
            return Math.log(density);
        }

        /** The bound from above that knowing the expert gives. */
        @Override
        double entropy(double[] outputs, double[] learned, boolean[] allowed) {
            double sum = ActionDistributionTest.entropy(logWeights(outputs));
            for (int expert = 0; expert < 3; expert++) {
                double ofExpert = normalEntropy(learned[2 * expert]) + normalEntropy(learned[2 * expert + 1]);
                sum += Math.exp(logWeights(outputs)[expert]) * ofExpert;
            }
            return sum;
        }

        @Override
        boolean isDivergenceExact() {
            return false;
        }
    }

    /** A choice of 3, two real numbers, a choice of 4. */
    @Nested
    class ChoicesAndRealNumbers extends ActionDistributionContract {
        @Override
        ActionDistribution distribution() {
            return new JointDistribution(
                    List.of(new Categorical(3), DiagonalGaussian.of(2, "logStd"), new Categorical(4)));
        }

        @Override
        Mask mask(int rows) {
            return someForbidden(rows, 7);
        }

        @Override
        double logProbability(double[] outputs, double[] learned, double[] action, boolean[] allowed) {
            return logs(outputs, allowed, 0, 3, 0)[(int) action[0]]
                    + normalLog(action[1], outputs[3], learned[0])
                    + normalLog(action[2], outputs[4], learned[1])
                    + logs(outputs, allowed, 5, 9, 3)[(int) action[3]];
        }

        @Override
        double entropy(double[] outputs, double[] learned, boolean[] allowed) {
            return ActionDistributionTest.entropy(logs(outputs, allowed, 0, 3, 0))
                    + normalEntropy(learned[0])
                    + normalEntropy(learned[1])
                    + ActionDistributionTest.entropy(logs(outputs, allowed, 5, 9, 3));
        }
    }

    @Test
    void frequenciesOfChoicesAreTheProbabilities() {
        int draws = 40_000;
        Categorical head = new Categorical(3);
        Tensor logs = Tensor.of(1, 3, (float) Math.log(1 / 8.0), (float) Math.log(2 / 8.0), (float) Math.log(5 / 8.0));
        float[] randoms = ActionDistributionContract.randoms(head, draws);
        Tensor action = Tensor.zeros(1, 1);
        int[] counts = new int[3];
        for (int i = 0; i < draws; i++) {
            head.sample(logs, 0, 0, randoms, i, action, 0);
            counts[(int) action.get(0, 0)]++;
        }
        // Five standard deviations of a binomial count.
        assertThat(counts[0] / (double) draws).isCloseTo(1 / 8.0, within(5 * Math.sqrt(1 / 8.0 * 7 / 8 / draws)));
        assertThat(counts[1] / (double) draws).isCloseTo(2 / 8.0, within(5 * Math.sqrt(2 / 8.0 * 6 / 8 / draws)));
    }

    @Test
    void everyUniformNumberChoosesAnAllowedOption() {
        Categorical head = new Categorical(4);
        Mask mask = Mask.of(Tensor.of(4, 4, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1));
        Tensor logits = Tensor.of(4, 4, 9, 1, 1, 9, 9, 1, 1, 9, 9, 1, 1, 9, 9, 1, 1, 9);
        float[] uniforms = {0, 0.6f, Math.nextDown(1f), 0};
        Tensor actions = Tensor.zeros(4, 1);
        try (Tape tape = new Tape(ActionDistributionContract.BACKEND)) {
            Tensor described =
                    head.describe(tape, null, tape.constant(logits), mask).value();
            for (int row = 0; row < 4; row++) {
                head.sample(described, row, 0, uniforms, row, actions, 0);
            }
        }
        assertThat(actions.toArray()).containsExactly(1, 2, 2, 3);
    }

    @Test
    void samplesOfRealNumbersHaveTheMeanAndDeviation() {
        int draws = 20_000;
        DiagonalGaussian head = DiagonalGaussian.of(1, "logStd");
        Tensor described = Tensor.of(1, 2, 3, (float) Math.log(0.5));
        float[] randoms = ActionDistributionContract.randoms(head, draws);
        Tensor action = Tensor.zeros(1, 1);
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < draws; i++) {
            head.sample(described, 0, 0, randoms, i, action, 0);
            mean += action.get(0, 0) / (double) draws;
            variance += Math.pow(action.get(0, 0) - 3.0, 2) / draws;
        }
        // Five standard errors.
        assertThat(mean).isCloseTo(3, within(5 * 0.5 / Math.sqrt(draws)));
        assertThat(variance).isCloseTo(0.25, within(5 * 0.25 * Math.sqrt(2.0 / draws)));
    }

    @Test
    void impossibleSettingsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiagonalGaussian(2, 3, -5, 2, "logStd"))
                .withMessageContaining("got lowest -5.0, initial 3.0, highest 2.0; -5, 0 and 2 is usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiagonalGaussian.of(0, "logStd"))
                .withMessageStartingWith("actions must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Categorical(0))
                .withMessage("choices must be at least 1, got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new JointDistribution(List.of()));
    }
}
