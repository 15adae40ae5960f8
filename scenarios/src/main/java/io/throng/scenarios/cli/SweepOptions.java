package io.throng.scenarios.cli;

import io.throng.scenarios.sweep.Shard;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What varies over the runs of a sweep, and how they are run. */
final class SweepOptions {
    @Option(
            names = {"--vary", "--sweep"},
            paramLabel = "k=VALUES",
            description = {
                "Run once for each value of a parameter: k=low:high:step, k=value,value..., k=* (all of an enum or"
                        + " boolean), or, for designs other than grid, k=low:high. May be repeated."
            })
    List<String> vary = new ArrayList<>();

    @Option(names = "--repeats", paramLabel = "R", description = "Runs of each point, with seeds S to S+R-1.")
    Integer repeats;

    @Option(
            names = "--design",
            paramLabel = "NAME",
            description = "Which combinations of values: grid (all), lhs (Latin hypercube) or sobol.")
    String design;

    @Option(names = "--points", paramLabel = "N", description = "How many points lhs and sobol choose.")
    Integer points;

    @Option(names = "--jobs", paramLabel = "J", description = "Runs side by side (default: all processors).")
    Integer jobs;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Run the I-th of N equal parts: the same command on N machines, then throng sweep merge.")
    String shard;

    @Option(
            names = "--warm-up",
            paramLabel = "K",
            description = "Average measures from this step on (default: half of the steps).")
    Long warmUp;

    @Option(names = "--retry-failed", description = "Run again what failed.")
    boolean retryFailed;

    /** Whether a sweep is wanted, and not one run. */
    boolean isAsked() {
        return !vary.isEmpty()
                || repeats != null
                || design != null
                || points != null
                || jobs != null
                || shard != null
                || warmUp != null
                || retryFailed;
    }

    int jobsOrAll() {
        return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    }

    Shard part() {
        return shard == null ? Shard.whole() : Shard.parse(shard);
    }
}
