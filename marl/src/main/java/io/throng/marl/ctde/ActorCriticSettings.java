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
 * @param chunk consecutive steps through which recurrent networks are differentiated, a divisor of the rollout's steps; of no
 *     meaning for others
 * @param sharing which agents learn one policy together
 */
public record ActorCriticSettings(
        Gathering gathering, Rates rates, Valuing valuing, Architecture architecture, int chunk, Sharing sharing) {
    /** Checks the chunk. */
    public ActorCriticSettings {
        Require.inRange("chunk", chunk, 1, 1 << 16);
        if (architecture.isRecurrent() && gathering.rolloutSteps() % chunk != 0) {
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
                Sharing.BY_KIND);
    }

    /** How many steps of one agent are learned from together. */
    int chunkLength() {
        return architecture.isRecurrent() ? chunk : 1;
    }
}
