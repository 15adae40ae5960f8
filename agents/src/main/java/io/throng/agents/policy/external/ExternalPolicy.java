package io.throng.agents.policy.external;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * A policy in another process, which is asked once a step for all agents of a kind. An answer that is late, missing,
 * unreadable or not allowed is replaced by the default action: whatever the process does, a step takes no longer than its
 * deadline, and memory stays bounded by the length of a line.
 *
 * <p>What was carried out is written to a journal, default actions included. With an external process a run is not a
 * function of its seed; with the seed and the journal it is, and {@link JournalPolicy} repeats it bit by bit.
 *
 * <p>For the thread that steps the arena; {@link #act} blocks for up to the deadline.
 */
public final class ExternalPolicy implements Policy, AutoCloseable {
    /** Room for so many signs a number in an answer, and for the rest of it. */
    private static final int SIGNS_PER_NUMBER = 40;

    private static final int SIGNS_AROUND = 200;

    private final ExternalSettings settings;
    private final Path journalFile;
    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private Connection connection = null;
    private AnswerJournal journal = null;
    private String latestDefect = "";
    private boolean first = true;

    /** What became of the question of one agent in one step. */
    public enum Fate {
        /** The process's action was taken. */
        ANSWERED,
        /** No answer came within the deadline, or the process does not read. */
        LATE,
        /** The process has ended. */
        DEAD,
        /** The answer could not be read, or the action is not allowed. */
        REFUSED
    }

    private ExternalPolicy(ExternalSettings settings, Path journalFile) {
        this.settings = settings;
        this.journalFile = journalFile;
        for (Fate fate : Fate.values()) {
            counts.put(fate, 0L);
        }
    }

    /**
     * A policy whose process is started at the first step.
     *
     * @param journal the file to write; must not exist
     */
    public static ExternalPolicy of(ExternalSettings settings, Path journal) {
        return new ExternalPolicy(settings, journal);
    }

    /**
     * Asks the process and waits. Throws {@link UncheckedIOException} if the process cannot be started or the journal not
     * be written, {@link IllegalArgumentException} if the default action does not fit the agents.
     */
    @Override
    public void act(AgentBatch batch, long seed, long step) {
        try {
            if (journal == null) {
                begin(batch);
            }
            answer(batch, step);
            journal.add(step, batch.actions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(AgentBatch batch) throws IOException {
        if (settings.defaultAction().length != batch.actionColumns()) {
            throw new IllegalArgumentException(
                    "the default action of " + batch.kind().name() + " must have " + batch.actionColumns()
                            + " numbers, got " + settings.defaultAction().length);
        }
        long longest = SIGNS_AROUND + (long) SIGNS_PER_NUMBER * batch.actions().length;
        journal = new AnswerJournal(journalFile, batch.actions().length);
        connection = new Connection(settings.command(), Math.toIntExact(longest));
    }

    private void answer(AgentBatch batch, long step) {
        long end = System.nanoTime() + (first ? settings.firstDeadline() : settings.deadline()).toNanos();
        boolean asked = !connection.hasEnded() && connection.ask(Request.of(batch, step));
        first = false;
        try {
            Answer answer = asked ? await(batch, step, end) : null;
            if (answer != null) {
                take(batch, answer.actions());
            } else {
                refuseAll(batch, connection.hasEnded() ? Fate.DEAD : Fate.LATE);
            }
        } catch (IllegalArgumentException defect) {
            latestDefect = defect.getMessage();
            refuseAll(batch, Fate.REFUSED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuseAll(batch, Fate.LATE);
        }
    }

    /** Passes over answers to earlier steps, which were late. */
    private Answer await(AgentBatch batch, long step, long end) throws InterruptedException {
        while (true) {
            String line = connection.answer(Duration.ofNanos(end - System.nanoTime()));
            if (line == null) {
                return null;
            }
            Answer answer = Answer.read(line, batch.rows(), batch.actionColumns());
            if (answer.step() >= step) {
                return requireStep(answer, step);
            }
        }
    }

    private static Answer requireStep(Answer answer, long step) {
        if (answer.step() != step) {
            throw new IllegalArgumentException(
                    "the answer must be for step " + step + ", got one for step " + answer.step());
        }
        return answer;
    }

    private void take(AgentBatch batch, float[] actions) {
        int columns = batch.actionColumns();
        for (int row = 0; row < batch.rows(); row++) {
            if (Legality.isLegal(batch, row, actions)) {
                System.arraycopy(actions, row * columns, batch.actions(), row * columns, columns);
                count(Fate.ANSWERED, 1);
            } else {
                latestDefect = "agent " + batch.agentId(row) + " may not do "
                        + Arrays.toString(Arrays.copyOfRange(actions, row * columns, (row + 1) * columns));
                refuse(batch, row);
                count(Fate.REFUSED, 1);
            }
        }
    }

    private void refuseAll(AgentBatch batch, Fate fate) {
        for (int row = 0; row < batch.rows(); row++) {
            refuse(batch, row);
        }
        count(fate, batch.rows());
    }

    private void refuse(AgentBatch batch, int row) {
        System.arraycopy(
                settings.defaultAction(), 0, batch.actions(), row * batch.actionColumns(), batch.actionColumns());
    }

    private void count(Fate fate, long rows) {
        counts.merge(fate, rows, Long::sum);
    }

    /** How many agents' questions met each fate so far. */
    public Map<Fate, Long> counts() {
        return new EnumMap<>(counts);
    }

    /** What was wrong with the latest answer that was refused; empty if none was. */
    public String latestDefect() {
        return latestDefect;
    }

    /** Ends the process and the journal. */
    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
        }
        if (journal != null) {
            journal.close();
        }
    }
}
