package io.throng.marl;

import io.throng.agents.policy.Policy;
import java.util.List;
import java.util.function.Supplier;

/**
 * Kinds of agents that learn by one algorithm, or that follow a fixed policy.
 *
 * @param kinds their names; empty for all that no other team has
 * @param side who decides for them
 */
public record Team(List<String> kinds, Side side) {
    /** Copies the list. */
    public Team {
        kinds = List.copyOf(kinds);
    }

    /** Who decides for a team. */
    public sealed interface Side {
        /** An algorithm that learns. */
        record Learning<S extends Record>(Algorithm<S> algorithm, S settings) implements Side {
            List<Learner> learners(List<Assignment> populations) {
                return algorithm.learners(settings, populations);
            }

            int worlds() {
                return algorithm.worlds(settings);
            }
        }

        /** A policy that does not change; a new one is made for each kind and arena. */
        record Fixed(Supplier<Policy> policy) implements Side {}
    }

    /** All agents that no other team has, learning. */
    public static <S extends Record> Team ofAll(Algorithm<S> algorithm, S settings) {
        return new Team(List.of(), new Side.Learning<>(algorithm, settings));
    }

    /** Some kinds, learning. */
    public static <S extends Record> Team learning(List<String> kinds, Algorithm<S> algorithm, S settings) {
        return new Team(kinds, new Side.Learning<>(algorithm, settings));
    }

    /** Some kinds that follow a fixed policy: opponents, partners, scripted or learned before. */
    public static Team fixed(List<String> kinds, Supplier<Policy> policy) {
        return new Team(kinds, new Side.Fixed(policy));
    }
}
