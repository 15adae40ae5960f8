package io.throng.kernel.cluster;

import java.util.concurrent.atomic.AtomicLong;

/** What a node knows of its slab while the slab is busy. Safe for use by any thread. */
final class SlabState {
    private final long first;
    private final AtomicLong completed;
    private final AtomicLong haloBytes = new AtomicLong();
    private volatile boolean cancelled;

    /** A slab that begins after a step. */
    SlabState(long first) {
        this.first = first;
        this.completed = new AtomicLong(first);
    }

    void completed(long step) {
        completed.set(step);
    }

    long completed() {
        return completed.get();
    }

    /** Whether it has not completed a step yet. */
    boolean isNew() {
        return completed.get() == first;
    }

    void sent(long bytes) {
        haloBytes.addAndGet(bytes);
    }

    long haloBytes() {
        return haloBytes.get();
    }

    /** Ends it after the present step. */
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }
}
