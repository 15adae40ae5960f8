package io.throng.scenarios.particle;

import io.throng.agents.spec.ActionSpec;

/** What an action row means: a push along each axis, in parts of a full one, and a message. */
interface Control {
    /** The actions. */
    ActionSpec spec();

    /**
     * Writes the force by which an agent moves itself; asked only of agents that move.
     *
     * @param actions action rows
     * @param from where the row starts
     * @param full the force of a full push along an axis
     * @param force receives x and y
     * @param at where they start
     * @throws IllegalArgumentException if it is no action of the spec
     */
    void push(float[] actions, int from, double full, double[] force, int at);

    /**
     * Writes the message; asked only of agents that speak.
     *
     * @param actions action rows
     * @param from where the row starts
     * @param message messages of all agents, a number in [0, 1] a symbol
     * @param at where the agent's starts
     */
    void say(float[] actions, int from, double[] message, int at);

    /**
     * Writes an action: what scripts act by.
     *
     * @param move 0 stay, 1 x-, 2 x+, 3 y-, 4 y+, each a full push; of no account for agents that do not move
     * @param symbol of no account for agents that do not speak
     * @param actions receives it
     * @param from where the row starts
     */
    void write(int move, int symbol, float[] actions, int from);
}
