package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CategoricalTest {
    /** Two choices, of 3 and 5 options. */
    private static final int[] SIZES = {3, 5};

    @Nested
    class SeveralChoices extends ActionDistributionContract {
        @Override
        ActionDistribution distribution() {
            return new Categorical(SIZES);
        }

        @Override
        double logProbability(double[] outputs, double[] learned, double[] action, boolean[] allowed) {
            return logs(outputs, allowed, 0, 3)[(int) action[0]] + logs(outputs, allowed, 3, 8)[(int) action[1]];
        }

        @Override
        double entropy(double[] outputs, double[] learned, boolean[] allowed) {
            double sum = 0;
            for (double[] logs : new double[][] {logs(outputs, allowed, 0, 3), logs(outputs, allowed, 3, 8)}) {
                for (double log : logs) {
                    sum -= StrictMath.exp(log) * log;
                }
            }
            return sum;
        }
    }

    /** The same with a mask, in which row 0 allows nothing at all. */
    @Nested
    class SeveralChoicesWithAMask extends SeveralChoices {
        @Override
        Mask mask(int rows) {
            TestRandom random = new TestRandom(35);
            Tensor flags = Tensor.zeros(rows, 8);
            for (int row = 1; row < rows; row++) {
                for (int j = 0; j < 8; j++) {
                    flags.set(row, j, random.nextInt(2));
                }
            }
            return Mask.of(flags);
        }
    }

    private static double[] logs(double[] outputs, boolean[] allowed, int from, int to) {
        double[] logits = new double[to - from];
        double sum = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = from; j < to; j++) {
            logits[j - from] = allowed[j] ? outputs[j] : -1e10;
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

    private static float[] sampled(Categorical head, Tensor logits, Mask mask, float[] uniforms) {
        int rows = uniforms.length / head.randomsPerRow();
        Tensor actions = Tensor.zeros(rows, head.actionColumns());
        Parameters none =
                new Parameters(ActionDistributionContract.BACKEND, java.util.List.of(new ParameterShape("none", 1, 1)));
        head.sample(
                none,
                logits,
                mask,
                uniforms,
                actions,
                rows,
                new HeadWorkspace(ActionDistributionContract.BACKEND, head, rows));
        return actions.toArray();
    }

    @Test
    void frequenciesAreTheProbabilities() {
        int rows = 40_000;
        Categorical head = new Categorical(3);
        Tensor logits = Tensor.zeros(rows, 3);
        for (int row = 0; row < rows; row++) {
            logits.setRow(row, new float[] {0, (float) Math.log(2), (float) Math.log(5)}, 0);
        }
        int[] counts = new int[3];
        for (float action : sampled(head, logits, Mask.all(), ActionDistributionContract.randoms(head, rows))) {
            counts[(int) action]++;
        }
        // Five standard deviations of a binomial count.
        assertThat(counts[0] / (double) rows).isCloseTo(1 / 8.0, within(5 * Math.sqrt(1 / 8.0 * 7 / 8 / rows)));
        assertThat(counts[1] / (double) rows).isCloseTo(2 / 8.0, within(5 * Math.sqrt(2 / 8.0 * 6 / 8 / rows)));
    }

    @Test
    void everyUniformNumberChoosesAnAllowedOption() {
        Categorical head = new Categorical(4);
        Tensor logits = Tensor.of(4, 4, 9, 1, 1, 9, 9, 1, 1, 9, 9, 1, 1, 9, 9, 1, 1, 9);
        Mask mask = Mask.of(Tensor.of(4, 4, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1));
        float belowOne = Math.nextDown(1f);
        assertThat(sampled(head, logits, mask, new float[] {0, 0.6f, belowOne, 0}))
                .containsExactly(1, 2, 2, 3);
    }

    @Test
    void maskedLogitsGetNoGradient() {
        Categorical head = new Categorical(3);
        HeadWorkspace workspace = new HeadWorkspace(ActionDistributionContract.BACKEND, head, 1);
        Parameters none =
                new Parameters(ActionDistributionContract.BACKEND, java.util.List.of(new ParameterShape("none", 1, 1)));
        Mask mask = Mask.of(Tensor.of(1, 3, 1, 0, 1));
        head.evaluate(none, Tensor.of(1, 3, 1, 50, 2), mask, Tensor.of(1, 1, 0), 1, workspace);
        head.backward(none, Tensor.of(1, 1, 1), Tensor.of(1, 1, 1), workspace, none);
        assertThat(workspace.outputGradient().get(0, 1)).isZero();
        assertThat(workspace.outputGradient().get(0, 0)).isPositive();
    }

    @Test
    void actionsThatCannotBeAreNamed() {
        Categorical head = new Categorical(3);
        HeadWorkspace workspace = new HeadWorkspace(ActionDistributionContract.BACKEND, head, 1);
        Parameters none =
                new Parameters(ActionDistributionContract.BACKEND, java.util.List.of(new ParameterShape("none", 1, 1)));
        Tensor logits = Tensor.zeros(1, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> head.evaluate(none, logits, Mask.all(), Tensor.of(1, 1, 3), 1, workspace))
                .withMessage("an action must be a whole number in [0, 3), got 3.0 for choice 0 of row 0;"
                        + " give the index of an option");
        Mask mask = Mask.of(Tensor.of(1, 3, 1, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> head.evaluate(none, logits, mask, Tensor.of(1, 1, 1), 1, workspace))
                .withMessageStartingWith("an action must be allowed by the mask, got 1 for choice 0 of row 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Categorical(3, 0))
                .withMessageContaining("got [3, 0]; give the number of options of each");
    }
}
