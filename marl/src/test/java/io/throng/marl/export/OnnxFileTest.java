package io.throng.marl.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.MeetingGame;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.Bnpg;
import io.throng.marl.ctde.BnpgSettings;
import io.throng.marl.ctde.Mappo;
import io.throng.marl.ctde.PpoSettings;
import io.throng.marl.net.Network;
import io.throng.marl.net.Sequence;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.LearnedPolicy;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import onnx.Onnx.ModelProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.ValueInfoProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exported networks, decoded by the format's own definitions and run by {@link ReferenceOnnx}. */
class OnnxFileTest {
    private static final int ROWS = 5;
    private static final int STEPS = 3;

    @TempDir
    Path folder;

    static List<Map<String, String>> structures() {
        return List.of(
                Map.of(),
                Map.of("layerNorm", "false", "activation", "RELU", "hiddenLayers", "3"),
                Map.of("hiddenLayers", "0"),
                Map.of("network", "GRU", "chunk", "5"),
                Map.of("network", "GRU", "chunk", "5", "layerNorm", "false", "experts", "2"));
    }

    private static Trainer trained(Map<String, String> options) {
        Map<String, String> settings = new HashMap<>(
                Map.of("worlds", "8", "rolloutSteps", "10", "hiddenWidth", "12", "normalizeInputs", "false"));
        settings.putAll(options);
        PpoSettings all = Parameters.with(PpoSettings.defaults(), settings);
        Trainer trainer = new Mappo().create(all, MeetingGame.worlds(), 3, Execution.defaults());
        trainer.learn();
        return trainer;
    }

    private ModelProto exported(LearnedPolicy policy) throws IOException {
        Path file = folder.resolve("policy.onnx");
        OnnxFile.write(file, policy, 0, Map.of("algorithm", "mappo"));
        return ModelProto.parseFrom(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void whatIsExportedComputesWhatTheNetworkComputes(Map<String, String> options) throws IOException {
        try (Trainer trainer = trained(options)) {
            for (var policy : trainer.policies(true)) {
                LearnedPolicy learned = (LearnedPolicy) policy;
                ModelProto model = exported(learned);
                compare(learned, model);
            }
        }
    }

    /** The inputs that a policy without its parents sees are in the file, and not asked for. */
    @Test
    void whatIsToldAlwaysIsPartOfWhatIsExported() throws IOException {
        Map<String, String> settings = Map.of("worlds", "8", "rolloutSteps", "10", "hiddenWidth", "12");
        BnpgSettings all = Parameters.with(BnpgSettings.defaults(), settings);
        try (Trainer trainer = new Bnpg().create(all, MeetingGame.worlds(), 3, Execution.defaults())) {
            trainer.learn();
            for (var policy : trainer.policies(true)) {
                LearnedPolicy learned = (LearnedPolicy) policy;
                assertThat(learned.constants().orElseThrow()).isNotEmpty();
                compare(learned, exported(learned));
            }
        }
    }

    private static void compare(LearnedPolicy policy, ModelProto model) {
        Actor actor = policy.actors().getFirst();
        float[] constants = policy.constants().orElseThrow();
        Network network = actor.network();
        int perceived = network.inputs() - constants.length;
        Random random = new Random(8);
        Tensor memory = network.memory() > 0 ? Tensor.zeros(ROWS, network.memory()) : null;
        Tensor kept = Tensor.of(ROWS, 1, 1, 1, 1, 1, 1);
        double[][] remembered = new double[ROWS][network.memory()];
        try (Tape tape = new Tape(new CpuBackend())) {
            for (int step = 0; step < STEPS; step++) {
                float[] seen = new float[ROWS * network.inputs()];
                for (int i = 0; i < seen.length; i++) {
                    int column = i % network.inputs();
                    seen[i] = column < perceived ? (float) random.nextGaussian() : constants[column - perceived];
                }
                tape.clear();
                var rows = tape.constant(Tensor.of(ROWS, network.inputs(), seen));
                Sequence input = memory == null
                        ? Sequence.of(rows)
                        : new Sequence(rows, 1, tape.constant(memory), tape.constant(kept));
                Network.Output output = network.forward(tape, Weights.frozen(actor.acting()), input);
                Map<String, double[][]> given = new HashMap<>();
                given.put(OnnxFile.OBSERVATION, matrix(seen, network.inputs(), perceived));
                if (memory != null) {
                    given.put(OnnxFile.MEMORY, remembered);
                }
                Map<String, double[][]> values = ReferenceOnnx.run(model.getGraph(), given);
                requireClose(values.get(OnnxFile.OUTPUTS), output.rows().value());
                if (memory != null) {
                    requireClose(
                            values.get(OnnxFile.NEXT_MEMORY), output.memory().value());
                    remembered = values.get(OnnxFile.NEXT_MEMORY);
                    memory.copyFrom(output.memory().value());
                }
            }
        }
    }

    /** The first columns. */
    private static double[][] matrix(float[] values, int columns, int first) {
        double[][] matrix = new double[values.length / columns][first];
        for (int row = 0; row < matrix.length; row++) {
            for (int i = 0; i < first; i++) {
                matrix[row][i] = values[row * columns + i];
            }
        }
        return matrix;
    }

    private static void requireClose(double[][] values, Tensor expected) {
        for (int row = 0; row < ROWS; row++) {
            assertThat(values[row]).hasSize(expected.columns());
            for (int i = 0; i < expected.columns(); i++) {
                assertThat(values[row][i]).isCloseTo(expected.get(row, i), within(1e-5));
            }
        }
    }

    @Test
    void aModelDeclaresItsInterfaceAndHowItsOutputsBecomeActions() throws IOException {
        try (Trainer trainer = trained(Map.of("network", "GRU", "chunk", "5"))) {
            ModelProto walker = exported((LearnedPolicy) trainer.policies(true).get(0));
            assertThat(walker.getIrVersion()).isEqualTo(8);
            assertThat(walker.getOpsetImport(0).getVersion()).isEqualTo(17);
            assertThat(walker.getProducerName()).isEqualTo("Throng");
            assertThat(walker.getGraph().getInputList().stream().map(OnnxFileTest::shape))
                    .containsExactly("observation [batch, 2]", "memory [batch, 12]");
            assertThat(walker.getGraph().getOutputList().stream().map(OnnxFileTest::shape))
                    .containsExactly("outputs [batch, 3]", "next_memory [batch, 12]");
            assertThat(metadata(walker))
                    .containsEntry("throng.kind", "walker")
                    .containsEntry("throng.observation", "place\nbeacon")
                    .containsEntry("throng.action.0", "choice")
                    .containsEntry("throng.action.0.columns", "0,3")
                    .containsEntry("throng.action.0.names", "stay\nleft\nright")
                    .containsEntry("throng.about.algorithm", "mappo");
            ModelProto pilot = exported((LearnedPolicy) trainer.policies(true).get(1));
            assertThat(metadata(pilot))
                    .containsEntry("throng.action.0", "normal")
                    .containsEntry("throng.action.0.low", "-1.0")
                    .containsEntry("throng.action.0.high", "1.0")
                    .containsKey("throng.action.0.log_deviations");
        }
    }

    private static String shape(ValueInfoProto value) {
        var shape = value.getType().getTensorType().getShape();
        return value.getName() + " [" + shape.getDim(0).getDimParam() + ", "
                + shape.getDim(1).getDimValue() + "]";
    }

    private static Map<String, String> metadata(ModelProto model) {
        return model.getMetadataPropsList().stream()
                .collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
    }
}
