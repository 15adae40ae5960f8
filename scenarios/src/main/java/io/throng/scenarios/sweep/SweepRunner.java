package io.throng.scenarios.sweep;

import io.throng.kernel.SimulationException;
import io.throng.kernel.measure.ProgressLine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Runs what a sweep lacks, several runs side by side, and adds each result to the ledger as soon as it is there. A run that
 * fails is a result like others.
 */
final class SweepRunner {
    private final Experiment experiment;
    private final Ledger ledger;
    private final ProgressLine progress;
    private final BooleanSupplier stopRequested;
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean broken;
    private final long before;
    private long done;
    private long failed;

    /**
     * A runner for one call.
     *
     * @param progress updated with {@code done} and so on, one more for each result
     * @param done how many results there are already
     * @param stopRequested asked before each run, by any thread
     */
    SweepRunner(Experiment experiment, Ledger ledger, ProgressLine progress, long done, BooleanSupplier stopRequested) {
        this.experiment = experiment;
        this.ledger = ledger;
        this.progress = progress;
        this.before = done;
        this.done = done;
        this.stopRequested = stopRequested;
    }

    /**
     * Returns when all runs have a result, or as soon as it is told to stop.
     *
     * @return how many runs have got a result
     * @throws IOException if the ledger cannot be written: then no further run begins
     */
    int run(List<SweptRun> runs, int jobs) throws IOException {
        AtomicInteger named = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                jobs, task -> new Thread(task, "throng-sweep-" + named.incrementAndGet()))) {
            List<Future<?>> working = IntStream.range(0, jobs)
                    .<Future<?>>mapToObj(_ -> workers.submit(() -> {
                        work(runs);
                        return null;
                    }))
                    .toList();
            for (Future<?> worker : working) {
                await(worker);
            }
        }
        return (int) (done - before);
    }

    private static void await(Future<?> worker) throws IOException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void work(List<SweptRun> runs) throws IOException {
        for (int i = next.getAndIncrement(); i < runs.size() && !isStopped(); i = next.getAndIncrement()) {
            try {
                record(result(runs.get(i)));
            } catch (CancellationException stopped) {
                return;
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }
    }

    private boolean isStopped() {
        return broken || stopRequested.getAsBoolean();
    }

    /** A user's rules may throw anything; even an Error ends its own run only. */
    private RunResult result(SweptRun run) {
        long start = System.nanoTime();
        try {
            Outcome outcome = experiment.run(run);
            return RunResult.done(run, outcome, secondsSince(start));
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException | Error failure) {
            return RunResult.failed(run, reason(failure), secondsSince(start));
        }
    }

    private static double secondsSince(long start) {
        return Math.round((System.nanoTime() - start) / (double) TimeUnit.MILLISECONDS.toNanos(1)) / 1e3;
    }

    /** In one line. */
    static String reason(Throwable failure) {
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        boolean speaks = failure instanceof IllegalArgumentException || failure instanceof SimulationException;
        return speaks && failure.getMessage() != null
                ? message
                : failure.getClass().getName() + (failure.getMessage() == null ? "" : ": " + message);
    }

    private synchronized void record(RunResult result) throws IOException {
        ledger.add(result);
        done++;
        if (result.isFailed()) {
            failed++;
        }
        progress.update(done, failed == 0 ? "" : failed + " failed");
    }
}
