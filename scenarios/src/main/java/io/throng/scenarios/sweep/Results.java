package io.throng.scenarios.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The latest result of each run that has one. A success stands for ever; a failure stands until the run is tried again. Not
 * for several threads at once.
 */
final class Results {
    private final List<SweptRun> runs;
    private final TreeMap<Integer, RunResult> byNumber = new TreeMap<>();
    private final TreeMap<Integer, Path> sources = new TreeMap<>();

    /** None yet. */
    Results(List<SweptRun> runs) {
        this.runs = runs;
    }

    /**
     * Adds results in the order in which they came.
     *
     * @throws IllegalArgumentException if one is of no run of this sweep, or if a run came to two different outcomes
     */
    void add(Collection<RunResult> results, Path source) {
        results.forEach(result -> add(result, source));
    }

    private void add(RunResult result, Path source) {
        int number = result.run().number();
        if (number < 0 || number >= runs.size() || !runs.get(number).equals(result.run())) {
            throw new IllegalArgumentException(
                    source + " has " + result.run() + ", which is no run of this sweep; give folders of one sweep");
        }
        RunResult before = byNumber.get(number);
        if (before != null && !before.isFailed()) {
            requireAgreement(before, result, source);
            return;
        }
        byNumber.put(number, result);
        sources.put(number, source);
    }

    private void requireAgreement(RunResult before, RunResult result, Path source) {
        if (!result.isFailed() && !before.agreesWith(result)) {
            throw new IllegalArgumentException(result.run() + " has two outcomes: hash "
                    + before.outcome().orElseThrow().hash() + " in "
                    + sources.get(result.run().number()) + " and "
                    + result.outcome().orElseThrow().hash() + " in " + source
                    + "; the same run gives the same hash on every machine, so one of them was made by other code: run"
                    + " it again and remove the line that disagrees");
        }
    }

    /**
     * Adds results that others have, and returns those among them that say more than what was there.
     *
     * @throws IllegalArgumentException as {@link #add} does
     */
    List<RunResult> news(Collection<RunResult> results, Path source) {
        List<RunResult> news = new ArrayList<>();
        for (RunResult result : results) {
            RunResult before = byNumber.get(result.run().number());
            if (before == null || (before.isFailed() && !result.isFailed())) {
                news.add(result);
            }
            add(result, source);
        }
        return news;
    }

    /** In order of the runs. */
    List<RunResult> all() {
        return List.copyOf(byNumber.values());
    }

    /** Those without an outcome, in order of the runs. */
    List<RunResult> failed() {
        return byNumber.values().stream().filter(RunResult::isFailed).toList();
    }

    /**
     * What is still to be run.
     *
     * @param failedToo whether those that failed are to be run again
     */
    List<SweptRun> missing(Shard shard, boolean failedToo) {
        List<SweptRun> missing = new ArrayList<>();
        for (SweptRun run : runs) {
            RunResult result = byNumber.get(run.number());
            if (shard.holds(run, runs.size()) && (result == null || (failedToo && result.isFailed()))) {
                missing.add(run);
            }
        }
        return missing;
    }

    /** Whether every run of the sweep has a result, be it a failure. */
    boolean isComplete() {
        return byNumber.size() == runs.size();
    }
}
