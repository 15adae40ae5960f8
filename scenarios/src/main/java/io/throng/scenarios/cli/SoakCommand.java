package io.throng.scenarios.cli;

import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.Machine;
import io.throng.scenarios.io.RunFolder;
import io.throng.scenarios.soak.HeapTrend;
import io.throng.scenarios.soak.Soak;
import io.throng.scenarios.soak.Turmoil;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code throng soak}. */
@Command(
        name = "soak",
        description = {
            "Runs a world with births, deaths, mail, failures and snapshots for a long time and looks for leaks.",
            "Exits with 1 if the live heap or the number of threads grows."
        },
        mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {
    private static final long MILLIS_PER_MINUTE = 60_000;

    @Option(names = "--minutes", paramLabel = "M", description = "How long (default: ${DEFAULT-VALUE}).")
    private double minutes = 30;

    @Option(names = "--agents", paramLabel = "N", description = "Number of agents (default: ${DEFAULT-VALUE}).")
    private int agents = 10_000;

    @Option(
            names = "--failing",
            paramLabel = "P",
            description = "Chance of an agent to fail in a step (default: ${DEFAULT-VALUE}).")
    private double failing = 0.001;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for snapshots and report (default: runs/soak).")
    private Path out;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Override
    public Integer call() throws IOException {
        var parameters = Turmoil.Parameters.defaults().withAgents(agents).withFailing(failing);
        Duration duration = Duration.ofMillis(Math.round(minutes * MILLIS_PER_MINUTE));
        RunFolder folder = RunFolder.create(out == null ? RunFolder.unused("soak") : out);
        Soak soak = new Soak(parameters, folder.resolve("snapshots"), duration, execution.execution());
        Soak.Report report = soak.run(System.out::println);
        HeapTrend trend = report.trend();
        System.out.printf(
                "%s: live heap %.2f MB, slope %.3f (standard error %.3f) MB an hour, %+.3f MB over the judged part;"
                        + " %+d threads; %d snapshots restored with the same hash%n",
                report.isFlat() ? "flat" : "NOT FLAT",
                trend.meanMegabytes(),
                trend.megabytesPerHour(),
                trend.standardError(),
                trend.growthMegabytes(),
                report.newThreads(),
                report.restored());
        Map<String, Object> line = line(report);
        folder.writeManifest(line);
        if (json) {
            System.out.println(Json.line(line));
        }
        return report.isFlat() ? 0 : Complaints.FAILED;
    }

    private Map<String, Object> line(Soak.Report report) {
        Soak.Measurement last = report.measurements().getLast();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", "soak");
        line.put("minutes", minutes);
        line.put("steps", last.step());
        line.put("agents", last.agents());
        line.put("failures", last.failures());
        line.put("flat", report.isFlat());
        line.put("live_megabytes", report.trend().meanMegabytes());
        line.put("megabytes_per_hour", report.trend().megabytesPerHour());
        line.put("standard_error", report.trend().standardError());
        line.put("growth_megabytes", report.trend().growthMegabytes());
        line.put("new_threads", report.newThreads());
        line.put("restored", report.restored());
        line.put("machine", Machine.describe());
        return line;
    }
}
