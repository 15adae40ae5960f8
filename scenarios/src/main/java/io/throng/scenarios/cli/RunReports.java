package io.throng.scenarios.cli;

import io.throng.scenarios.Report;
import io.throng.scenarios.ReportingScenario;
import io.throng.scenarios.Scenario;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The files that a run writes beside its folder, step by step. */
final class RunReports implements Closeable {
    private static final String GZIP = ".gz";

    private final ScenarioRun run;
    private final List<Report> reports = new ArrayList<>();

    private RunReports(ScenarioRun run) {
        this.run = run;
    }

    /**
     * Begins.
     *
     * @param files by kind
     */
    static RunReports begin(Scenario<?> scenario, ScenarioRun run, Map<String, Path> files) throws IOException {
        RunReports reports = new RunReports(run);
        try {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                reports.add((ReportingScenario<?>) scenario, file.getKey(), file.getValue());
            }
        } catch (IOException | RuntimeException e) {
            reports.close();
            throw e;
        }
        return reports;
    }

    /**
     * Checks what was asked for.
     *
     * @throws IllegalArgumentException if the scenario writes no such files, they cannot be written, or the run is no whole one
     */
    static void require(Scenario<?> scenario, RunOptions options) {
        if (options.output.isEmpty()) {
            return;
        }
        if (!(scenario instanceof ReportingScenario<?> reporting)) {
            throw new IllegalArgumentException(scenario.name() + " writes no such files; leave out --output");
        }
        if (options.restore != null || options.view || options.cluster.cluster != null) {
            throw new IllegalArgumentException(
                    "--output tells of whole runs of one process; leave out --restore, --view and --cluster, or it");
        }
        options.output.forEach((kind, file) -> {
            Path parent = file.toAbsolutePath().getParent();
            if (parent == null || !Files.isWritable(parent) || Files.isDirectory(file)) {
                throw new IllegalArgumentException(
                        "--output " + kind + "=" + file + " cannot be written; name a file in a folder that is there");
            }
            if (!reporting.reports().containsKey(kind.replaceFirst(":.*", ""))) {
                throw new IllegalArgumentException("there is no output " + kind + " of " + scenario.name()
                        + "; there are " + String.join(", ", reporting.reports().sequencedKeySet()));
            }
        });
    }

    private void add(ReportingScenario<?> scenario, String kind, Path file) throws IOException {
        OutputStream to = Files.newOutputStream(file);
        try {
            OutputStream packed = file.toString().endsWith(GZIP) ? new GZIPOutputStream(to) : to;
            reports.add(scenario.report(run.world(), kind, packed));
        } catch (IOException | RuntimeException e) {
            to.close();
            throw e;
        }
    }

    /** The next step after the present one that has to be told of, or the limit. */
    long nextDue(long step, long limit) {
        return reports.isEmpty() ? limit : Math.min(limit, step + 1);
    }

    /** Tells of the latest step. */
    void observe() throws IOException {
        if (!reports.isEmpty()) {
            long step = run.step();
            run.observe(step, reports);
        }
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (Report report : reports) {
            try {
                report.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
