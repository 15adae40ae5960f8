package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Replay;
import java.io.IOException;

/** A centralised learner of all agents of a kind, as {@link Mansa} calls it. */
interface CentralValues extends JointChoice, AutoCloseable {
    /**
     * Learns once from remembered steps; parameters as for {@link ReplayUpdate#update}.
     *
     * @param told takes diagnostics
     */
    void update(Replay replay, double rateFactor, long update, Sums told);

    /** Writes what has been learned. */
    void save(ArchiveWriter archive) throws IOException;

    /** Takes over what {@link #save} wrote. */
    void load(ArchiveReader archive) throws IOException;

    @Override
    void close();
}
