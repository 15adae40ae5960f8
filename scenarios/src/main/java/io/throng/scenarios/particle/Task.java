package io.throng.scenarios.particle;

import io.throng.agents.arena.Factors;
import java.util.Optional;

/** What a scenario is about: what agents are paid for and what they perceive. Immutable; for many threads at once. */
interface Task {
    /**
     * Writes what the agents of a world earn by the step that was just taken: reads the write side.
     *
     * @param rewards receives them, in the order of the rows
     * @param from where the world's agents start
     */
    void pay(int world, double[] rewards, int from);

    /**
     * Writes what an agent perceives of the read side.
     *
     * @param agent counted within its world
     * @param into observation rows of the agent's kind
     * @param from where the agent's row starts
     */
    void observe(int world, int agent, float[] into, int from);

    /** Whether the step that was just taken ended the episode: reads the write side. Left alone, it goes on. */
    default boolean isOver(int world) {
        return false;
    }

    /** What one step of an agent of a kind amounted to, in numbers that mean something; empty where nobody has said. */
    default Optional<Factors> factors(int kind) {
        return Optional.empty();
    }
}
