package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The structure of a multi-layer perceptron: every hidden layer is linear, activation, then layer normalisation if
 * asked for (the order of the MAPPO authors' networks); the output layer is linear.
 *
 * @param inputs features of a row, at least 1
 * @param hidden widths of the hidden layers, from the input on; may be empty
 * @param outputs columns of the output, at least 1
 * @param activation of the hidden layers, TANH or RELU
 * @param inputLayerNorm whether the features are layer-normalised first
 * @param layerNorm whether a layer normalisation follows each hidden activation
 * @param hiddenGain factor on the orthogonal initial weights of hidden layers, above 0
 * @param outputGain the same for the output layer; 0.01 for actors and 1 for critics is usual
 */
public record MlpSpec(
        int inputs,
        List<Integer> hidden,
        int outputs,
        Activation activation,
        boolean inputLayerNorm,
        boolean layerNorm,
        double hiddenGain,
        double outputGain) {
    public MlpSpec {
        requirePositive("inputs", inputs);
        hidden = List.copyOf(hidden);
        hidden.forEach(width -> requirePositive("every hidden width", width));
        requirePositive("outputs", outputs);
        if (activation == Activation.IDENTITY) {
            throw new IllegalArgumentException("activation must be TANH or RELU, got IDENTITY; linear hidden layers"
                    + " add nothing, give an empty list of hidden widths instead");
        }
        requirePositive("hiddenGain", hiddenGain);
        requirePositive("outputGain", outputGain);
    }

    /** Two tanh layers of 64 without layer normalisation, gains sqrt 2 and 0.01: the usual PPO actor. */
    public static MlpSpec defaults(int inputs, int outputs) {
        return new MlpSpec(inputs, List.of(64, 64), outputs, Activation.TANH, false, false, Math.sqrt(2), 0.01);
    }

    public MlpSpec withHidden(int... widths) {
        return new MlpSpec(
                inputs,
                IntStream.of(widths).boxed().toList(),
                outputs,
                activation,
                inputLayerNorm,
                layerNorm,
                hiddenGain,
                outputGain);
    }

    public MlpSpec withActivation(Activation newActivation) {
        return new MlpSpec(inputs, hidden, outputs, newActivation, inputLayerNorm, layerNorm, hiddenGain, outputGain);
    }

    /** With layer normalisation of the features, of the hidden layers, of both or of none. */
    public MlpSpec withLayerNorm(boolean ofInput, boolean ofHidden) {
        return new MlpSpec(inputs, hidden, outputs, activation, ofInput, ofHidden, hiddenGain, outputGain);
    }

    public MlpSpec withGains(double newHiddenGain, double newOutputGain) {
        return new MlpSpec(
                inputs, hidden, outputs, activation, inputLayerNorm, layerNorm, newHiddenGain, newOutputGain);
    }

    /** How many dense layers: the hidden ones and the output. */
    public int layers() {
        return hidden.size() + 1;
    }

    /** The width of what goes into a dense layer; layer 0 is the first. */
    public int layerInputs(int layer) {
        return layer == 0 ? inputs : hidden.get(layer - 1);
    }

    /** The width of what comes out of a dense layer. */
    public int layerOutputs(int layer) {
        return layer == hidden.size() ? outputs : hidden.get(layer);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + value + "; give a width");
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    name + " must be in (0, infinity), got " + value + "; 0.01 to 2 is usual");
        }
    }
}
