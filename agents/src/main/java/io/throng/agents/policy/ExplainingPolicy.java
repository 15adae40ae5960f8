package io.throng.agents.policy;

import io.throng.agents.arena.AgentBatch;

/** A policy that can say how it decides. */
public interface ExplainingPolicy extends Policy {
    /**
     * How it will decide for an agent in the step to come, given what the agent perceives now and what it remembers. Changes
     * nothing: neither what will be decided, nor what is remembered. Called by the thread that steps the arena, between
     * steps.
     *
     * @param batch the one it decides for
     * @param row of the agent
     */
    Explanation explain(AgentBatch batch, int row);
}
