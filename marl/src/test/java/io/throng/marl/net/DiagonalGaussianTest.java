package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DiagonalGaussianTest extends ActionDistributionContract {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    @Override
    ActionDistribution distribution() {
        return new DiagonalGaussian(3, -0.5, -4, 1, "actor/");
    }

    @Override
    double logProbability(double[] outputs, double[] learned, double[] action, boolean[] allowed) {
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            double z = (action[i] - outputs[i]) / Math.exp(learned[i]);
            sum -= 0.5 * z * z + learned[i] + 0.5 * LOG_TWO_PI;
        }
        return sum;
    }

    @Override
    double entropy(double[] outputs, double[] learned, boolean[] allowed) {
        double sum = 0;
        for (double logStd : learned) {
            sum += 0.5 + 0.5 * LOG_TWO_PI + logStd;
        }
        return sum;
    }

    @Test
    void samplesHaveTheMeanAndDeviation() {
        int rows = 20_000;
        DiagonalGaussian head = DiagonalGaussian.defaults(1);
        Parameters learned = new Parameters(BACKEND, head.shapes());
        learned.get("logStd").set(0, 0, (float) Math.log(0.5));
        Tensor means = Tensor.zeros(rows, 1);
        means.fill(3);
        Tensor actions = Tensor.zeros(rows, 1);
        head.sample(
                learned, means, Mask.all(), randoms(head, rows), actions, rows, new HeadWorkspace(BACKEND, head, rows));
        double mean = 0;
        double variance = 0;
        for (float action : actions.toArray()) {
            mean += action / rows;
            variance += (action - 3.0) * (action - 3.0) / rows;
        }
        // Five standard errors.
        assertThat(mean).isCloseTo(3, within(5 * 0.5 / Math.sqrt(rows)));
        assertThat(variance).isCloseTo(0.25, within(5 * 0.25 * Math.sqrt(2.0 / rows)));
    }

    @Test
    void learnedNumbersBeyondTheLimitsCountAsTheLimitsWithoutGradient() {
        DiagonalGaussian head = DiagonalGaussian.defaults(2);
        Parameters learned = new Parameters(BACKEND, head.shapes());
        learned.get("logStd").copyFrom(new float[] {7, -9});
        HeadWorkspace workspace = new HeadWorkspace(BACKEND, head, 1);
        Parameters gradient = learned.zerosLike();
        head.mode(learned, Tensor.of(1, 2, 1, 2), Mask.all(), Tensor.zeros(1, 2), 1, workspace);
        head.backward(learned, Tensor.of(1, 1, 1), Tensor.of(1, 1, 1), workspace, gradient);
        assertThat((double) workspace.logProbabilities().get(0, 0)).isCloseTo(-LOG_TWO_PI - (2 - 5), within(1e-5));
        assertThat(gradient.flat().toArray()).containsOnly(0f);
    }

    @Test
    void impossibleSettingsAndMasksAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiagonalGaussian(2, 3, -5, 2, ""))
                .withMessageContaining("got lowest -5.0, initial 3.0, highest 2.0; -5, 0 and 2 is usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiagonalGaussian.defaults(0))
                .withMessageStartingWith("actions must be at least 1, got 0");
        DiagonalGaussian head = DiagonalGaussian.defaults(1);
        Parameters learned = new Parameters(BACKEND, head.shapes());
        Mask mask = Mask.of(Tensor.of(1, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> head.mode(
                        learned, Tensor.zeros(1, 1), mask, Tensor.zeros(1, 1), 1, new HeadWorkspace(BACKEND, head, 1)))
                .withMessageEndingWith("use Mask.all()");
    }
}
