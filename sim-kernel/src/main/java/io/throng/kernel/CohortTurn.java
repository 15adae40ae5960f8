package io.throng.kernel;

/** What the rules of a {@link Cohort} can reach besides the columns. Reused from call to call: keep no reference. */
public interface CohortTurn {
    /** The step being computed, from 0. */
    long step();

    /**
     * Draws for many agents: the first words of the random numbers that each would get in its own turn.
     *
     * @param rows the agents' rows
     * @param from the first to draw for
     * @param count how many
     * @param words {@code [1..4][>= count]}: word w of the agent in {@code rows[from + i]} goes to {@code words[w][i]}
     */
    void words(int[] rows, int from, int count, int[][] words);
}
