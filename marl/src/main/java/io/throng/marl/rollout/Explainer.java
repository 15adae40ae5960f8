package io.throng.marl.rollout;

import io.throng.agents.policy.Explanation;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.marl.net.Marginal;
import io.throng.marl.net.Network;
import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Says what the outputs of an actor for one row mean.
 *
 * @param actor whose outputs
 * @param greedy whether the most likely action is taken
 * @param ofActionValues whether the outputs are what choices are worth
 */
record Explainer(Actor actor, boolean greedy, boolean ofActionValues) {
    /** What follows from outputs that a tape still holds. */
    Explanation explain(Tape tape, Weights weights, Network.Output output, float[] mask, OptionalDouble value) {
        Mask allowed = mask.length == 0
                ? Mask.all()
                : Mask.of(tape.constant(1, mask.length, mask, 0).value());
        Tensor described = actor.distribution()
                .describe(tape, weights, output.rows(), allowed)
                .value();
        tape.backend().finish();
        Node mode = tape.filled(1, actor.distribution().actionColumns(), 0);
        tape.backend().finish();
        actor.distribution().mode(described, 0, 0, mode.value(), 0);
        List<Marginal> marginals = actor.distribution().marginals(described, 0, 0);
        return new Explanation(
                parts(marginals, mode.value(), output.rows().value()), value, attention(output.attention()));
    }

    private List<Explanation.Part> parts(List<Marginal> marginals, Tensor mode, Tensor outputs) {
        List<Explanation.Part> parts = new ArrayList<>();
        int column = 0;
        int choice = 0;
        for (ActionSpec part : actor.head().spec().parts()) {
            if (part instanceof ActionSpec.Continuous real) {
                parts.add(numbers(real.features(), marginals, column));
            } else if (marginals.get(column) instanceof Marginal.Choice chances) {
                parts.add(choice(chances, (int) mode.get(0, column), outputs, choice));
            }
            column += part.columns();
            choice += part.choices();
        }
        return parts;
    }

    private Explanation.Choice choice(Marginal.Choice chances, int likeliest, Tensor outputs, int from) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < chances.probabilities().size() && ofActionValues; i++) {
            values.add((double) outputs.get(0, from + i));
        }
        boolean drawn = !(ofActionValues && greedy);
        return new Explanation.Choice(drawn ? chances.probabilities() : List.of(), values, likeliest);
    }

    private static Explanation.Numbers numbers(List<Feature> features, List<Marginal> marginals, int column) {
        List<Explanation.Spread> numbers = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            if (marginals.get(column + i) instanceof Marginal.Real drawn) {
                double middle = (features.get(i).low() + features.get(i).high()) / 2;
                double half = (features.get(i).high() - features.get(i).low()) / 2;
                numbers.add(new Explanation.Spread(middle + half * drawn.mean(), half * drawn.deviation()));
            }
        }
        return new Explanation.Numbers(numbers);
    }

    /** The mean over heads. */
    private List<Double> attention(Node ofHeads) {
        List<Double> attention = new ArrayList<>();
        if (ofHeads == null) {
            return attention;
        }
        int things = 1
                + actor.kind().observation().entities().stream()
                        .mapToInt(group -> group.count())
                        .sum();
        int heads = ofHeads.columns() / things;
        for (int thing = 0; thing < things; thing++) {
            double sum = 0;
            for (int head = 0; head < heads; head++) {
                sum += ofHeads.value().get(0, head * things + thing);
            }
            attention.add(sum / heads);
        }
        return attention;
    }
}
