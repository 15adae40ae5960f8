package io.throng.scenarios.sweep;

import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts the shards of one sweep, from folders of several machines, together. */
public final class SweepMerge {
    private SweepMerge() {}

    /**
     * Adds the results of several folders to one, in order of the runs, and writes its tables. What it has already stays.
     *
     * @param from folders of the same sweep, at least one
     * @param out a new folder, or one of the same sweep
     * @param complaints told what a person should know, in one line each
     * @return where the merged sweep stands
     * @throws IllegalArgumentException if the sweeps differ, or a run has two different outcomes; then nothing is written
     */
    public static Merged merge(List<Path> from, Path out, Consumer<String> complaints) throws IOException {
        Map<String, Object> first = RunFolder.open(from.getFirst()).manifest();
        SweepPlan plan = SweepPlan.of(SweepFolder.described(from.getFirst(), first));
        Results united = united(plan, from);
        SweepFolder folder = SweepFolder.open(out, plan);
        int added = 0;
        try (Ledger ledger = folder.ledger(Shard.whole(), complaints)) {
            Results there = folder.results();
            for (RunResult result : there.news(united.all(), from.getFirst())) {
                ledger.add(result);
                added++;
            }
        }
        return new Merged(folder, SweepReport.write(folder, added));
    }

    /** What was put together, and where it stands; {@code ran} counts what was added. */
    public record Merged(SweepFolder folder, SweepReport report) {}

    private static Results united(SweepPlan plan, List<Path> from) throws IOException {
        Results united = new Results(plan.runs());
        for (Path path : from) {
            SweepFolder folder = SweepFolder.open(path, plan);
            for (Path ledger : SweepFolder.ledgers(folder.path())) {
                united.add(LedgerText.read(ledger).results(), ledger);
            }
        }
        return united;
    }
}
