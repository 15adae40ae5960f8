package io.throng.marl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamTest {
    private static final AdamParameters SETTINGS = new AdamParameters(0.01, 0.9, 0.99, 1e-6);
    private static final int SIZE = 37;

    private final Backend backend = new CpuBackend();

    private static Tensor gradient(int step) {
        return new TestRandom(step).tensor(1, SIZE, 1);
    }

    @Test
    void parametersFollowTheAlgorithm() {
        double[] expected = new double[SIZE];
        double[] m = new double[SIZE];
        double[] v = new double[SIZE];
        try (Adam adam = new Adam(backend, SETTINGS, 1, SIZE);
                Tensor parameters = Tensor.zeros(1, SIZE)) {
            for (int t = 1; t <= 50; t++) {
                Tensor gradient = gradient(t);
                adam.step(parameters, gradient, 0.01, 0.5);
                for (int i = 0; i < SIZE; i++) {
                    double g = 0.5 * gradient.get(0, i);
                    m[i] = 0.9 * m[i] + 0.1 * g;
                    v[i] = 0.99 * v[i] + 0.01 * g * g;
                    double first = m[i] / (1 - Math.pow(0.9, t));
                    double second = v[i] / (1 - Math.pow(0.99, t));
                    expected[i] -= 0.01 * first / (Math.sqrt(second) + 1e-6);
                }
            }
            BackendContract.requireClose(parameters, expected, 2e-5);
            assertThat(adam.steps()).isEqualTo(50);
        }
    }

    @Test
    void firstStepIsTheLearningRateWhateverTheGradient() {
        try (Adam adam = new Adam(backend, SETTINGS, 1, 2);
                Tensor parameters = Tensor.zeros(1, 2)) {
            adam.step(parameters, Tensor.of(1, 2, 1000, -0.1f));
            assertThat(parameters.get(0, 0)).isCloseTo(-0.01f, within(1e-6f));
            assertThat(parameters.get(0, 1)).isCloseTo(0.01f, within(1e-6f));
        }
    }

    @Test
    void resumedOptimiserEqualsUninterruptedOne() {
        Tensor whole = Tensor.zeros(1, SIZE);
        Tensor cut = Tensor.zeros(1, SIZE);
        try (Adam uninterrupted = new Adam(backend, SETTINGS, 1, SIZE);
                Adam before = new Adam(backend, SETTINGS, 1, SIZE);
                Adam after = new Adam(backend, SETTINGS, 1, SIZE)) {
            for (int t = 0; t < 6; t++) {
                uninterrupted.step(whole, gradient(t));
            }
            for (int t = 0; t < 3; t++) {
                before.step(cut, gradient(t));
            }
            after.firstMoment().copyFrom(before.firstMoment().toArray());
            after.secondMoment().copyFrom(before.secondMoment().toArray());
            after.restore(before.steps());
            for (int t = 3; t < 6; t++) {
                after.step(cut, gradient(t));
            }
        }
        assertThat(cut.toArray()).isEqualTo(whole.toArray());
    }

    @Test
    void settingsOutsideTheirRangesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdamParameters(0, 0.9, 0.999, 1e-5))
                .withMessage("learningRate must be in (0, infinity), got 0.0; 1e-5 to 1e-2 is usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdamParameters(0.1, 0.9, 1, 1e-5))
                .withMessage("beta2 must be in [0, 1), got 1.0; 0.9 to 0.999 is usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Adam(backend, SETTINGS, 1, 1).restore(-1))
                .withMessageStartingWith("steps must be at least 0, got -1");
    }

    @Test
    void clippingBringsLongGradientsToTheNormAndLeavesShortOnes() {
        Tensor x = Tensor.of(1, 2, 3, 0);
        Tensor y = Tensor.of(1, 1, 4);
        double norm = GradientClipping.globalNorm(backend, x, y);
        assertThat(norm).isEqualTo(5);
        assertThat(GradientClipping.factor(norm, 0.5) * norm).isCloseTo(0.5, within(1e-6));
        assertThat(GradientClipping.factor(norm, 10)).isEqualTo(1);
        assertThat(GradientClipping.factor(norm, Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientClipping.factor(norm, 0))
                .withMessageStartingWith("maxNorm must be above 0, got 0.0");
    }
}
