package io.throng.marl.net;

import io.throng.agents.spec.EntityGroup;
import io.throng.marl.tensor.Activation;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Takes rows apart into the things they are about, and makes vectors of one width of them by a dense layer for each kind of
 * thing. An agent that perceives nothing of itself has the number 1.
 *
 * @param layout of the rows
 * @param prefix of the names of matrices
 */
record Things(Layout layout, String prefix) {
    /** The name of the layer for the agent itself, before {@code /weight} and {@code /bias}. */
    private String own() {
        return prefix + "self";
    }

    private String of(EntityGroup group) {
        return prefix + "each/" + group.name();
    }

    List<ParameterShape> shapes(int width) {
        List<ParameterShape> shapes = new ArrayList<>(Layers.denseShapes(own(), Math.max(1, layout.ownSize()), width));
        for (EntityGroup group : layout.entities()) {
            shapes.addAll(Layers.denseShapes(of(group), group.width(), width));
        }
        return shapes;
    }

    /** Biases start apart from each other, so that kinds of things, and how far away they are, can be told apart. */
    void initialize(Parameters parameters, double gain, UniformRandomProvider random) {
        Layers.initializeDense(parameters, own(), gain, random);
        for (EntityGroup group : layout.entities()) {
            Layers.initializeDense(parameters, of(group), gain, random);
            OrthogonalInitialization.fill(parameters.get(of(group) + "/bias"), 1, random);
        }
    }

    /** What the agent perceives of itself, {@code [rows, own numbers]}. */
    private Node ownNumbers(Tape tape, Node rows) {
        List<Node> runs = layout.own().stream()
                .map(run -> tape.columns(rows, run.from(), run.to()))
                .toList();
        return runs.isEmpty() ? tape.filled(rows.rows(), 1, 1) : tape.concat(runs.toArray(Node[]::new));
    }

    /** The agent itself, {@code [rows, width]}. */
    Node self(Tape tape, Weights weights, Node rows, Activation f) {
        return Layers.dense(tape, weights, own(), ownNumbers(tape, rows), f);
    }

    /** The things of a group, {@code [rows * count, width]}. */
    Node each(Tape tape, Weights weights, Node rows, EntityGroup group, Activation f) {
        Node numbers = tape.columns(rows, group.first(), group.end());
        Node things = tape.reshape(numbers, rows.rows() * group.count(), group.width());
        return Layers.dense(tape, weights, of(group), things, f);
    }

    /** The agent itself and all things after it, {@code [rows * things, width]}. */
    Node all(Tape tape, Weights weights, Node rows, Activation f) {
        List<Node> sideBySide = new ArrayList<>();
        Node self = self(tape, weights, rows, f);
        sideBySide.add(self);
        for (EntityGroup group : layout.entities()) {
            Node things = each(tape, weights, rows, group, f);
            sideBySide.add(tape.reshape(things, rows.rows(), group.count() * self.columns()));
        }
        Node all = tape.concat(sideBySide.toArray(Node[]::new));
        return tape.reshape(all, rows.rows() * layout.things(), self.columns());
    }

    /** Of all things, the agent itself, {@code [rows, width]}. */
    Node self(Tape tape, Node all) {
        int rows = all.rows() / layout.things();
        return tape.columns(tape.reshape(all, rows, layout.things() * all.columns()), 0, all.columns());
    }
}
