package io.throng.agents.policy;

import io.throng.agents.arena.AgentBatch;

/**
 * Decides for all agents of a kind, in all worlds, at once: observation rows in, action rows out.
 *
 * <p>A policy that draws random numbers draws them for each row from (seed, the row's agent, step), so that an agent's
 * action does not depend on who else is in the batch.
 */
@FunctionalInterface
public interface Policy {
    /**
     * Writes every action row of the batch. Called by the thread that steps the arena.
     *
     * @param batch observations and masks to read, actions to write
     * @param seed the seed of the policy's random numbers
     * @param step the step about to be taken
     */
    void act(AgentBatch batch, long seed, long step);
}
