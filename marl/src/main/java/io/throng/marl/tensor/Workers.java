package io.throng.marl.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Runs numbered tasks on the caller and some further threads. Which thread runs a task must not matter. */
public final class Workers implements AutoCloseable {
    private final ExecutorService helpers;
    private final int threads;

    /**
     * Workers that wait for tasks.
     *
     * @param threads the caller's included, at least 1
     */
    public Workers(int threads) {
        this.threads = threads;
        this.helpers = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().daemon().name("throng-learn-", 0).factory());
    }

    /** Runs tasks 0 to {@code tasks - 1} and returns when all are done; throws what a task throws. */
    public void run(int tasks, IntConsumer task) {
        int parts = Math.min(tasks, threads);
        List<Future<?>> others = new ArrayList<>();
        for (int part = 1; part < parts; part++) {
            int first = part;
            others.add(helpers.submit(() -> runEvery(first, parts, tasks, task)));
        }
        try {
            runEvery(0, parts, tasks, task);
        } finally {
            others.forEach(Workers::await);
        }
    }

    private static void runEvery(int first, int stride, int tasks, IntConsumer task) {
        for (int i = first; i < tasks; i += stride) {
            task.accept(i);
        }
    }

    private static void await(Future<?> other) {
        try {
            other.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a learning task failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while learning", e);
        }
    }

    @Override
    public void close() {
        helpers.shutdown();
    }
}
