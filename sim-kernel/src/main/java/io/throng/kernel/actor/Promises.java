package io.throng.kernel.actor;

import io.throng.kernel.SimulationException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All answers that somebody outside waits for, and the reason if there will be no more: whatever happens to the actors,
 * nobody waits for ever. Safe for use by any thread.
 */
final class Promises {
    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<SimulationException> end = new AtomicReference<>();

    /** An answer that will be given, or is refused already. Two answers are never equal: identity is meant. */
    @SuppressWarnings("CollectionUndefinedEquality")
    <T> CompletableFuture<T> make() {
        CompletableFuture<T> promise = new CompletableFuture<>();
        open.add(promise);
        var _ = promise.whenComplete((answer, thrown) -> open.remove(promise));
        if (end.get() != null) {
            promise.completeExceptionally(end.get());
        }
        return promise;
    }

    /** Refuses all open and future promises; the first reason given stays. */
    void end(SimulationException reason) {
        end.compareAndSet(null, reason);
        open.forEach(promise -> promise.completeExceptionally(end.get()));
    }

    boolean isEnded() {
        return end.get() != null;
    }
}
