package io.throng.marl.ctde;

import io.throng.marl.net.Architecture;
import io.throng.marl.rollout.Sharing;

/**
 * What all on-policy actor-critics have in common.
 *
 * @param gathering how experience is gathered
 * @param rates how fast is learned
 * @param valuing how critics say values
 * @param architecture of actors and critics
 * @param chunk consecutive steps through which recurrent networks are differentiated, of no meaning for others; a divisor of
 *     the rollout's steps, or at least as many, which takes them all
 * @param experts of whom one is chosen for each action of real numbers; 1 for a normal distribution
 * @param correction of the policy that acts, for samples with less chance in them
 * @param constraint on the costs that agents cause
 * @param sharing which agents learn one policy together
 */
public record ActorCriticSettings(
        Gathering gathering,
        Rates rates,
        Valuing valuing,
        Architecture architecture,
        int chunk,
        int experts,
        Correction correction,
        Constraint constraint,
        Sharing sharing) {
    /** Checks the chunk and the experts, and what goes together. */
    public ActorCriticSettings {
        Require.inRange("chunk", chunk, 1, 1 << 16);
        Require.inRange("experts", experts, 1, 1000);
        if (architecture.isRecurrent() && correction.isActive()) {
            throw new IllegalArgumentException(
                    "propsEvery must be 0 for recurrent networks, got " + correction.propsEvery());
        }
        if (architecture.isRecurrent() && chunk < gathering.rolloutSteps() && gathering.rolloutSteps() % chunk != 0) {
            throw new IllegalArgumentException(
                    "chunk must divide rolloutSteps = " + gathering.rolloutSteps() + ", got " + chunk);
        }
    }

    /**
     * The MAPPO paper's published code for the particle world (Yu et al., NeurIPS 2022), except that the discount is 0.95, as
     * in Lowe et al. (2017), and values are not clipped: an episode cut off by the time limit is valued here by its last
     * state, so values reach beyond the episode, and with 0.99 they took 100,000s of steps to get there.
     */
    public static ActorCriticSettings defaults() {
        return new ActorCriticSettings(
                new Gathering(128, 25, 0.95, 0.95),
                new Rates(7e-4, 7e-4, 0, 1e-5, 10),
                Valuing.defaults(),
                Architecture.defaults(),
                25,
                1,
                Correction.none(),
                Constraint.none(),
                Sharing.BY_KIND);
    }

    ActorCriticSettings with(Gathering newGathering) {
        return new ActorCriticSettings(
                newGathering, rates, valuing, architecture, chunk, experts, correction, constraint, sharing);
    }

    ActorCriticSettings with(Architecture newArchitecture) {
        return new ActorCriticSettings(
                gathering, rates, valuing, newArchitecture, chunk, experts, correction, constraint, sharing);
    }

    ActorCriticSettings with(Sharing newSharing) {
        return new ActorCriticSettings(
                gathering, rates, valuing, architecture, chunk, experts, correction, constraint, newSharing);
    }

    /** How many steps of one agent are learned from together. */
    int chunkLength() {
        return architecture.isRecurrent() ? Math.min(chunk, gathering.rolloutSteps()) : 1;
    }
}
