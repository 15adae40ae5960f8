package io.throng.marl;

import io.throng.agents.Kind;
import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;

/**
 * One algorithm at work on some kinds of agents of an arena that a {@link Trainer} steps: others may learn by other
 * algorithms, or not at all, in the same arena. A function of settings, seed and what it sees: the same bits on any number
 * of threads. Called by one thread.
 */
public interface Learner extends AutoCloseable {
    /** Writes the actions of its agents for the step to come. */
    void decide(Arena arena);

    /**
     * Takes in what the step brought, and learns whenever it has gathered enough.
     *
     * @return diagnostics by name, in a fixed order, of what was learned since the last ones; empty if there is nothing to tell
     */
    SequencedMap<String, Double> observe(Arena arena);

    /**
     * What has been learned by the agents of a kind. It follows further learning and ends with this learner.
     *
     * @param kind by index; one of its own
     * @param greedy whether to take the most likely action instead of drawing one
     */
    Policy policy(int kind, boolean greedy);

    /**
     * What has been learned by the agents of a kind, for as many as there are in other worlds. Where there are several
     * policies, which of them fits best is to be found out by playing.
     *
     * @param kind by index; one of its own
     * @param as the kind in those worlds: the same, or with other numbers of agents and of things that they perceive
     * @throws IllegalArgumentException if what was learned does not fit
     */
    default List<Policy> candidates(int kind, Kind as, boolean greedy) {
        return List.of(policy(kind, greedy));
    }

    /** Writes everything that {@link #load} needs to go on as if nothing had happened; called between steps. */
    void save(ArchiveWriter archive) throws IOException;

    /**
     * Goes on from a checkpoint.
     *
     * @throws io.throng.kernel.archive.ArchiveException if it does not fit
     */
    void load(ArchiveReader archive) throws IOException;

    @Override
    void close();
}
