package io.throng.agents.arena;

/**
 * A game of common interest that is known exactly: finitely many states and choices, chances and rewards as numbers. What
 * exact algorithms learn from; implemented by a {@link Game} beside its rules.
 *
 * <p>Agents are those of all kinds in order; each makes one choice a step. A joint action is a number to the base of the
 * choices, the first agent's choice the most significant digit.
 */
public interface FiniteModel {
    /** How many agents there are. */
    int agents();

    /** How many choices each has. */
    int choices();

    /** How many states there are. */
    int states();

    /** The chance that an episode begins in a state. */
    double start(int state);

    /** What every agent is paid for a joint action in a state. */
    double reward(int state, int jointAction);

    /** The chance that a joint action in a state leads to another. */
    double transition(int state, int jointAction, int next);

    /**
     * The state that an observation row of any agent shows.
     *
     * @param observations rows of the agent's kind
     * @param from where the row starts
     */
    int stateOf(float[] observations, int from);
}
