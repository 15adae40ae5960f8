package io.throng.scenarios.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * The file that results are added to as they come, one {@link LedgerLine} each, and from which a sweep that was killed goes
 * on. Nothing in it is ever changed, but for one thing: the beginning of a line that the end of a process cut short is cut
 * off, since nothing could be added behind it.
 *
 * <p>A line is written by one call and is on the disk when {@link #add} returns. One process writes; a second one is
 * refused ({@link FileGuard}). Safe for use by several threads.
 */
final class Ledger implements AutoCloseable {
    private final FileChannel channel;
    private final FileGuard guard;
    private final List<RunResult> earlier;
    private boolean broken;

    private Ledger(FileChannel channel, FileGuard guard, List<RunResult> earlier) {
        this.channel = channel;
        this.guard = guard;
        this.earlier = earlier;
    }

    /**
     * Opens a ledger, or begins one.
     *
     * @param complaints told, in one line, of a line that was cut off
     * @throws IllegalArgumentException if another process writes it, or a line before the last is damaged
     */
    static Ledger open(Path file, Consumer<String> complaints) throws IOException {
        FileGuard guard = FileGuard.tryTake(file)
                .orElseThrow(() -> new IllegalArgumentException(
                        file + " is being written by another process; wait for it, or give another folder with --out"));
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new Ledger(channel, guard, whole(file, channel, complaints));
        } catch (IOException | RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    /** The results of the whole lines; the channel stands behind them, and nothing does. */
    private static List<RunResult> whole(Path file, FileChannel channel, Consumer<String> complaints)
            throws IOException {
        try {
            LedgerText text = LedgerText.read(file);
            if (text.cutShort() > 0) {
                complaints.accept("cut off the last " + text.cutShort() + " bytes of " + file
                        + ", a line that was not written to its end; its run is run again");
                channel.truncate(text.wholeBytes());
                channel.force(true);
            }
            channel.position(text.wholeBytes());
            return text.results();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What was in it when it was opened, in the order in which it was written. */
    List<RunResult> earlier() {
        return earlier;
    }

    /**
     * Adds a result.
     *
     * @throws IOException if it cannot be written; then nothing more is added, since it would stand behind half a line
     */
    synchronized void add(RunResult result) throws IOException {
        if (broken) {
            throw new IOException("the ledger could not be written before; give the same command again to go on");
        }
        broken = true;
        ByteBuffer line = StandardCharsets.UTF_8.encode(LedgerLine.write(result) + "\n");
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(false);
        broken = false;
    }

    /** Frees the file. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            guard.close();
        }
    }
}
