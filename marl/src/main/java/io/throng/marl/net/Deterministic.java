package io.throng.marl.net;

import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Real numbers in [-1, 1] that are decided, not drawn: tanh of the outputs. There is no density: log-probabilities,
 * entropies and divergences are 0.
 *
 * @param actions floats of an action row, at least 1
 */
public record Deterministic(int actions) implements ActionDistribution {
    /** Checks the number. */
    public Deterministic {
        if (actions < 1) {
            throw new IllegalArgumentException("actions must be at least 1, got " + actions);
        }
    }

    @Override
    public int outputs() {
        return actions;
    }

    @Override
    public int width() {
        return actions;
    }

    @Override
    public int actionColumns() {
        return actions;
    }

    @Override
    public int choices() {
        return 0;
    }

    @Override
    public List<ParameterShape> shapes() {
        return List.of();
    }

    @Override
    public void initialize(Parameters learned) {}

    @Override
    public Node describe(Tape tape, Weights learned, Node outputs, Mask mask) {
        return tape.tanh(outputs);
    }

    @Override
    public Node logProbability(Tape tape, Node described, Node drawn) {
        return tape.filled(described.rows(), 1, 0);
    }

    @Override
    public Node entropy(Tape tape, Node described) {
        return tape.filled(described.rows(), 1, 0);
    }

    @Override
    public Node divergence(Tape tape, Node from, Node to) {
        return tape.filled(from.rows(), 1, 0);
    }

    @Override
    public int randomsPerRow() {
        return 0;
    }

    @Override
    public void draw(UniformRandomProvider random, float[] randoms, int from) {}

    @Override
    public void sample(Tensor described, int row, int at, float[] randoms, int from, Tensor drawn, int column) {
        mode(described, row, at, drawn, column);
    }

    @Override
    public void mode(Tensor described, int row, int at, Tensor drawn, int column) {
        for (int i = 0; i < actions; i++) {
            drawn.set(row, column + i, described.get(row, at + i));
        }
    }

    @Override
    public List<Marginal> marginals(Tensor described, int row, int at) {
        List<Marginal> numbers = new ArrayList<>();
        for (int i = 0; i < actions; i++) {
            numbers.add(new Marginal.Real(described.get(row, at + i), 0));
        }
        return numbers;
    }
}
