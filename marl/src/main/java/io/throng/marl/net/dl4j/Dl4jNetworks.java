package io.throng.marl.net.dl4j;

import io.throng.marl.net.Mlp;
import io.throng.marl.net.MlpSpec;
import io.throng.marl.net.Parameters;
import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Perceptrons as Deeplearning4j networks and back, by copying the weights; outputs agree to 1e-5. */
public final class Dl4jNetworks {
    private Dl4jNetworks() {}

    /**
     * A Deeplearning4j network with the weights of a perceptron: dense layers, and an output layer with identity
     * activation and, for further training there, a squared-error loss.
     *
     * @param constants the last inputs, if they never change; they go into the bias of the first layer
     * @throws IllegalArgumentException for a perceptron with layer normalisation, which Deeplearning4j applies
     *     elsewhere
     */
    public static MultiLayerNetwork exported(Mlp mlp, Parameters parameters, float... constants) {
        MlpSpec spec = mlp.spec();
        if (spec.inputLayerNorm() || spec.layerNorm()) {
            throw new IllegalArgumentException("an exported network must have no layer normalisation, got " + spec
                    + "; train one with --set normalizeInputs=false --set layerNorm=false");
        }
        int varying = spec.inputs() - constants.length;
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(spec, varying));
        network.init();
        for (int layer = 0; layer < spec.layers(); layer++) {
            float[] weights = parameters.get(mlp.name(layer) + "/weight").toArray();
            float[] bias = parameters.get(mlp.name(layer) + "/bias").toArray();
            if (layer == 0) {
                for (int i = 0; i < constants.length * bias.length; i++) {
                    bias[i % bias.length] += constants[i / bias.length] * weights[varying * bias.length + i];
                }
                weights = Arrays.copyOf(weights, varying * bias.length);
            }
            copy(weights, network.getParam(layer + "_W"));
            copy(bias, network.getParam(layer + "_b"));
        }
        return network;
    }

    /**
     * Writes what {@link #exported} makes to a file that {@code MultiLayerNetwork.load} reads.
     *
     * @throws IllegalArgumentException for a perceptron with layer normalisation
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Mlp mlp, Parameters parameters, float... constants) throws IOException {
        exported(mlp, parameters, constants).save(file.toFile());
    }

    private static MultiLayerConfiguration configuration(MlpSpec spec, int inputs) {
        NeuralNetConfiguration.ListBuilder layers =
                new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT).list();
        int last = spec.layers() - 1;
        for (int layer = 0; layer < last; layer++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(layer == 0 ? inputs : spec.layerInputs(layer))
                    .nOut(spec.layerOutputs(layer))
                    .activation(activation(spec.activation()))
                    .build());
        }
        layers.layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(last == 0 ? inputs : spec.layerInputs(last))
                .nOut(spec.outputs())
                .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                .build());
        return layers.build();
    }

    private static org.nd4j.linalg.activations.Activation activation(Activation activation) {
        return switch (activation) {
            case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY;
            case TANH -> org.nd4j.linalg.activations.Activation.TANH;
            case RELU -> org.nd4j.linalg.activations.Activation.RELU;
        };
    }

    /**
     * A perceptron with the weights of a Deeplearning4j network; close its parameters after use. Dropout and other
     * settings of training are left behind.
     *
     * @throws IllegalArgumentException unless the network is initialised, all layers are dense or output layers without
     *     layer normalisation or preprocessors, hidden activations are all tanh or all ReLU, and the last is the
     * identity
     */
    public static Imported imported(Backend backend, MultiLayerNetwork network) {
        Mlp mlp = new Mlp(spec(network), "");
        Parameters parameters = new Parameters(backend, mlp.shapes());
        for (int layer = 0; layer < mlp.spec().layers(); layer++) {
            copy(network.getParam(layer + "_W"), parameters.get(mlp.name(layer) + "/weight"));
            if (network.paramTable().containsKey(layer + "_b")) {
                copy(network.getParam(layer + "_b"), parameters.get(mlp.name(layer) + "/bias"));
            }
        }
        return new Imported(mlp, parameters);
    }

    /**
     * A perceptron from elsewhere.
     *
     * @param network its structure
     * @param parameters its weights; the caller closes them
     */
    public record Imported(Mlp network, Parameters parameters) {}

    /** Through the heap: ND4J may hold its own on a card. */
    private static void copy(float[] source, INDArray target) {
        target.assign(Nd4j.createFromArray(source).reshape('c', target.shape()));
    }

    private static void copy(INDArray source, Tensor target) {
        target.copyFrom(source.dup('c').data().asFloat());
    }

    private static MlpSpec spec(MultiLayerNetwork network) {
        MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
        if (!network.isInitCalled() || !configuration.getInputPreProcessors().isEmpty()) {
            throw new IllegalArgumentException("an imported network must be initialised and have no preprocessors, got "
                    + configuration.getInputPreProcessors() + "; call init(), and preprocess rows before they go in");
        }
        List<Integer> widths = new ArrayList<>();
        List<Activation> activations = new ArrayList<>();
        for (int layer = 0; layer < network.getnLayers(); layer++) {
            widths.add(Math.toIntExact(network.getParam(layer + "_W").size(1)));
            activations.add(activation(configuration.getConf(layer).getLayer(), layer));
        }
        int last = widths.size() - 1;
        Activation hidden = hiddenActivation(activations);
        int inputs = Math.toIntExact(network.getParam("0_W").size(0));
        return new MlpSpec(inputs, widths.subList(0, last), widths.get(last), hidden, false, false, Math.sqrt(2), 1);
    }

    private static Activation activation(Layer layer, int index) {
        if (layer instanceof DenseLayer dense && dense.hasLayerNorm()) {
            throw new IllegalArgumentException("an imported layer must have no layer normalisation, got layer " + index
                    + " with it; import a network trained without");
        }
        if (layer instanceof DenseLayer || layer instanceof OutputLayer) {
            return activation(((BaseLayer) layer).getActivationFn(), index);
        }
        throw new IllegalArgumentException("an imported layer must be a DenseLayer or OutputLayer, got "
                + layer.getClass().getSimpleName() + " as layer " + index + "; use the network as a policy of its own");
    }

    private static Activation activation(IActivation activation, int index) {
        if (activation instanceof ActivationTanH) {
            return Activation.TANH;
        }
        if (activation.equals(new ActivationReLU())) {
            return Activation.RELU;
        }
        if (activation instanceof ActivationIdentity) {
            return Activation.IDENTITY;
        }
        throw new IllegalArgumentException(
                "an imported activation must be tanh, plain ReLU or identity, got " + activation + " in layer " + index
                        + "; a softmax at the end is the head's work here, set it to identity");
    }

    private static Activation hiddenActivation(List<Activation> activations) {
        int last = activations.size() - 1;
        List<Activation> hidden =
                activations.subList(0, last).stream().distinct().toList();
        if (activations.get(last) != Activation.IDENTITY || hidden.size() > 1 || hidden.contains(Activation.IDENTITY)) {
            throw new IllegalArgumentException(
                    "an imported network must have one activation, tanh or ReLU, in all hidden"
                            + " layers and identity in the last, got " + activations
                            + "; use it as a policy of its own");
        }
        return hidden.isEmpty() ? Activation.TANH : hidden.getFirst();
    }
}
