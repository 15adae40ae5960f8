package io.throng.kernel;

/**
 * The rules of {@link World#decide} for many agents at once: what a loop over sorted columns, or a vector kernel, does faster
 * than a call for each agent. {@code decide} stays the definition, to the last bit; agents that are stepped one by one
 * ({@link SteppingMode#MAILBOX}) and worlds in which a turn has failed are decided by it.
 *
 * <p>Agents are named by <em>places</em>, numbers in [0, agents) that the rules choose so that neighbours are near each other
 * in memory: the places of a cell list, say.
 */
public interface Cohort {
    /**
     * Decides for the agents in the places {@code [from, to)}: writes every two-sided column of their rows, and no other row.
     * They send no mail, bear nobody and do not die. Called on the simulation's threads, many at once for different places;
     * must not block or allocate. If it throws, all agents of the step are decided one by one instead.
     */
    void decide(CohortTurn turn, int from, int to);
}
