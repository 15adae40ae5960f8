package io.throng.marl.net;

import io.throng.marl.tensor.FloatMath;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * One choice among several: the outputs are logits, the action is the index chosen, and the description is the logarithms of
 * the probabilities.
 *
 * <p>A logit that the mask forbids counts as -1e10, as in the MAPPO authors' code: its probability is 0. A row with nothing
 * allowed is uniform. A choice takes one uniform number in [0, 1), by inversion of the cumulative distribution in the order
 * of the indices.
 *
 * @param choices how many there are, at least 1
 */
public record Categorical(int choices) implements ActionDistribution {
    /** Checks that there is a choice. */
    public Categorical {
        if (choices < 1) {
            throw new IllegalArgumentException("choices must be at least 1, got " + choices);
        }
    }

    @Override
    public int outputs() {
        return choices;
    }

    @Override
    public int width() {
        return choices;
    }

    @Override
    public int actionColumns() {
        return 1;
    }

    @Override
    public List<ParameterShape> shapes() {
        return List.of();
    }

    @Override
    public void initialize(Parameters learned) {}

    @Override
    public Node describe(Tape tape, Weights learned, Node outputs, Mask mask) {
        return tape.logSoftmax(outputs, mask);
    }

    @Override
    public Node logProbability(Tape tape, Node described, Node actions) {
        return tape.pick(described, actions);
    }

    @Override
    public Node entropy(Tape tape, Node described) {
        return tape.negate(tape.rowSums(tape.multiply(tape.exp(described), described)));
    }

    @Override
    public Node divergence(Tape tape, Node from, Node to) {
        return tape.rowSums(tape.multiply(tape.exp(from), tape.subtract(from, to)));
    }

    @Override
    public int randomsPerRow() {
        return 1;
    }

    @Override
    public void draw(UniformRandomProvider random, float[] randoms, int from) {
        randoms[from] = random.nextFloat();
    }

    /** The first index whose cumulative probability exceeds the uniform number; never one of probability 0. */
    @Override
    public void sample(Tensor described, int row, int at, float[] randoms, int from, Tensor actions, int column) {
        float cumulative = 0;
        int chosen = 0;
        for (int i = 0; i < choices && cumulative <= randoms[from]; i++) {
            float probability = FloatMath.exp(described.get(row, at + i));
            cumulative += probability;
            chosen = probability > 0 ? i : chosen;
        }
        actions.set(row, column, chosen);
    }

    @Override
    public void mode(Tensor described, int row, int at, Tensor actions, int column) {
        int best = 0;
        for (int i = 1; i < choices; i++) {
            best = described.get(row, at + i) > described.get(row, at + best) ? i : best;
        }
        actions.set(row, column, best);
    }

    @Override
    public List<Marginal> marginals(Tensor described, int row, int at) {
        List<Double> probabilities = new ArrayList<>();
        for (int i = 0; i < choices; i++) {
            probabilities.add((double) FloatMath.exp(described.get(row, at + i)));
        }
        return List.of(new Marginal.Choice(probabilities));
    }
}
