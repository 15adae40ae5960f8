package io.throng.agents.policy;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a policy decides for one agent about to act: the distribution that its next action is drawn from, or is the most
 * likely of, and what else it makes of what the agent perceives.
 *
 * @param parts in the order of {@link io.throng.agents.spec.ActionSpec#parts}
 * @param value the discounted sum of rewards from here on that a critic expects; empty where none is known
 * @param attention how much of its attention, 1 in all, the agent gives to itself, then to each thing of each group of its
 *     observation's entities in order; empty where the policy attends to nothing
 */
public record Explanation(List<? extends Part> parts, OptionalDouble value, List<Double> attention) {
    /** Copies. */
    public Explanation {
        parts = List.copyOf(parts);
        attention = List.copyOf(attention);
    }

    /** Of a part of an action. */
    public sealed interface Part {}

    /**
     * Of one choice among several.
     *
     * @param probabilities of each, 0 of what is forbidden; empty where the choice is not drawn but the one worth most
     * @param values what each choice is thought to be worth; empty where the policy does not say
     * @param likeliest the choice of a policy that does not draw: the likeliest, or the one worth most, of what is allowed
     */
    public record Choice(List<Double> probabilities, List<Double> values, int likeliest) implements Part {
        /** Copies. */
        public Choice {
            probabilities = List.copyOf(probabilities);
            values = List.copyOf(values);
        }
    }

    /**
     * Of real numbers.
     *
     * @param numbers in the order of the features
     */
    public record Numbers(List<Spread> numbers) implements Part {
        /** Copies. */
        public Numbers {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * A real number on the scale of the world, before it is held within its bounds.
     *
     * @param mean of it
     * @param deviation from the mean: the standard deviation
     */
    public record Spread(double mean, double deviation) {}
}
