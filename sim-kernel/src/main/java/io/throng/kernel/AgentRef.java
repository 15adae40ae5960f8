package io.throng.kernel;

import java.util.concurrent.CompletionStage;

/** The address of one agent: its actor, seen from outside the world. Safe for use by any thread. */
public interface AgentRef {
    /** The agent's id. */
    long id();

    /**
     * Sends mail that is in the agent's inbox in the next step to begin; the simulation keeps it in its journal. Steps asked
     * for after this call returned, by the same thread, begin after it. Dropped if the agent has died.
     */
    void tell(int topic, double first, double second);

    /**
     * The agent's committed values, read between steps. Fails with {@link java.util.NoSuchElementException} if the agent
     * has died, and with {@link SimulationException} if the run ends before.
     */
    CompletionStage<AgentView> inspect();
}
