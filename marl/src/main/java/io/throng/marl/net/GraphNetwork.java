package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Things are the nodes of a complete graph and send each other messages: in each round {@code m_ij = f(x_i r + x_j s + b)},
 * {@code x_i' = norm(x_i + f([x_i, pool_j m_ij] w + c))}. That is the interaction network among the blocks of Battaglia et
 * al., "Relational inductive biases, deep learning, and graph networks", 2018, section 4.2, with one layer for edges and one
 * for nodes; edges have no state, and the update is added to what the node was. The output is a linear function of the node
 * that is the agent itself; in the last round nobody else is told anything, for nobody else is read.
 *
 * @param spec sizes; so many rounds
 * @param prefix of the names of its matrices
 */
record GraphNetwork(SetSpec spec, String prefix) implements SetNetwork {
    @Override
    public Architecture.Body body() {
        return Architecture.Body.GRAPH;
    }

    private Things things() {
        return new Things(spec.inputs(), prefix);
    }

    private String round(int layer, String part) {
        return prefix + "round" + layer + "/" + part;
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
        return new GraphNetwork(spec.over(rows), prefix);
    }

    @Override
    public List<ParameterShape> shapes() {
        int width = spec.width();
        List<ParameterShape> shapes = new ArrayList<>(things().shapes(width));
        for (int layer = 0; layer < spec.layers(); layer++) {
            shapes.addAll(Layers.denseShapes(round(layer, "receiver"), width, width));
            shapes.add(new ParameterShape(round(layer, "sender/weight"), width, width));
            shapes.addAll(Layers.denseShapes(round(layer, "node"), 2 * width, width));
            if (spec.layerNorm()) {
                shapes.addAll(Layers.normShapes(round(layer, "node"), width));
            }
        }
        shapes.addAll(Layers.denseShapes(prefix + "output", width, spec.outputs()));
        return shapes;
    }

    @Override
    public void initialize(Parameters parameters, UniformRandomProvider random) {
        things().initialize(parameters, spec.hiddenGain(), random);
        for (int layer = 0; layer < spec.layers(); layer++) {
            Layers.initializeDense(parameters, round(layer, "receiver"), spec.hiddenGain(), random);
            OrthogonalInitialization.fill(parameters.get(round(layer, "sender/weight")), spec.hiddenGain(), random);
            Layers.initializeDense(parameters, round(layer, "node"), spec.hiddenGain(), random);
            if (spec.layerNorm()) {
                Layers.initializeNorm(parameters, round(layer, "node"));
            }
        }
        Layers.initializeDense(parameters, prefix + "output", spec.outputGain(), random);
    }

    @Override
    public Output forward(Tape tape, Weights weights, Sequence input) {
        int rows = input.rows().rows();
        Node all = things().all(tape, weights, input.rows(), spec.activation());
        for (int layer = 0; layer < spec.layers(); layer++) {
            boolean last = layer == spec.layers() - 1;
            all = round(tape, weights, layer, last ? things().self(tape, all) : all, all, rows);
        }
        return new Output(Layers.dense(tape, weights, prefix + "output", all, Activation.IDENTITY), null);
    }

    /** What the receivers become by what all tell them, {@code [rows * receivers, width]}. */
    private Node round(Tape tape, Weights weights, int layer, Node receivers, Node all, int rows) {
        int width = spec.width();
        int senders = all.rows() / rows;
        Node received = Layers.dense(tape, weights, round(layer, "receiver"), receivers, Activation.IDENTITY);
        Node noBias = tape.filled(1, width, 0);
        Node sent =
                tape.dense(all, tape.parameter(weights, round(layer, "sender/weight")), noBias, Activation.IDENTITY);
        Node toEach = tape.repeatRows(tape.reshape(sent, rows, senders * width), receivers.rows() / rows);
        Node messages = activated(
                tape,
                tape.add(tape.repeatRows(received, senders), tape.reshape(toEach, receivers.rows() * senders, width)));
        Node told = spec.pooling().pool(tape, messages, senders);
        Node update =
                Layers.dense(tape, weights, round(layer, "node"), tape.concat(receivers, told), spec.activation());
        Node sum = tape.add(receivers, update);
        return spec.layerNorm() ? Layers.norm(tape, weights, round(layer, "node"), sum) : sum;
    }

    private Node activated(Tape tape, Node x) {
        return spec.activation() == Activation.RELU ? tape.relu(x) : tape.tanh(x);
    }
}
