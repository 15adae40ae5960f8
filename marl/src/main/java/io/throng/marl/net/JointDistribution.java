package io.throng.marl.net;

import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Several actions at once, each drawn by itself: choices, real numbers, or both. Outputs, descriptions, masks and actions
 * lie side by side in the order of the parts; log-probabilities, entropies and divergences are sums over the parts.
 *
 * @param parts at least one, with learned numbers of different names
 */
public record JointDistribution(List<ActionDistribution> parts) implements ActionDistribution {
    /** Checks that there is a part. */
    public JointDistribution {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a joint distribution must have at least one part, got none");
        }
    }

    private int total(ToIntFunction<ActionDistribution> width) {
        return parts.stream().mapToInt(width).sum();
    }

    @Override
    public int outputs() {
        return total(ActionDistribution::outputs);
    }

    @Override
    public int width() {
        return total(ActionDistribution::width);
    }

    @Override
    public int actionColumns() {
        return total(ActionDistribution::actionColumns);
    }

    @Override
    public int choices() {
        return total(ActionDistribution::choices);
    }

    @Override
    public List<ParameterShape> shapes() {
        return parts.stream().flatMap(part -> part.shapes().stream()).toList();
    }

    @Override
    public void initialize(Parameters learned) {
        parts.forEach(part -> part.initialize(learned));
    }

    @Override
    public Node describe(Tape tape, Weights learned, Node outputs, Mask mask) {
        List<Node> described = new ArrayList<>();
        int output = 0;
        int choice = 0;
        for (ActionDistribution part : parts) {
            Node ofPart = tape.columns(outputs, output, output + part.outputs());
            described.add(part.describe(tape, learned, ofPart, maskOf(tape, part, mask, choice)));
            output += part.outputs();
            choice += part.choices();
        }
        return tape.concat(described.toArray(Node[]::new));
    }

    private static Mask maskOf(Tape tape, ActionDistribution part, Mask mask, int from) {
        if (!mask.restricts() || part.choices() == 0) {
            return Mask.all();
        }
        Node allowed = tape.constant(mask.allowed());
        return Mask.of(tape.columns(allowed, from, from + part.choices()).value());
    }

    @Override
    public Node logProbability(Tape tape, Node described, Node actions) {
        Node sum = null;
        int at = 0;
        int action = 0;
        for (ActionDistribution part : parts) {
            Node ofPart = part.logProbability(
                    tape,
                    tape.columns(described, at, at + part.width()),
                    tape.columns(actions, action, action + part.actionColumns()));
            sum = sum == null ? ofPart : tape.add(sum, ofPart);
            at += part.width();
            action += part.actionColumns();
        }
        return sum;
    }

    @Override
    public Node entropy(Tape tape, Node described) {
        Node sum = null;
        int at = 0;
        for (ActionDistribution part : parts) {
            Node ofPart = part.entropy(tape, tape.columns(described, at, at + part.width()));
            sum = sum == null ? ofPart : tape.add(sum, ofPart);
            at += part.width();
        }
        return sum;
    }

    @Override
    public Node divergence(Tape tape, Node from, Node to) {
        Node sum = null;
        int at = 0;
        for (ActionDistribution part : parts) {
            int end = at + part.width();
            Node ofPart = part.divergence(tape, tape.columns(from, at, end), tape.columns(to, at, end));
            sum = sum == null ? ofPart : tape.add(sum, ofPart);
            at = end;
        }
        return sum;
    }

    @Override
    public int randomsPerRow() {
        return total(ActionDistribution::randomsPerRow);
    }

    @Override
    public void draw(UniformRandomProvider random, float[] randoms, int from) {
        int at = from;
        for (ActionDistribution part : parts) {
            part.draw(random, randoms, at);
            at += part.randomsPerRow();
        }
    }

    @Override
    public void sample(Tensor described, int row, int at, float[] randoms, int from, Tensor actions, int column) {
        int number = at;
        int random = from;
        int action = column;
        for (ActionDistribution part : parts) {
            part.sample(described, row, number, randoms, random, actions, action);
            number += part.width();
            random += part.randomsPerRow();
            action += part.actionColumns();
        }
    }

    @Override
    public void mode(Tensor described, int row, int at, Tensor actions, int column) {
        int number = at;
        int action = column;
        for (ActionDistribution part : parts) {
            part.mode(described, row, number, actions, action);
            number += part.width();
            action += part.actionColumns();
        }
    }

    @Override
    public List<Marginal> marginals(Tensor described, int row, int at) {
        List<Marginal> all = new ArrayList<>();
        int number = at;
        for (ActionDistribution part : parts) {
            all.addAll(part.marginals(described, row, number));
            number += part.width();
        }
        return all;
    }
}
