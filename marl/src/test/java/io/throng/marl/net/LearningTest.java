package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.marl.tensor.Adam;
import io.throng.marl.tensor.AdamParameters;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.GradientClipping;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import org.junit.jupiter.api.Test;

/** The parts put together, as a trainer does. */
class LearningTest {
    private static final Backend BACKEND = new CpuBackend();
    private static final int ROWS = 300;

    /** Fits y = sin(3 x0) x1 by squared error and returns the losses before and after, and the weights. */
    private static float[] fit(int steps) {
        TestRandom random = new TestRandom(41);
        Mlp mlp = Mlp.of(BACKEND, MlpSpec.defaults(2, 1).withGains(1.4, 1).withLayerNorm(false, true), random);
        Tensor x = random.tensor(ROWS, 2, 1);
        Tensor dOutput = Tensor.zeros(ROWS, 1);
        float first = 0;
        float last = 0;
        try (Workspace workspace = mlp.trainingWorkspace(ROWS);
                Adam adam = new Adam(BACKEND, AdamParameters.defaults().withLearningRate(3e-3), 1, flatSize(mlp))) {
            for (int step = 0; step < steps; step++) {
                Tensor output = mlp.forward(x, ROWS, workspace);
                float loss = 0;
                for (int i = 0; i < ROWS; i++) {
                    float error = output.get(i, 0) - (float) Math.sin(3 * x.get(i, 0)) * x.get(i, 1);
                    loss += error * error / ROWS;
                    dOutput.set(i, 0, 2 * error / ROWS);
                }
                workspace.gradient().clear();
                mlp.backward(workspace, dOutput);
                Tensor gradient = workspace.gradient().flat();
                double clip = GradientClipping.factor(GradientClipping.globalNorm(BACKEND, gradient), 1);
                adam.step(mlp.parameters().flat(), gradient, 3e-3, clip);
                first = step == 0 ? loss : first;
                last = loss;
            }
        }
        float[] weights = mlp.parameters().flat().toArray();
        float[] result = java.util.Arrays.copyOf(weights, weights.length + 2);
        result[weights.length] = first;
        result[weights.length + 1] = last;
        return result;
    }

    private static int flatSize(Mlp mlp) {
        return mlp.parameters().flat().columns();
    }

    @Test
    void networkFitsAFunctionAndTwoRunsAreTheSameBits() {
        float[] once = fit(400);
        float[] again = fit(400);
        assertThat(again).isEqualTo(once);
        float first = once[once.length - 2];
        float last = once[once.length - 1];
        assertThat(last).isLessThan(0.01f * first);
    }

    @Test
    void policyGradientFindsTheRewardedAction() {
        TestRandom random = new TestRandom(42);
        Categorical head = new Categorical(4);
        Mlp mlp = Mlp.of(BACKEND, MlpSpec.defaults(3, 4).withHidden(16), random);
        Tensor x = random.tensor(64, 3, 1);
        Tensor actions = Tensor.zeros(64, 1);
        Tensor dLog = Tensor.zeros(64, 1);
        Tensor dEntropy = Tensor.zeros(64, 1);
        dEntropy.fill(-0.001f / 64);
        float[] randoms = new float[64];
        Workspace pass = mlp.trainingWorkspace(64);
        HeadWorkspace chosen = new HeadWorkspace(BACKEND, head, 64);
        Adam adam = new Adam(BACKEND, AdamParameters.defaults().withLearningRate(0.01), 1, flatSize(mlp));
        float mean = 0;
        for (int step = 0; step < 150; step++) {
            for (int i = 0; i < 64; i++) {
                head.draw(random, randoms, i);
            }
            head.sample(mlp.parameters(), mlp.forward(x, 64, pass), Mask.all(), randoms, actions, 64, chosen);
            mean = 0;
            for (int i = 0; i < 64; i++) {
                float best = x.get(i, 0) > 0 ? 1 : 3;
                float reward = actions.get(i, 0) == best ? 1 : 0;
                mean += reward / 64;
                dLog.set(i, 0, -(reward - 0.5f) / 64);
            }
            pass.gradient().clear();
            head.backward(mlp.parameters(), dLog, dEntropy, chosen, pass.gradient());
            mlp.backward(pass, chosen.outputGradient());
            adam.step(mlp.parameters().flat(), pass.gradient().flat());
        }
        assertThat(mean).isGreaterThan(0.9f);
    }
}
