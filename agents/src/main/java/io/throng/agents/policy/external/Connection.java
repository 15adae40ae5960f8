package io.throng.agents.policy.external;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process that is asked and answers in lines. Neither a process that does not read nor one that does not answer, or talks
 * without end, holds anybody up or takes more memory than a few lines: two threads of their own do the waiting.
 */
final class Connection implements AutoCloseable {
    private static final int LINES_WAITING = 4;
    private static final int GRACE_MILLIS = 500;
    private static final String END = "";

    private final Process process;
    private final BlockingQueue<String> requests = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(LINES_WAITING);
    private final Thread writer;
    private final Thread reader;
    private volatile boolean ended;

    /** Starts a process; what it says on standard error goes to that of this JVM. */
    Connection(List<String> command, int longestLine) throws IOException {
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.writer =
                Thread.ofPlatform().daemon().name("throng-external-writer").start(this::write);
        this.reader = Thread.ofPlatform()
                .daemon()
                .name("throng-external-reader")
                .start(() -> read(new LineReader(process.getInputStream(), longestLine)));
    }

    private void write() {
        try (OutputStream out = process.getOutputStream()) {
            for (String request = requests.take(); !request.isEmpty(); request = requests.take()) {
                out.write(request.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException | InterruptedException gone) {
            // The reader notices the end of the process too, and it is what is asked.
        }
    }

    /** Waits where nobody takes the answers: the pipe is then the process's to wait for. */
    private void read(LineReader lines) {
        try {
            for (String line = lines.read(); line != null; line = lines.read()) {
                if (!line.isEmpty()) {
                    answers.put(line);
                }
            }
        } catch (IOException | InterruptedException gone) {
            // The same as an end.
        } finally {
            ended = true;
            boolean _ = answers.offer(END);
        }
    }

    /** Hands a request over; returns whether the process has taken the one before. */
    boolean ask(String request) {
        return requests.offer(request);
    }

    /** The next line, or null if there is none within the time, or {@link #hasEnded}. */
    String answer(Duration within) throws InterruptedException {
        String line = answers.poll(Math.max(0, within.toNanos()), TimeUnit.NANOSECONDS);
        return line == null || line.equals(END) ? null : line;
    }

    /** Whether the process has said its last, and it has been read. */
    boolean hasEnded() {
        return ended && answers.isEmpty();
    }

    /** Ends the process: first its input, a moment later the process itself and whatever it has started. */
    @Override
    public void close() {
        List<ProcessHandle> started = new ArrayList<>(process.descendants().toList());
        boolean _ = requests.offer(END);
        try {
            boolean _ = process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.addAll(process.descendants().toList());
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        writer.interrupt();
        reader.interrupt();
    }
}
