package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.AdamParameters;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import io.throng.marl.tensor.Workers;
import org.junit.jupiter.api.Test;

class DescentTest {
    private static final Backend BACKEND = new CpuBackend();
    private static final int TILE = 50;
    private static final int TILES = 7;

    private final Tensor x = new TestRandom(41).tensor(TILE * TILES, 2, 1);
    private final Mlp mlp = new Mlp(MlpSpec.defaults(2, 1).withGains(1.4, 1).withLayerNorm(false, true), "");

    /** The squared error of a tile from y = sin(3 x0) x1, its part of the mean over all. */
    private Node loss(Tape tape, Weights weights, int tile, Sums sums) {
        Tensor inputs = x.rowRange(tile * TILE, (tile + 1) * TILE);
        float[] wanted = new float[TILE];
        for (int i = 0; i < TILE; i++) {
            wanted[i] = (float) Math.sin(3 * inputs.get(i, 0)) * inputs.get(i, 1);
        }
        Node error =
                tape.subtract(mlp.forward(tape, weights, tape.constant(inputs)), tape.constant(TILE, 1, wanted, 0));
        Node loss = tape.scale(tape.square(error), 1.0 / (TILE * TILES));
        sums.add("loss", tape, loss);
        return loss;
    }

    private float[] fit(int threads, int steps, double[] firstAndLast) {
        try (Parameters parameters = new Parameters(BACKEND, mlp.shapes());
                Workers workers = new Workers(threads)) {
            mlp.initialize(parameters, new TestRandom(42));
            try (Descent descent =
                    new Descent(BACKEND, parameters, AdamParameters.defaults().withLearningRate(3e-3), 1, workers)) {
                for (int step = 0; step < steps; step++) {
                    Sums sums = new Sums();
                    descent.step(TILES, 1, sums, this::loss);
                    firstAndLast[step == 0 ? 0 : 1] = sums.get("loss");
                }
            }
            return parameters.flat().toArray();
        }
    }

    @Test
    void lossFallsAndTheWeightsHaveTheSameBitsOnAnyNumberOfThreads() {
        double[] losses = new double[2];
        float[] once = fit(1, 400, losses);
        assertThat(losses[1]).isLessThan(0.01 * losses[0]);
        assertThat(fit(2, 400, losses)).isEqualTo(once);
    }

    @Test
    void gradientIsTheSumOverTiles() {
        try (Parameters parameters = new Parameters(BACKEND, mlp.shapes());
                Workers workers = new Workers(2);
                Tape tape = new Tape(BACKEND)) {
            mlp.initialize(parameters, new TestRandom(42));
            Parameters expected = parameters.zerosLike();
            for (int tile = 0; tile < TILES; tile++) {
                tape.clear();
                tape.backward(loss(tape, new Weights(parameters, expected), tile, new Sums()));
            }
            Descent descent = new Descent(BACKEND, parameters, AdamParameters.defaults(), 1, workers);
            float[] before = parameters.flat().toArray();
            descent.differentiate(TILES, new Sums(), this::loss);
            float[] sums = expected.flat().toArray();
            float[] gradient = descent.gradient().flat().toArray();
            for (int i = 0; i < sums.length; i++) {
                assertThat(gradient[i]).isCloseTo(sums[i], within(1e-5f));
            }
            assertThat(parameters.flat().toArray()).isEqualTo(before);
        }
    }
}
