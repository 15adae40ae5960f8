package io.throng.marl.net.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.net.Mlp;
import io.throng.marl.net.MlpSpec;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class Dl4jNetworksTest {
    private static final Backend BACKEND = new CpuBackend();
    private static final int ROWS = 11;

    static Stream<MlpSpec> specs() {
        MlpSpec spec = MlpSpec.defaults(9, 4).withHidden(31, 16).withGains(1.4, 1);
        return Stream.of(spec, spec.withActivation(Activation.RELU), spec.withHidden());
    }

    private static Dl4jNetworks.Imported network(MlpSpec spec) {
        TestRandom random = new TestRandom(51);
        Mlp mlp = new Mlp(spec, "");
        Parameters parameters = new Parameters(BACKEND, mlp.shapes());
        mlp.initialize(parameters, random);
        for (int layer = 0; layer < spec.layers(); layer++) {
            parameters.get(mlp.name(layer) + "/bias").copyFrom(random.tensor(1, spec.layerOutputs(layer), 1));
        }
        return new Dl4jNetworks.Imported(mlp, parameters);
    }

    private static MultiLayerNetwork exported(Dl4jNetworks.Imported network) {
        return Dl4jNetworks.exported(network.network(), network.parameters());
    }

    private static void requireEqual(Dl4jNetworks.Imported ofOurs, MultiLayerNetwork network) {
        Tensor input = new TestRandom(52).tensor(ROWS, ofOurs.network().inputs(), 1);
        float[] theirs = network.output(input.array()).dup('c').data().asFloat();
        try (Tape tape = new Tape(BACKEND)) {
            float[] ours = ofOurs.network()
                    .forward(tape, Weights.frozen(ofOurs.parameters()), tape.constant(input))
                    .value()
                    .toArray();
            assertThat(theirs).hasSameSizeAs(ours);
            for (int i = 0; i < ours.length; i++) {
                assertThat(theirs[i]).isCloseTo(ours[i], within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void exportedNetworkGivesTheSameOutputs(MlpSpec spec) {
        Dl4jNetworks.Imported network = network(spec);
        requireEqual(network, exported(network));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void importedNetworkGivesTheSameOutputsAfterAFile(MlpSpec spec, @TempDir Path folder) throws IOException {
        Dl4jNetworks.Imported network = network(spec);
        File file = folder.resolve("network.zip").toFile();
        exported(network).save(file);
        Dl4jNetworks.Imported imported = Dl4jNetworks.imported(BACKEND, MultiLayerNetwork.load(file, false));
        assertThat(imported.network().spec().hidden()).isEqualTo(spec.hidden());
        assertThat(imported.parameters().flat().toArray())
                .isEqualTo(network.parameters().flat().toArray());
        imported.parameters().close();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void inputsThatNeverChangeGoIntoTheBias(MlpSpec spec) {
        Dl4jNetworks.Imported ours = network(spec);
        int varying = spec.inputs() - 1;
        MultiLayerNetwork theirs = Dl4jNetworks.exported(ours.network(), ours.parameters(), -0.7f);
        Tensor input = new TestRandom(53).tensor(1, spec.inputs(), 1);
        input.set(0, varying, -0.7f);
        float[] seen = Arrays.copyOf(input.toArray(), varying);
        float[] told = theirs.output(Tensor.of(1, varying, seen).array())
                .dup('c')
                .data()
                .asFloat();
        try (Tape tape = new Tape(BACKEND)) {
            float[] wanted = ours.network()
                    .forward(tape, Weights.frozen(ours.parameters()), tape.constant(input))
                    .value()
                    .toArray();
            assertThat(told).hasSameSizeAs(wanted);
            for (int i = 0; i < wanted.length; i++) {
                assertThat(told[i]).isCloseTo(wanted[i], within(1e-5f));
            }
        }
    }

    @Test
    void networkBuiltThereWithoutBiasIsImported() {
        MultiLayerNetwork network = network(true, org.nd4j.linalg.activations.Activation.IDENTITY);
        requireEqual(Dl4jNetworks.imported(BACKEND, network), network);
    }

    private static MultiLayerNetwork network(boolean withoutBias, org.nd4j.linalg.activations.Activation last) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(5)
                        .hasBias(!withoutBias)
                        .activation(org.nd4j.linalg.activations.Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nIn(5)
                        .nOut(2)
                        .activation(last)
                        .build())
                .build());
        network.init();
        return network;
    }

    @Test
    void whatCannotBeTranslatedIsNamed() {
        MlpSpec normalised = MlpSpec.defaults(3, 2).withLayerNorm(false, true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exported(network(normalised)))
                .withMessageStartingWith("an exported network must have no layer normalisation");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Dl4jNetworks.imported(BACKEND, network(false, org.nd4j.linalg.activations.Activation.SOFTMAX)))
                .withMessageStartingWith("an imported activation must be tanh, plain ReLU or identity, got softmax");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Dl4jNetworks.imported(BACKEND, network(false, org.nd4j.linalg.activations.Activation.TANH)))
                .withMessageContaining("identity in the last, got [TANH, TANH]");
    }
}
