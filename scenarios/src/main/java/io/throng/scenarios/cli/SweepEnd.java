package io.throng.scenarios.cli;

import io.throng.scenarios.io.Json;
import io.throng.scenarios.sweep.PhaseDiagram;
import io.throng.scenarios.sweep.RunResult;
import io.throng.scenarios.sweep.SweepFolder;
import io.throng.scenarios.sweep.SweepReport;
import io.throng.scenarios.sweep.SweptRun;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a sweep says in the end. */
final class SweepEnd {
    private static final int MOST_COMPLAINTS = 10;

    private final SweepFolder folder;
    private final SweepReport report;

    SweepEnd(SweepFolder folder, SweepReport report) {
        this.folder = folder;
        this.report = report;
    }

    /** Shows a failure again. */
    @FunctionalInterface
    interface Reproducing {
        /** The command, or nothing. */
        String command(SweptRun run);
    }

    /** Draws the phase diagrams of a sweep that has a result of every run. */
    void draw() {
        if (report.missing() == 0) {
            PhaseDiagram diagram = new PhaseDiagram(folder.plan(), report.summaries());
            Pictures pictures = new Pictures(folder.folder());
            diagram.charts().forEach(pictures::draw);
            diagram.heatMaps().forEach(pictures::draw);
        }
    }

    /**
     * Says what failed and how many runs there are.
     *
     * @param command that ends
     * @param reproducing what to tell of a failed run
     * @param json whether to print a machine-readable line last
     * @return the exit code: 1 if any run failed
     */
    int say(String command, Reproducing reproducing, boolean json) {
        report.failed().stream().limit(MOST_COMPLAINTS).forEach(result -> complain(result, reproducing));
        int failed = report.failed().size();
        if (failed > MOST_COMPLAINTS) {
            SweepJob.complain("and " + (failed - MOST_COMPLAINTS) + " other failed runs: see results.csv");
        }
        System.out.printf(
                "%s: %,d of %,d runs there, %,d of them failed, %,d new; results in %s%n",
                folder.plan().scenario(), report.results().size(), report.runs(), failed, report.ran(), folder.path());
        if (report.missing() > 0) {
            System.out.printf(
                    "  %,d runs are missing: give the same command again, or merge the other shards%n",
                    report.missing());
        }
        if (json) {
            System.out.println(Json.line(line(command)));
        }
        return failed == 0 ? 0 : Complaints.FAILED;
    }

    private static void complain(RunResult result, Reproducing reproducing) {
        SweepJob.complain(result.run() + " failed: " + result.failure().orElseThrow());
        String command = reproducing.command(result.run());
        if (!command.isEmpty()) {
            System.err.println("  reproduce: " + command);
        }
    }

    private Map<String, Object> line(String command) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", command);
        line.put("scenario", folder.plan().scenario());
        line.put("runs", report.runs());
        line.put("there", report.results().size());
        line.put("failed", report.failed().size());
        line.put("missing", report.missing());
        line.put("ran", report.ran());
        line.put("out", folder.path().toString());
        return line;
    }
}
