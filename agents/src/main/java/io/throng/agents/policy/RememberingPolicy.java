package io.throng.agents.policy;

import io.throng.agents.arena.AgentBatch;

/** A policy that may remember something from step to step, and can therefore be told to go on where it was. */
public interface RememberingPolicy extends Policy {
    /** What must be known, beyond the batch, to go on where it plays; nothing before it first acted. */
    float[] remembered();

    /**
     * Goes on with the agents of a batch where {@link #remembered} was called.
     *
     * @throws IllegalArgumentException if it is not what this policy remembers of so many agents
     */
    void recall(AgentBatch batch, float[] remembered);
}
