package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.spec.EntityGroup;
import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every network keeps: gradients, rows by themselves, memory; and perceptrons against a slow reference. */
class NetworkTest {
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

    /** Own numbers before, between and after things; things alone; nothing but own numbers. */
    static List<Layout> layouts() {
        return List.of(
                Layout.flat(7),
                new Layout(11, List.of(new EntityGroup("near", 1, 3, 2), new EntityGroup("far", 8, 2, 1))),
                new Layout(6, List.of(new EntityGroup("near", 0, 2, 3))));
    }

    /** One of each structure over each of the layouts, some of them without layer normalisation. */
    static Stream<Network> networks() {
        return Stream.of(Architecture.Body.values())
                .flatMap(body -> layouts().stream()
                        .map(layout -> new Architecture(body, 8, 2, Activation.TANH, true, layout.size() != 6)
                                .network(layout, 3, 1, "net.")));
    }

    /** Weights of which every one, biases and shifts too, is away from its start value. */
    static Parameters weights(Network network) {
        TestRandom random = new TestRandom(11);
        Parameters parameters = new Parameters(BACKEND, network.shapes());
        network.initialize(parameters, random);
        for (ParameterShape shape : parameters.shapes()) {
            Tensor matrix = parameters.get(shape.name());
            for (int i = 0; i < shape.rows(); i++) {
                for (int j = 0; j < shape.columns(); j++) {
                    matrix.set(i, j, matrix.get(i, j) + 0.2f * (2 * random.nextFloat() - 1));
                }
            }
        }
        return parameters;
    }

    static double[] row(Tensor tensor, int row) {
        double[] values = new double[tensor.columns()];
        for (int j = 0; j < values.length; j++) {
            values[j] = tensor.get(row, j);
        }
        return values;
    }

    private static Sequence sequence(Tape tape, Network network, Tensor rows, int steps, Tensor kept) {
        int sequences = rows.rows() / steps;
        return network.memory() == 0
                ? new Sequence(tape.constant(rows), steps, null, null)
                : new Sequence(
                        tape.constant(rows),
                        steps,
                        tape.constant(new TestRandom(9).tensor(sequences, network.memory(), 1)),
                        tape.constant(kept));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void outputsOfPerceptronsAreThoseOfTheReference(MlpSpec spec) {
        Mlp mlp = new Mlp(spec, "");
        Parameters parameters = weights(mlp);
        ReferenceMlp reference = new ReferenceMlp(spec, parameters);
        for (int rows : new int[] {1, 5, 256, 300}) {
            Tensor input = new TestRandom(rows).tensor(rows, spec.inputs(), 2);
            try (Tape tape = new Tape(BACKEND)) {
                Tensor output = mlp.forward(tape, Weights.frozen(parameters), tape.constant(input))
                        .value();
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
    @MethodSource("networks")
    void gradientsAreTheDifferences(Network network) {
        Tensor input = new TestRandom(21).tensor(12, network.inputs(), 1);
        Tensor kept = Tensor.of(12, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0);
        Differences.ofWeights(
                3e-3,
                weights(network),
                tape -> weights -> network.forward(tape, weights, sequence(tape, network, input, 4, kept))
                        .rows());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aRowsOutputHasTheSameBitsInEveryBatch(Network network) {
        Parameters parameters = weights(network);
        int rows = 523;
        Tensor input = new TestRandom(4).tensor(rows, network.inputs(), 2);
        Tensor memory = new TestRandom(5).tensor(rows, Math.max(1, network.memory()), 1);
        Tensor kept = Tensor.zeros(rows, 1);
        kept.fill(1);
        float[] whole = outputs(network, parameters, input, memory, kept, 0, rows);
        for (int cut : new int[] {1, 2, 6, 7, 100, 255, 256, 257}) {
            for (int from = 0; from < rows; from += cut) {
                int to = Math.min(rows, from + cut);
                float[] expected = Arrays.copyOfRange(whole, from * network.outputs(), to * network.outputs());
                assertThat(outputs(network, parameters, input, memory, kept, from, to))
                        .isEqualTo(expected);
            }
        }
    }

    private static float[] outputs(
            Network network, Parameters parameters, Tensor input, Tensor memory, Tensor kept, int from, int to) {
        try (Tape tape = new Tape(BACKEND)) {
            Node rows = tape.constant(input.rowRange(from, to));
            Sequence sequence = network.memory() == 0
                    ? Sequence.of(rows)
                    : new Sequence(
                            rows, 1, tape.constant(memory.rowRange(from, to)), tape.constant(kept.rowRange(from, to)));
            return network.forward(tape, Weights.frozen(parameters), sequence)
                    .rows()
                    .value()
                    .toArray();
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void stepsTakenTogetherAreStepsTakenOneByOne(Network network) {
        Parameters parameters = weights(network);
        int sequences = 5;
        int steps = 4;
        Tensor input = new TestRandom(4).tensor(steps * sequences, network.inputs(), 2);
        Tensor kept = Tensor.zeros(steps * sequences, 1);
        kept.fill(1);
        kept.set(7, 0, 0);
        try (Tape together = new Tape(BACKEND);
                Tape apart = new Tape(BACKEND)) {
            Weights weights = Weights.frozen(parameters);
            float[] expected = network.forward(together, weights, sequence(together, network, input, steps, kept))
                    .rows()
                    .value()
                    .toArray();
            Sequence first = sequence(apart, network, input.rowRange(0, sequences), 1, kept.rowRange(0, sequences));
            Node memory = first.memory();
            for (int step = 0; step < steps; step++) {
                int from = step * sequences;
                int to = from + sequences;
                Node rows = apart.constant(input.rowRange(from, to));
                Node keptNow = apart.constant(kept.rowRange(from, to));
                Network.Output output = network.forward(
                        apart, weights, memory == null ? Sequence.of(rows) : new Sequence(rows, 1, memory, keptNow));
                memory = output.memory();
                assertThat(output.rows().value().toArray())
                        .isEqualTo(Arrays.copyOfRange(expected, from * network.outputs(), to * network.outputs()));
            }
        }
    }

    @Test
    void networksShareOneSetOfParametersUnderPrefixes() {
        MlpSpec spec = MlpSpec.defaults(3, 2).withHidden(4);
        Mlp actor = new Mlp(spec, "actor.");
        Mlp critic = new Mlp(spec, "critic.");
        Parameters both = new Parameters(
                BACKEND,
                Stream.concat(actor.shapes().stream(), critic.shapes().stream()).toList());
        actor.initialize(both, new TestRandom(1));
        assertThat(both.get("critic.layer0/weight").toArray()).containsOnly(0f);
        Parameters gradient = both.zerosLike();
        try (Tape tape = new Tape(BACKEND)) {
            Node output = actor.forward(tape, new Weights(both, gradient), tape.constant(Tensor.of(1, 3, 1, 2, 3)));
            tape.backward(output, Tensor.of(1, 2, 1, -1));
        }
        assertThat(gradient.get("actor.layer1/bias").toArray()).containsExactly(1, -1);
        assertThat(gradient.get("critic.layer1/bias").toArray()).containsOnly(0f);
    }

    @Test
    void impossibleArchitecturesAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Architecture(Architecture.Body.GRU, 8, 0, Activation.TANH, false, false))
                .withMessage("hiddenLayers must be in [1, 100], got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Architecture(Architecture.Body.ATTENTION, 10, 1, Activation.TANH, false, false))
                .withMessage("heads must divide hiddenWidth = 10, got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Architecture.defaults().network(Layout.flat(2), 1, 1, ""))
                .withMessageContaining("set normalizeInputs=false");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(BACKEND, List.of(new ParameterShape("a", 0, 1))));
    }
}
