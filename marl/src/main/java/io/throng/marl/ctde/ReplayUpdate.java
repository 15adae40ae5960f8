package io.throng.marl.ctde;

import io.throng.agents.arena.Arena;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Replay;
import java.io.IOException;
import java.util.List;

/** How the actors of all crews decide while they explore, and learn from remembered steps. */
interface ReplayUpdate extends AutoCloseable {
    /** The crews, in order. */
    List<Crew> crews();

    /** Who decides for each of them. */
    List<Actor> actors();

    /** Whether the actors' outputs are what choices are worth, of which the best is taken. */
    default boolean isOfActionValues() {
        return false;
    }

    /** Writes the actions of all crews for the step to come. */
    void decide(Arena arena, long environmentSteps);

    /**
     * Learns once.
     *
     * @param rateFactor what is left of the learning rates, in [0, 1]
     * @param update number of this update, from 0, which addresses random numbers
     * @param told takes diagnostics, named {@code crew.name} for those of a crew; each is averaged over updates
     */
    void update(Replay replay, double rateFactor, long update, Sums told);

    /** Writes what has been learned. */
    void save(ArchiveWriter archive) throws IOException;

    /** Takes over what {@link #save} wrote. */
    void load(ArchiveReader archive) throws IOException;

    @Override
    void close();
}
