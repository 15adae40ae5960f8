package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
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

    /** Writes what it holds beyond the actors. */
    void save(ArchiveWriter archive) throws IOException;

    /** Takes over what {@link #save} wrote. */
    void load(ArchiveReader archive) throws IOException;

    @Override
    void close();
}
