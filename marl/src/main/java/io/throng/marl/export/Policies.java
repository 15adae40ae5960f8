package io.throng.marl.export;

import io.throng.agents.Kind;
import io.throng.agents.policy.Policy;
import io.throng.marl.net.ActionDistribution;
import io.throng.marl.net.GaussianMixture;
import io.throng.marl.net.JointDistribution;
import io.throng.marl.net.Network;
import io.throng.marl.net.ParameterShape;
import io.throng.marl.rollout.ActionHead;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.LearnedPolicy;
import io.throng.marl.rollout.StateValue;
import java.util.ArrayList;
import java.util.List;

/** What policies consist of, as far as files can hold it. */
final class Policies {
    private Policies() {}

    /**
     * A policy of networks.
     *
     * @param kind whose policy it is
     * @param actors one for all agents, or one each in order; all of one structure
     * @param constants what follows an observation where networks see it; mostly nothing
     * @param ofActionValues whether the networks say what choices are worth
     * @param values what a critic of each actor says of states; empty if there are none
     */
    record Learned(Kind kind, List<Actor> actors, float[] constants, boolean ofActionValues, List<StateValue> values) {}

    static Learned learned(Policy policy) {
        Learned learned = switch (policy) {
            case LearnedPolicy trained ->
                new Learned(
                        trained.kind(),
                        trained.actors(),
                        constants(trained),
                        trained.isOfActionValues(),
                        trained.values());
            case SavedPolicy saved -> saved.learned();
            default ->
                throw new IllegalArgumentException("a policy must consist of networks to be written, got "
                        + policy.getClass().getName() + "; give one that a trainer learned");
        };
        Actor first = learned.actors().getFirst();
        for (Actor actor : learned.actors()) {
            if (!actor.network().equals(first.network()) || !actor.head().equals(first.head())) {
                throw new IllegalArgumentException(
                        "all networks of a policy must have one structure to be written, got " + first.network()
                                + " and " + actor.network());
            }
        }
        return learned;
    }

    private static float[] constants(LearnedPolicy policy) {
        return policy.constants()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a policy must depend on what agents perceive alone to be written, got one that is told more"));
    }

    /** How many experts draw real numbers with the usual head, which is the only one that files know. */
    static int experts(ActionHead head) {
        int experts = experts(head.distribution());
        if (!head.equals(ActionHead.of(head.spec(), experts))) {
            throw new IllegalArgumentException(
                    "a policy's head must be ActionHead.of(action, experts) to be written, got " + head);
        }
        return experts;
    }

    private static int experts(ActionDistribution distribution) {
        return switch (distribution) {
            case GaussianMixture mixture -> mixture.experts();
            case JointDistribution joint ->
                joint.parts().stream().mapToInt(Policies::experts).max().orElse(1);
            default -> 1;
        };
    }

    /** All matrices of an actor. */
    static List<ParameterShape> shapes(Network network, ActionHead head) {
        List<ParameterShape> shapes = new ArrayList<>(network.shapes());
        shapes.addAll(head.distribution().shapes());
        return shapes;
    }
}
