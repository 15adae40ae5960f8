package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.rollout.StateValue;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;

/** How the actors of all crews learn from full rollouts, with whatever critics that takes. */
interface Improvement extends AutoCloseable {
    /**
     * Learns.
     *
     * @param rateFactor what is left of the learning rates, in [0, 1]
     * @param update number of this update, which addresses random numbers
     * @return diagnostics by crew, in order
     */
    List<SequencedMap<String, Double>> improve(double rateFactor, long update);

    /** What critics say of the states of each crew's agents, by crew, in order; empty where none says such a thing. */
    default List<StateValue> values() {
        return List.of();
    }

    /** Writes what it holds beyond the actors. */
    void save(ArchiveWriter archive) throws IOException;

    /** Takes over what {@link #save} wrote. */
    void load(ArchiveReader archive) throws IOException;

    @Override
    void close();
}
