package io.throng.agents.policy.external;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Repeats what an {@link ExternalPolicy} carried out, from its journal and without its process: the same bits. */
public final class JournalPolicy implements Policy, AutoCloseable {
    private final Path file;
    private AnswerJournal.Reader reader = null;

    private JournalPolicy(Path file) {
        this.file = file;
    }

    /** A policy that reads a journal, which is opened at the first step. */
    public static JournalPolicy of(Path file) {
        return new JournalPolicy(file);
    }

    /**
     * Takes the actions of a step; those of earlier steps are passed over, so that a restored run can go on.
     *
     * @throws IllegalStateException if the journal ends before the step or lacks it
     * @throws UncheckedIOException if it is damaged or of other agents
     */
    @Override
    public void act(AgentBatch batch, long seed, long step) {
        try {
            if (reader == null) {
                reader = new AnswerJournal.Reader(file, batch.actions().length);
            }
            long found = reader.next(batch.actions());
            while (found >= 0 && found < step) {
                found = reader.next(batch.actions());
            }
            if (found != step) {
                throw new IllegalStateException(file + " has no answers for step " + step
                        + (found < 0 ? ": it ends before" : ": it goes on with step " + found)
                        + "; give the journal of this run");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
