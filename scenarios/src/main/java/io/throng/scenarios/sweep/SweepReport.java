package io.throng.scenarios.sweep;

import io.throng.scenarios.io.CsvTable;
import io.throng.scenarios.io.DataTable;
import io.throng.scenarios.io.ParquetTable;
import java.io.IOException;
import java.util.List;

/**
 * Where a sweep stands, all shards together.
 *
 * @param runs of the plan
 * @param ran by this call
 * @param results there are, in order of the runs
 * @param summaries of them
 */
public record SweepReport(int runs, int ran, List<RunResult> results, List<PointSummary> summaries) {
    /** Writes the tables, while no other shard does. */
    static SweepReport write(SweepFolder folder, int ran) throws IOException {
        try (FileGuard _ = folder.guard()) {
            List<RunResult> results = folder.results().all();
            List<PointSummary> summaries = PointSummary.of(results);
            DataTable runs = Tables.runs(folder.plan(), results);
            CsvTable.write(runs, folder.folder().resolve("results.csv"));
            ParquetTable.write(runs, folder.folder().resolve("results.parquet"));
            CsvTable.write(
                    Tables.points(folder.plan(), summaries), folder.folder().resolve("summary.csv"));
            return new SweepReport(folder.runs().size(), ran, results, summaries);
        }
    }

    /** Runs that failed. */
    public List<RunResult> failed() {
        return results.stream().filter(RunResult::isFailed).toList();
    }

    /** How many runs have no result yet. */
    public int missing() {
        return runs - results.size();
    }
}
