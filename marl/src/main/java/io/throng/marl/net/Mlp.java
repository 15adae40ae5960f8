package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A multi-layer perceptron; see {@link MlpSpec} for what its layers are.
 *
 * @param spec sizes and non-linearities
 * @param prefix of the names of its matrices
 */
public record Mlp(MlpSpec spec, String prefix) implements Network {
    @Override
    public int inputs() {
        return spec.inputs();
    }

    @Override
    public int outputs() {
        return spec.outputs();
    }

    @Override
    public int memory() {
        return 0;
    }

    @Override
    public List<ParameterShape> shapes() {
        List<ParameterShape> shapes = new ArrayList<>();
        if (spec.inputLayerNorm()) {
            shapes.addAll(Layers.normShapes(prefix + "input", spec.inputs()));
        }
        for (int layer = 0; layer < spec.layers(); layer++) {
            shapes.addAll(Layers.denseShapes(name(layer), spec.layerInputs(layer), spec.layerOutputs(layer)));
            if (isNormalised(layer)) {
                shapes.addAll(Layers.normShapes(name(layer), spec.layerOutputs(layer)));
            }
        }
        return shapes;
    }

    /** The name of a dense layer's matrices, before {@code /weight} and {@code /bias}; layer 0 is the first. */
    public String name(int layer) {
        return prefix + "layer" + layer;
    }

    private boolean isNormalised(int layer) {
        return spec.layerNorm() && layer < spec.layers() - 1;
    }

    /**
     * Orthogonal weights (Saxe, McClelland and Ganguli, ICLR 2014) with the spec's gains, biases and shifts 0, scales
     * of layer normalisation 1.
     */
    @Override
    public void initialize(Parameters parameters, UniformRandomProvider random) {
        if (spec.inputLayerNorm()) {
            Layers.initializeNorm(parameters, prefix + "input");
        }
        for (int layer = 0; layer < spec.layers(); layer++) {
            double gain = layer == spec.layers() - 1 ? spec.outputGain() : spec.hiddenGain();
            Layers.initializeDense(parameters, name(layer), gain, random);
            if (isNormalised(layer)) {
                Layers.initializeNorm(parameters, name(layer));
            }
        }
    }

    @Override
    public Output forward(Tape tape, Weights weights, Sequence input) {
        int last = spec.layers() - 1;
        Node h = hidden(tape, weights, input.rows());
        return new Output(Layers.dense(tape, weights, name(last), h, Activation.IDENTITY), null);
    }

    /** What the last hidden layer gives; the rows themselves, maybe normalised, where there is none. */
    Node hidden(Tape tape, Weights weights, Node rows) {
        Node h = spec.inputLayerNorm() ? Layers.norm(tape, weights, prefix + "input", rows) : rows;
        for (int layer = 0; layer < spec.layers() - 1; layer++) {
            h = Layers.dense(tape, weights, name(layer), h, spec.activation());
            if (isNormalised(layer)) {
                h = Layers.norm(tape, weights, name(layer), h);
            }
        }
        return h;
    }
}
