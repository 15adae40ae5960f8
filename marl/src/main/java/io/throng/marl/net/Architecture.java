package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import java.util.Collections;

/**
 * What kind of networks to learn with; the settings of every algorithm hold one.
 *
 * @param network the structure
 * @param hiddenWidth units of each hidden layer, at least 1
 * @param hiddenLayers hidden layers, blocks of attention or rounds of messages, at least 1; perceptrons may have none
 * @param activation of the hidden layers
 * @param normalizeInputs whether inputs are layer-normalised first; rows must have at least 3 numbers then. Of no meaning for
 *     networks over sets: of the few numbers about a thing, nothing but signs would be left
 * @param layerNorm whether hidden layers are layer-normalised
 * @param sets of networks over sets
 */
public record Architecture(
        Body network,
        int hiddenWidth,
        int hiddenLayers,
        Activation activation,
        boolean normalizeInputs,
        boolean layerNorm,
        Sets sets) {
    private static final int LARGEST = 1 << 16;
    private static final double TANH_GAIN = 5.0 / 3;
    private static final double RELU_GAIN = Math.sqrt(2);
    private static final int FEWEST_NORMALIZED_INPUTS = 3;

    /** The structures. */
    public enum Body {
        /** A perceptron. */
        MLP,
        /** A perceptron with a gated recurrent unit. */
        GRU,
        /** Things attend to each other ({@link AttentionNetwork}). */
        ATTENTION,
        /** Things are pooled ({@link DeepSetsNetwork}). */
        DEEP_SETS,
        /** Things send each other messages ({@link GraphNetwork}). */
        GRAPH;

        /** Whether it treats alike things alike, whatever their number and order. */
        public boolean isOverSets() {
            return this == ATTENTION || this == DEEP_SETS || this == GRAPH;
        }
    }

    /**
     * What networks over sets need to know beyond other networks.
     *
     * @param heads of {@link Body#ATTENTION}: a divisor of hiddenWidth, at least 1
     * @param pooling of {@link Body#DEEP_SETS} and {@link Body#GRAPH}: how what several things say becomes one
     */
    public record Sets(int heads, Pooling pooling) {
        /** Checks that somebody attends. */
        public Sets {
            requireCount("heads", heads, 1, LARGEST);
        }

        /** Four heads, and means, which keep their scale when there are more things than learned from. */
        public static Sets defaults() {
            return new Sets(4, Pooling.MEAN);
        }
    }

    /** Checks the ranges. */
    public Architecture {
        requireCount("hiddenWidth", hiddenWidth, 1, LARGEST);
        requireCount("hiddenLayers", hiddenLayers, network == Body.MLP ? 0 : 1, 100);
        if (activation == Activation.IDENTITY) {
            throw new IllegalArgumentException("activation must be TANH or RELU, got IDENTITY");
        }
        if (network == Body.ATTENTION && hiddenWidth % sets.heads() != 0) {
            throw new IllegalArgumentException(
                    "heads must divide hiddenWidth = " + hiddenWidth + ", got " + sets.heads());
        }
    }

    /** With the usual networks over sets. */
    public Architecture(
            Body network,
            int hiddenWidth,
            int hiddenLayers,
            Activation activation,
            boolean normalizeInputs,
            boolean layerNorm) {
        this(network, hiddenWidth, hiddenLayers, activation, normalizeInputs, layerNorm, Sets.defaults());
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
        return switch (network) {
            case MLP -> new Mlp(spec(inputs.size(), outputs, outputGain), prefix);
            case GRU -> new RecurrentNetwork(spec(inputs.size(), outputs, outputGain), prefix);
            case ATTENTION -> new AttentionNetwork(setSpec(inputs, outputs, outputGain), prefix);
            case DEEP_SETS -> new DeepSetsNetwork(setSpec(inputs, outputs, outputGain), prefix);
            case GRAPH -> new GraphNetwork(setSpec(inputs, outputs, outputGain), prefix);
        };
    }

    private SetSpec setSpec(Layout inputs, int outputs, double outputGain) {
        return new SetSpec(
                inputs,
                hiddenWidth,
                hiddenLayers,
                sets.heads(),
                sets.pooling(),
                outputs,
                activation,
                layerNorm,
                hiddenGain(),
                outputGain);
    }

    private double hiddenGain() {
        return activation == Activation.TANH ? TANH_GAIN : RELU_GAIN;
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
                hiddenGain(),
                outputGain);
    }
}
