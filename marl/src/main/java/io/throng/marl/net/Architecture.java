package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import java.util.Collections;

/**
 * What kind of networks to learn with; the settings of every algorithm hold one.
 *
 * @param network the structure
 * @param hiddenWidth units of each hidden layer, at least 1
 * @param hiddenLayers hidden layers, at least 0; at least 1 if recurrent
 * @param activation of the hidden layers
 * @param normalizeInputs whether inputs are layer-normalised first; rows must have at least 3 numbers then
 * @param layerNorm whether hidden layers are layer-normalised
 */
public record Architecture(
        Body network,
        int hiddenWidth,
        int hiddenLayers,
        Activation activation,
        boolean normalizeInputs,
        boolean layerNorm) {
    private static final int LARGEST = 1 << 16;
    private static final double TANH_GAIN = 5.0 / 3;
    private static final double RELU_GAIN = Math.sqrt(2);
    private static final int FEWEST_NORMALIZED_INPUTS = 3;

    /** The structures. */
    public enum Body {
        /** A perceptron. */
        MLP,
        /** A perceptron with a gated recurrent unit. */
        GRU
    }

    /** Checks the ranges. */
    public Architecture {
        requireCount("hiddenWidth", hiddenWidth, 1, LARGEST);
        requireCount("hiddenLayers", hiddenLayers, network == Body.GRU ? 1 : 0, 100);
        if (activation == Activation.IDENTITY) {
            throw new IllegalArgumentException("activation must be TANH or RELU, got IDENTITY");
        }
    }

    private static void requireCount(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], got " + value);
        }
    }

    /** Two tanh layers of 64 with layer normalisation of inputs and layers: the MAPPO authors' networks. */
    public static Architecture defaults() {
        return new Architecture(Body.MLP, 64, 2, Activation.TANH, true, true);
    }

    /** Whether networks remember from step to step. */
    public boolean isRecurrent() {
        return network == Body.GRU;
    }

    /**
     * A network of this kind.
     *
     * @param inputs what goes in
     * @param outputs width of what comes out
     * @param outputGain of the start values of the last layer; 0.01 for actors and 1 for critics is usual
     * @param prefix of the names of its matrices
     */
    public Network network(Layout inputs, int outputs, double outputGain, String prefix) {
        MlpSpec spec = spec(inputs.size(), outputs, outputGain);
        return switch (network) {
            case MLP -> new Mlp(spec, prefix);
            case GRU -> new RecurrentNetwork(spec, prefix);
        };
    }

    private MlpSpec spec(int inputs, int outputs, double outputGain) {
        if (normalizeInputs && inputs < FEWEST_NORMALIZED_INPUTS) {
            throw new IllegalArgumentException("normalizeInputs needs observations of at least "
                    + FEWEST_NORMALIZED_INPUTS + " numbers, got " + inputs
                    + ", of which nothing but signs would be left; set normalizeInputs=false");
        }
        return new MlpSpec(
                inputs,
                Collections.nCopies(hiddenLayers, hiddenWidth),
                outputs,
                activation,
                normalizeInputs,
                layerNorm,
                activation == Activation.TANH ? TANH_GAIN : RELU_GAIN,
                outputGain);
    }
}
