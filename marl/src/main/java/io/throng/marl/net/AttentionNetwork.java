package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Things attend to each other: blocks of multi-head self-attention and a perceptron of one hidden layer, each added to what
 * went in and layer-normalised after it (Vaswani et al., "Attention is all you need", 2017, section 3.1, without places, so
 * order does not matter); the output is a linear function of what the agent itself has become. In the last block nobody but
 * the agent asks, for nobody else is read.
 *
 * @param spec sizes
 * @param prefix of the names of its matrices
 */
record AttentionNetwork(SetSpec spec, String prefix) implements SetNetwork {
    @Override
    public Architecture.Body body() {
        return Architecture.Body.ATTENTION;
    }

    private Things things() {
        return new Things(spec.inputs(), prefix);
    }

    private String block(int layer, String part) {
        return prefix + "block" + layer + "/" + part;
    }

    @Override
    public int inputs() {
        return spec.inputs().size();
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
    public Network over(Layout rows) {
        return new AttentionNetwork(spec.over(rows), prefix);
    }

    @Override
    public List<ParameterShape> shapes() {
        int width = spec.width();
        List<ParameterShape> shapes = new ArrayList<>(things().shapes(width));
        for (int layer = 0; layer < spec.layers(); layer++) {
            for (String part : List.of("query", "key", "value", "heard", "hidden", "said")) {
                shapes.addAll(Layers.denseShapes(block(layer, part), width, width));
            }
            if (spec.layerNorm()) {
                shapes.addAll(Layers.normShapes(block(layer, "heard"), width));
                shapes.addAll(Layers.normShapes(block(layer, "said"), width));
            }
        }
        shapes.addAll(Layers.denseShapes(prefix + "output", width, spec.outputs()));
        return shapes;
    }

    @Override
    public void initialize(Parameters parameters, UniformRandomProvider random) {
        things().initialize(parameters, spec.hiddenGain(), random);
        for (int layer = 0; layer < spec.layers(); layer++) {
            for (String part : List.of("query", "key", "value", "heard", "said")) {
                Layers.initializeDense(parameters, block(layer, part), 1, random);
            }
            Layers.initializeDense(parameters, block(layer, "hidden"), spec.hiddenGain(), random);
            if (spec.layerNorm()) {
                Layers.initializeNorm(parameters, block(layer, "heard"));
                Layers.initializeNorm(parameters, block(layer, "said"));
            }
        }
        Layers.initializeDense(parameters, prefix + "output", spec.outputGain(), random);
    }

    @Override
    public Output forward(Tape tape, Weights weights, Sequence input) {
        Node all = things().all(tape, weights, input.rows(), spec.activation());
        Node attention = null;
        for (int layer = 0; layer < spec.layers(); layer++) {
            boolean last = layer == spec.layers() - 1;
            Node asking = last ? things().self(tape, all) : all;
            Tape.Attended attended =
                    attend(tape, weights, layer, asking, all, input.rows().rows());
            all = block(tape, weights, layer, asking, attended.heard());
            attention = last ? attended.weights() : null;
        }
        return new Output(Layers.dense(tape, weights, prefix + "output", all, Activation.IDENTITY), null, attention);
    }

    /** What those who ask hear by attending to all, {@code [groups * asking, width]}. */
    private Tape.Attended attend(Tape tape, Weights weights, int layer, Node asking, Node all, int groups) {
        Node queries = linear(tape, weights, layer, "query", asking);
        Node keys = linear(tape, weights, layer, "key", all);
        Node values = linear(tape, weights, layer, "value", all);
        Tensor everybody = null;
        return tape.attention(queries, keys, values, everybody, groups, spec.heads());
    }

    /** What those who ask become by what they heard. */
    private Node block(Tape tape, Weights weights, int layer, Node asking, Node heard) {
        Node x = added(tape, weights, layer, "heard", asking, heard);
        Node hidden = Layers.dense(tape, weights, block(layer, "hidden"), x, spec.activation());
        return added(tape, weights, layer, "said", x, hidden);
    }

    private Node linear(Tape tape, Weights weights, int layer, String part, Node x) {
        return Layers.dense(tape, weights, block(layer, part), x, Activation.IDENTITY);
    }

    /** {@code norm(x + more w + bias)}. */
    private Node added(Tape tape, Weights weights, int layer, String part, Node x, Node more) {
        Node sum = tape.add(x, linear(tape, weights, layer, part, more));
        return spec.layerNorm() ? Layers.norm(tape, weights, block(layer, part), sum) : sum;
    }
}
