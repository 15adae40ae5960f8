package io.throng.agents.arena;

import java.util.List;

/**
 * What an agent's step amounted to, in a few numbers that a person understands, of the order of 1: by such numbers a return of
 * the whole team is divided among its agents and their steps. Called by several threads.
 */
public interface Factors {
    /** What each number is; at least one. */
    List<String> names();

    /**
     * Writes the factors of one agent's step.
     *
     * @param observations rows of what agents of the kind perceived when they decided
     * @param observation where this agent's row starts
     * @param actions rows of what they did
     * @param action where this agent's row starts
     * @param into receives a number for each name from {@code from} on
     */
    void write(float[] observations, int observation, float[] actions, int action, float[] into, int from);
}
