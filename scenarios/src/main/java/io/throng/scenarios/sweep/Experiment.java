package io.throng.scenarios.sweep;

/** Runs one world for a sweep. Called by several threads at once, for a different run each. */
@FunctionalInterface
public interface Experiment {
    /**
     * Runs from the first step to the last; may block for as long as that takes.
     *
     * @return what depends on the run alone, and neither on the machine nor on the other runs
     * @throws java.util.concurrent.CancellationException if it was told to stop: the run counts as not begun
     * @throws RuntimeException if the run fails; its message is kept
     */
    Outcome run(SweptRun run);
}
