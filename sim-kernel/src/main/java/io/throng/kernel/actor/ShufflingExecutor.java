package io.throng.kernel.actor;

import akka.dispatch.DispatcherPrerequisites;
import akka.dispatch.ExecutorServiceConfigurator;
import akka.dispatch.ExecutorServiceFactory;
import com.typesafe.config.Config;
import io.throng.kernel.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Runs waiting tasks in a random order: what depends on the order of messages shows itself at once. */
final class ShufflingExecutor extends AbstractExecutorService {
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long seed;
    private long draws;
    private boolean ended;

    ShufflingExecutor(long seed, int threadCount, ThreadFactory factory) {
        this.seed = seed;
        for (int i = 0; i < threadCount; i++) {
            Thread thread = factory.newThread(this::work);
            threads.add(thread);
            thread.start();
        }
    }

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (Throwable thrown) {
                // As in other executors of dispatchers: who runs the task has seen to its failure.
            }
        }
    }

    /** The next task, or null at the end. A task that leaves its thread interrupted must not end it. */
    private synchronized Runnable next() {
        while (waiting.isEmpty()) {
            if (ended) {
                return null;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                // Waits on: the interrupt was meant for the task before.
            }
        }
        int chosen = (int) Long.remainderUnsigned(Seeds.derive(seed, draws++), waiting.size());
        Runnable task = waiting.get(chosen);
        waiting.set(chosen, waiting.getLast());
        waiting.removeLast();
        return task;
    }

    @Override
    public synchronized void execute(Runnable task) {
        if (ended) {
            throw new RejectedExecutionException("the simulation has been closed");
        }
        waiting.add(task);
        notify();
    }

    @Override
    public synchronized void shutdown() {
        ended = true;
        notifyAll();
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        shutdown();
        List<Runnable> left = List.copyOf(waiting);
        waiting.clear();
        return left;
    }

    @Override
    public synchronized boolean isShutdown() {
        return ended;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown() && threads.stream().noneMatch(Thread::isAlive);
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
        }
        return isTerminated();
    }

    /** Named in the configuration of a dispatcher; Akka makes it by reflection. */
    static final class Configurator extends ExecutorServiceConfigurator {
        private final long seed;
        private final int threads;

        /** The constructor that Akka looks for. */
        Configurator(Config config, DispatcherPrerequisites prerequisites) {
            super(config, prerequisites);
            this.seed = config.getLong("shuffle-seed");
            this.threads = config.getInt("shuffle-threads");
        }

        @Override
        public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threadFactory) {
            return new ExecutorServiceFactory() {
                @Override
                public ExecutorService createExecutorService() {
                    return new ShufflingExecutor(seed, threads, threadFactory);
                }
            };
        }
    }
}
