package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A perceptron's hidden layers, a gated recurrent unit, layer normalisation of what it gives, and a linear output: the
 * recurrent network of the MAPPO authors' code. The unit is as wide as the last hidden layer.
 *
 * @param spec of the perceptron, with at least one hidden layer
 * @param prefix of the names of its matrices
 */
public record RecurrentNetwork(MlpSpec spec, String prefix) implements Network {
    /** Checks that there is a hidden layer. */
    public RecurrentNetwork {
        if (spec.hidden().isEmpty()) {
            throw new IllegalArgumentException("a recurrent network needs at least one hidden layer, got none");
        }
    }

    private Mlp base() {
        return new Mlp(spec, prefix);
    }

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
        return spec.hidden().getLast();
    }

    @Override
    public List<ParameterShape> shapes() {
        List<ParameterShape> shapes = new ArrayList<>(base().shapes());
        shapes.addAll(Layers.denseShapes(prefix + "gates/input", memory(), 3 * memory()));
        shapes.addAll(Layers.denseShapes(prefix + "gates/hidden", memory(), 3 * memory()));
        shapes.addAll(Layers.normShapes(prefix + "memory", memory()));
        return shapes;
    }

    @Override
    public void initialize(Parameters parameters, UniformRandomProvider random) {
        base().initialize(parameters, random);
        Layers.initializeDense(parameters, prefix + "gates/input", 1, random);
        Layers.initializeDense(parameters, prefix + "gates/hidden", 1, random);
        Layers.initializeNorm(parameters, prefix + "memory");
    }

    @Override
    public Output forward(Tape tape, Weights weights, Sequence input) {
        Node hidden = base().hidden(tape, weights, input.rows());
        Node ofInput = Layers.dense(tape, weights, prefix + "gates/input", hidden, Activation.IDENTITY);
        int sequences = input.sequences();
        Node memory = input.memory();
        List<Node> states = new ArrayList<>();
        for (int step = 0; step < input.steps(); step++) {
            int from = step * sequences;
            Node kept = tape.multiply(memory, tape.rows(input.kept(), from, from + sequences));
            Node ofHidden = Layers.dense(tape, weights, prefix + "gates/hidden", kept, Activation.IDENTITY);
            memory = tape.gatedUnit(tape.rows(ofInput, from, from + sequences), ofHidden, kept);
            states.add(memory);
        }
        Node normal = Layers.norm(tape, weights, prefix + "memory", tape.stack(states));
        String last = base().name(spec.layers() - 1);
        return new Output(Layers.dense(tape, weights, last, normal, Activation.IDENTITY), memory);
    }
}
