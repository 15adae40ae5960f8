package io.throng.kernel;

/**
 * What a simulation keeps in memory for its agents, in bytes, room for growth included. Mail on its way and what a world keeps
 * besides columns and indexes are not counted.
 *
 * @param agents alive
 * @param columns both sides of the agents' and the groups' columns
 * @param bookkeeping ids, the order of rows by id, counts of failures, and places for actors
 * @param indexes cell lists, fields and networks
 * @param actors agents' actors that have been spawned, at {@value #BYTES_AN_ACTOR} bytes each
 */
public record Memory(int agents, long columns, long bookkeeping, long indexes, long actors) {
    /**
     * A round figure for an actor with its mailbox and its place among its region's children. Measured with compact object
     * headers, as the difference of the live heap after a collection between 100,000 walkers stepped as actors and as a
     * cohort: 500 to 800 bytes an actor, the more of its own mail it has handled.
     */
    public static final int BYTES_AN_ACTOR = 800;

    /** All of it. */
    public long total() {
        return columns + bookkeeping + indexes + actors;
    }

    /** A part per agent; 0 if nobody is alive. */
    public double perAgent(long bytes) {
        return agents == 0 ? 0 : (double) bytes / agents;
    }
}
