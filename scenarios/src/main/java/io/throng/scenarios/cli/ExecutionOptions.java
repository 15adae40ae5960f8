package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.SteppingMode;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How to execute; nothing here changes results. */
final class ExecutionOptions {
    @Option(names = "--threads", paramLabel = "T", description = "Threads (default: all processors).")
    private Integer threads;

    @Option(names = "--regions", paramLabel = "R", description = "Regions the agents are cut into (default: chosen).")
    private Integer regions;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "How agents are stepped: ${COMPLETION-CANDIDATES} (default: BATCHED).")
    private SteppingMode mode;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "Give up if a part of a step takes longer (default: 60).")
    private Double deadlineSeconds;

    @Option(
            names = "--shuffle",
            paramLabel = "SEED",
            description = "Run waiting work in a random order: shows rules that depend on order.")
    private Long shuffle;

    /** Threads as asked for, or 0. */
    int threadsAsked() {
        return threads == null ? 0 : threads;
    }

    /** The option that sets the deadline, or nothing. */
    String deadline() {
        return deadlineSeconds == null ? "" : " --deadline " + deadlineSeconds;
    }

    Execution execution() {
        Execution execution = Execution.defaults();
        execution = threads == null ? execution : execution.withThreads(threads);
        execution = regions == null ? execution : execution.withRegions(regions);
        execution = mode == null ? execution : execution.withMode(mode);
        execution = deadlineSeconds == null
                ? execution
                : execution.withDeadline(Duration.ofMillis(Math.round(1000 * deadlineSeconds)));
        return shuffle == null ? execution : execution.shuffled(shuffle);
    }
}
