package io.throng.scenarios.sweep;

import java.util.Optional;

/**
 * How a run of a sweep ended: with an outcome, or with a failure.
 *
 * @param run which
 * @param outcome empty if it failed
 * @param failure why it failed, in one line; empty if it did not
 * @param seconds that it took, by the clock on the wall; nothing else here depends on the machine
 */
public record RunResult(SweptRun run, Optional<Outcome> outcome, Optional<String> failure, double seconds) {
    /** Checks that it is one or the other. */
    public RunResult {
        if (outcome.isPresent() == failure.isPresent()) {
            throw new IllegalArgumentException("a run has an outcome or a failure, got " + outcome + " and " + failure);
        }
    }

    static RunResult done(SweptRun run, Outcome outcome, double seconds) {
        return new RunResult(run, Optional.of(outcome), Optional.empty(), seconds);
    }

    static RunResult failed(SweptRun run, String failure, double seconds) {
        return new RunResult(run, Optional.empty(), Optional.of(failure), seconds);
    }

    /** Whether there is no outcome. */
    public boolean isFailed() {
        return failure.isPresent();
    }

    /** Whether another machine came to the very same. */
    boolean agreesWith(RunResult other) {
        return run.equals(other.run) && outcome.equals(other.outcome) && failure.equals(other.failure);
    }
}
