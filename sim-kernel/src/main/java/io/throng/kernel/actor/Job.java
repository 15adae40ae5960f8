package io.throng.kernel.actor;

import io.throng.kernel.step.Stage;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Work for the director: rounds of stages, then an answer. All methods but {@link #requestStop} belong to the director.
 *
 * @param <T> what is answered
 */
final class Job<T> {
    private final Supplier<Stage> first;
    private final long rounds;
    private final boolean stepping;
    private final LongFunction<T> answer;
    private final CompletableFuture<T> promise;
    private long roundsDone;
    private volatile boolean stopRequested;

    private Job(
            Supplier<Stage> first,
            long rounds,
            boolean stepping,
            LongFunction<T> answer,
            CompletableFuture<T> promise) {
        this.first = first;
        this.rounds = rounds;
        this.stepping = stepping;
        this.answer = answer;
        this.promise = promise;
    }

    /** Changes the state; answers the number of rounds done, which is smaller if a stop was requested. */
    static Job<Long> stepping(Supplier<Stage> first, long rounds, CompletableFuture<Long> promise) {
        return new Job<>(first, rounds, true, done -> done, promise);
    }

    /** Reads the state, with the help of the regions if there is a first stage, and answers. */
    static <T> Job<T> reading(Supplier<Stage> first, Supplier<T> answer, CompletableFuture<T> promise) {
        return new Job<>(first, 1, false, done -> answer.get(), promise);
    }

    boolean isStepping() {
        return stepping;
    }

    boolean isOver() {
        return roundsDone == rounds || stopRequested;
    }

    /** The first stage of a round, or null if the round has none. */
    Stage beginRound() {
        return first.get();
    }

    void endRound() {
        roundsDone++;
    }

    void complete() {
        promise.complete(answer.apply(roundsDone));
    }

    void fail(Throwable cause) {
        promise.completeExceptionally(cause);
    }

    /** Ends a stepping job after its present round. Called by any thread. */
    void requestStop() {
        stopRequested = stepping;
    }
}
