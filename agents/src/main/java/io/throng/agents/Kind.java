package io.throng.agents;

import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.ObservationSpec;

/**
 * Agents that perceive and act alike: they can share a policy.
 *
 * @param name unique among the kinds of a game
 * @param count how many there are in one world; at least 1
 * @param observation what each perceives
 * @param action what each can do
 */
public record Kind(String name, int count, ObservationSpec observation, ActionSpec action) {
    /** Checks the count. */
    public Kind {
        if (count < 1) {
            throw new IllegalArgumentException("there must be at least 1 agent of kind " + name + ", got " + count);
        }
    }
}
