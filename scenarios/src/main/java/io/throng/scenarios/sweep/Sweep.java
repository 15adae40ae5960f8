package io.throng.scenarios.sweep;

import io.throng.kernel.measure.ProgressLine;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs a sweep, or one shard of it, or what of either is missing.
 *
 * @param folder of the sweep
 * @param shard which part
 * @param jobs runs side by side, 1 to 1024
 * @param failedToo whether runs that failed are to be run again
 * @param complaints told what a person should know, in one line each
 */
public record Sweep(SweepFolder folder, Shard shard, int jobs, boolean failedToo, Consumer<String> complaints) {
    private static final int MOST_JOBS = 1024;

    /** Checks the number of jobs. */
    public Sweep {
        requireJobs(jobs);
    }

    /** The number of jobs, before there is anything to run; refuses what {@link Sweep} does. */
    public static int requireJobs(int jobs) {
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new IllegalArgumentException("--jobs must be in [1, " + MOST_JOBS + "], got " + jobs);
        }
        return jobs;
    }

    /**
     * Runs what is missing, and writes the tables of what all shards have by then.
     *
     * @param stopRequested asked before each run, by any thread
     * @throws IllegalArgumentException if the ledger is damaged, or another process writes it
     */
    public SweepReport run(Experiment experiment, BooleanSupplier stopRequested) throws IOException {
        int ran;
        try (Ledger ledger = folder.ledger(shard, complaints)) {
            Results before = folder.results();
            List<SweptRun> missing = before.missing(shard, failedToo);
            long all = folder.runs().stream()
                    .filter(run -> shard.holds(run, folder.runs().size()))
                    .count();
            ran = run(experiment, ledger, missing, all, stopRequested);
        }
        return SweepReport.write(folder, ran);
    }

    private int run(
            Experiment experiment, Ledger ledger, List<SweptRun> missing, long all, BooleanSupplier stopRequested)
            throws IOException {
        if (missing.isEmpty()) {
            return 0;
        }
        long done = all - missing.size();
        try (ProgressLine progress = ProgressLine.onStandardOutput(done, all, "runs")) {
            SweepRunner runner = new SweepRunner(experiment, ledger, progress, done, stopRequested);
            return runner.run(missing, Math.min(jobs, missing.size()));
        }
    }
}
