package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MlpTest {
    private static final Backend BACKEND = new CpuBackend();

    /** Every activation with every normalisation, deep and without hidden layers, wide and narrow. */
    static Stream<MlpSpec> specs() {
        MlpSpec spec = MlpSpec.defaults(7, 3).withHidden(20, 33).withGains(1.4, 1);
        Stream<MlpSpec> kinds = Stream.of(Activation.TANH, Activation.RELU)
                .map(spec::withActivation)
                .flatMap(with -> Stream.of(
                        with,
                        with.withLayerNorm(true, false),
                        with.withLayerNorm(false, true),
                        with.withLayerNorm(true, true)));
        return Stream.concat(
                kinds,
                Stream.of(
                        spec.withHidden(),
                        spec.withHidden().withLayerNorm(true, true),
                        spec.withHidden(5),
                        MlpSpec.defaults(40, 8).withHidden(64, 64, 64).withLayerNorm(true, true)));
    }

    /** A network whose every parameter, biases and shifts too, is away from its start value. */
    static Mlp network(MlpSpec spec) {
        TestRandom random = new TestRandom(11);
        Mlp mlp = Mlp.of(BACKEND, spec, random);
        for (ParameterShape shape : mlp.parameters().shapes()) {
            Tensor matrix = mlp.parameters().get(shape.name());
            for (int i = 0; i < shape.rows(); i++) {
                for (int j = 0; j < shape.columns(); j++) {
                    matrix.set(i, j, matrix.get(i, j) + 0.2f * (2 * random.nextFloat() - 1));
                }
            }
        }
        return mlp;
    }

    static double[] row(Tensor tensor, int row) {
        double[] values = new double[tensor.columns()];
        for (int j = 0; j < values.length; j++) {
            values[j] = tensor.get(row, j);
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("specs")
    void outputsAreThoseOfTheReference(MlpSpec spec) {
        Mlp mlp = network(spec);
        ReferenceMlp reference = new ReferenceMlp(spec, mlp.parameters());
        for (int rows : new int[] {1, 5, 256, 300}) {
            Tensor input = new TestRandom(rows).tensor(rows, spec.inputs(), 2);
            try (Workspace workspace = mlp.inferenceWorkspace(rows)) {
                Tensor output = mlp.forward(input, rows, workspace);
                for (int i = 0; i < rows; i++) {
                    double[] expected = reference.output(row(input, i));
                    for (int j = 0; j < expected.length; j++) {
                        assertThat((double) output.get(i, j)).isCloseTo(expected[j], within(2e-5));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void aRowsOutputHasTheSameBitsInEveryBatch(MlpSpec spec) {
        Mlp mlp = network(spec);
        int rows = 523;
        Tensor input = new TestRandom(4).tensor(rows, spec.inputs(), 2);
        float[] whole = outputs(mlp, input, mlp.trainingWorkspace(rows));
        assertThat(outputs(mlp, input, mlp.inferenceWorkspace(600))).isEqualTo(whole);
        for (int cut : new int[] {1, 2, 6, 7, 100, 255, 256, 257}) {
            for (int from = 0; from < rows; from += cut) {
                Tensor part = input.rowRange(from, Math.min(rows, from + cut));
                float[] expected = java.util.Arrays.copyOfRange(
                        whole, from * spec.outputs(), (from + part.rows()) * spec.outputs());
                try (Workspace workspace = mlp.inferenceWorkspace(part.rows())) {
                    assertThat(outputs(mlp, part, workspace)).isEqualTo(expected);
                }
            }
        }
    }

    private static float[] outputs(Mlp mlp, Tensor input, Workspace workspace) {
        return mlp.forward(input, input.rows(), workspace)
                .rowRange(0, input.rows())
                .toArray();
    }

    @Test
    void twoThreadsRunTheSameNetworkAtOnce() throws Exception {
        MlpSpec spec = MlpSpec.defaults(20, 4).withHidden(64, 64).withLayerNorm(true, true);
        Mlp mlp = network(spec);
        Tensor input = new TestRandom(5).tensor(512, 20, 1);
        Tensor dOutput = new TestRandom(6).tensor(512, 4, 1);
        Parameters sequential = mlp.parameters().zerosLike();
        Parameters parallel = mlp.parameters().zerosLike();
        sequential.sumOf(List.of(
                gradient(mlp, input.rowRange(0, 256), dOutput.rowRange(0, 256)),
                gradient(mlp, input.rowRange(256, 512), dOutput.rowRange(256, 512))));
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            for (int trial = 0; trial < 20; trial++) {
                Future<Parameters> second =
                        workers.submit(() -> gradient(mlp, input.rowRange(256, 512), dOutput.rowRange(256, 512)));
                Future<Parameters> first =
                        workers.submit(() -> gradient(mlp, input.rowRange(0, 256), dOutput.rowRange(0, 256)));
                parallel.sumOf(List.of(first.get(), second.get()));
                assertThat(parallel.flat().toArray())
                        .isEqualTo(sequential.flat().toArray());
            }
        }
    }

    private static Parameters gradient(Mlp mlp, Tensor input, Tensor dOutput) {
        Workspace workspace = mlp.trainingWorkspace(256);
        mlp.forward(input, input.rows(), workspace);
        mlp.backward(workspace, dOutput);
        return workspace.gradient();
    }

    @Test
    void twoNetworksShareOneSetOfParametersUnderPrefixes() {
        MlpSpec spec = MlpSpec.defaults(3, 2).withHidden(4);
        List<ParameterShape> shapes = Stream.concat(
                        Mlp.shapes(spec, "actor/").stream(), Mlp.shapes(spec, "critic/").stream())
                .toList();
        Parameters both = new Parameters(BACKEND, shapes);
        Mlp actor = new Mlp(BACKEND, spec, both, "actor/");
        Mlp critic = new Mlp(BACKEND, spec, both, "critic/");
        actor.initialize(new TestRandom(1));
        assertThat(critic.weight(0).toArray()).containsOnly(0f);
        Parameters gradient = both.zerosLike();
        Workspace workspace = actor.trainingWorkspace(1, gradient);
        actor.forward(Tensor.of(1, 3, 1, 2, 3), 1, workspace);
        actor.backward(workspace, Tensor.of(1, 2, 1, -1));
        assertThat(gradient.get("actor/layer1/bias").toArray()).containsExactly(1, -1);
        assertThat(gradient.get("critic/layer1/bias").toArray()).containsOnly(0f);
    }

    @Test
    void misuseIsNamed() {
        MlpSpec spec = MlpSpec.defaults(3, 2);
        Mlp mlp = network(spec);
        Workspace inference = mlp.inferenceWorkspace(4);
        Workspace training = mlp.trainingWorkspace(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mlp.forward(Tensor.zeros(5, 3), 5, inference))
                .withMessage(
                        "a pass must have at most 4 rows in this workspace, got 5; make a larger one or cut the batch");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mlp.forward(Tensor.zeros(4, 2), 4, inference))
                .withMessageStartingWith("input must be [4 or more, 3], got [4, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(spec.withHidden(4)).forward(Tensor.zeros(4, 3), 4, inference))
                .withMessageStartingWith("the workspace must be of a network");
        assertThatIllegalStateException()
                .isThrownBy(() -> mlp.backward(training, Tensor.zeros(4, 2)))
                .withMessage("a backward pass needs a forward pass before it; call Mlp.forward first");
        mlp.forward(Tensor.zeros(4, 3), 4, inference);
        assertThatIllegalStateException()
                .isThrownBy(() -> mlp.backward(inference, Tensor.zeros(4, 2)))
                .withMessageContaining("for passes forward only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mlp.inferenceWorkspace(0))
                .withMessageStartingWith("a workspace must hold at least 1 row, got 0");
    }
}
