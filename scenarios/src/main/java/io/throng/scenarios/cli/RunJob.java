package io.throng.scenarios.cli;

import io.throng.kernel.AgentFailure;
import io.throng.kernel.Simulation;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.cluster.GlobalSnapshot;
import io.throng.kernel.measure.ProgressLine;
import io.throng.marl.log.CsvSink;
import io.throng.marl.log.MetricSink;
import io.throng.scenarios.Parameters;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one scenario and writes its folder. */
final class RunJob {
    private static final int RECORDS = 100;
    private static final int HASHES = 10;
    private static final int MOST_COMPLAINTS = 10;
    private static final String SNAPSHOT = "snapshot";
    private static final int SNAPSHOT_VERSION = 1;
    private static final String ABOUT = "about";

    private final Scenario<?> scenario;
    private final RunOptions options;
    private final Record parameters;
    private final RunFolder folder;
    private final Measurements measurements = new Measurements();
    private final Map<String, Object> hashes = new LinkedHashMap<>();

    private RunJob(Scenario<?> scenario, RunOptions options, Record parameters) {
        this.scenario = scenario;
        this.options = options;
        this.parameters = parameters;
        requireOrder();
        this.folder = RunFolder.create(
                options.out == null ? RunFolder.unused(scenario.name() + "-" + options.seed) : options.out);
    }

    static int run(Scenario<?> scenario, RunOptions options) throws IOException {
        if (options.cluster.cluster != null) {
            return ClusterJob.run(scenario, options);
        }
        options.cluster.requireNothing();
        if (options.restore != null) {
            return Files.isDirectory(options.restore) ? joined(scenario, options) : restored(scenario, options);
        }
        Record parameters = ScenarioRun.parameters(scenario, options.agents, options.set);
        return new RunJob(scenario, options, parameters)
                .run(ScenarioRun.start(scenario, parameters, options.seed, options.execution()));
    }

    /** Goes on from a snapshot that several nodes wrote. */
    private static int joined(Scenario<?> scenario, RunOptions options) throws IOException {
        requireNoParameters(options);
        Path folder = ClusterJob.snapshot(options.restore);
        Record parameters = CatalogueWorlds.parameters(
                scenario, GlobalSnapshot.manifest(folder).about());
        ScenarioRun run = ScenarioRun.restore(scenario, parameters, GlobalSnapshot.read(folder), options.execution());
        options.seed = run.simulation().seed();
        return new RunJob(scenario, options, parameters).run(run);
    }

    static void requireNoParameters(RunOptions options) {
        if (options.agents != null || !options.set.isEmpty()) {
            throw new IllegalArgumentException(
                    "--restore takes the parameters of the snapshot; leave out --agents and --set");
        }
    }

    private static int restored(Scenario<?> scenario, RunOptions options) throws IOException {
        requireNoParameters(options);
        if (!Files.isReadable(options.restore)) {
            throw new IllegalArgumentException("snapshot " + options.restore + " cannot be read: no such file");
        }
        try (ArchiveReader archive = ArchiveReader.open(options.restore, SNAPSHOT, SNAPSHOT_VERSION)) {
            Map<String, String> saved = new LinkedHashMap<>();
            Json.read(archive.text(ABOUT)).forEach((name, value) -> saved.put(name, String.valueOf(value)));
            Record parameters = Parameters.with(scenario.defaults(), saved);
            ScenarioRun run = ScenarioRun.restore(scenario, parameters, archive, options.execution());
            options.seed = run.simulation().seed();
            return new RunJob(scenario, options, parameters).run(run);
        }
    }

    private void requireOrder() {
        if (options.steps < 0) {
            throw new IllegalArgumentException("steps must not be negative, got " + options.steps);
        }
        if (options.snapshotAt != null && (options.snapshotAt < 0 || options.snapshotAt > options.steps)) {
            throw new IllegalArgumentException(
                    "--snapshot-at must be in [0, " + options.steps + "], got " + options.snapshotAt);
        }
    }

    private int run(ScenarioRun run) throws IOException {
        try (run;
                Interruption interruption = new Interruption(run::requestStop)) {
            requireStepsLeft(run);
            Map<String, Object> manifest = manifest();
            folder.writeManifest(manifest);
            Stopwatch stopwatch = new Stopwatch();
            long first = run.step();
            try (MetricSink csv = CsvSink.create(folder.resolve("measures.csv"));
                    ProgressLine progress = ProgressLine.onStandardOutput(first, options.steps, "steps")) {
                advance(run, csv, progress, interruption);
            }
            stopwatch.stop();
            finish(run, manifest, stopwatch, run.step() - first);
            return run.simulation().failureCount() == 0 ? 0 : Complaints.FAILED;
        }
    }

    private void requireStepsLeft(ScenarioRun run) {
        if (run.step() > options.steps) {
            throw new IllegalArgumentException("the snapshot is of step " + run.step() + "; --steps counts from the"
                    + " beginning and must be at least that, got " + options.steps);
        }
    }

    private void advance(ScenarioRun run, MetricSink csv, ProgressLine progress, Interruption interruption)
            throws IOException {
        long every = Math.max(1, options.steps / RECORDS);
        long hashEvery = Math.max(1, options.steps / HASHES);
        record(run, csv);
        saveIfDue(run);
        while (run.step() < options.steps && !interruption.isRequested()) {
            long next = Math.min(options.steps, (run.step() / every + 1) * every);
            if (options.snapshotAt != null && run.step() < options.snapshotAt) {
                next = Math.min(next, options.snapshotAt);
            }
            run.advance(next - run.step());
            progress.update(run.step(), record(run, csv));
            if (run.step() % hashEvery == 0 || run.step() == options.steps) {
                hashes.put(String.valueOf(run.step()), run.hash());
            }
            saveIfDue(run);
        }
    }

    private String record(ScenarioRun run, MetricSink csv) {
        var values = run.measures();
        if (values.isEmpty()) {
            return "";
        }
        measurements.add(run.step(), values);
        csv.record(run.step(), values);
        return measurements.latest();
    }

    private void saveIfDue(ScenarioRun run) throws IOException {
        if (options.snapshotAt == null || run.step() != options.snapshotAt) {
            return;
        }
        Path file = folder.resolve("step-" + run.step() + ".snapshot");
        try (ArchiveWriter archive = ArchiveWriter.create(file, SNAPSHOT, SNAPSHOT_VERSION)) {
            archive.text(ABOUT, Json.line(Parameters.values(parameters)));
            run.simulation().snapshot().write(archive, "");
            archive.commit();
        }
    }

    private Map<String, Object> manifest() {
        Map<String, Object> manifest = RunFolder.manifestOf("run", scenario.name(), Parameters.values(parameters));
        manifest.put("seed", options.seed);
        manifest.put("steps", options.steps);
        return manifest;
    }

    private void finish(ScenarioRun run, Map<String, Object> manifest, Stopwatch stopwatch, long stepped)
            throws IOException {
        if (run.step() < options.steps) {
            manifest.put("interrupted_at", run.step());
        }
        String hash = run.hash();
        hashes.put(String.valueOf(run.step()), hash);
        manifest.put("hashes", hashes);
        manifest.put("hash", hash);
        manifest.put("agents", run.agents());
        manifest.put("measures", measurements.last());
        manifest.put("seconds", stopwatch.wallSeconds());
        manifest.put("cpu_seconds", stopwatch.cpuSeconds());
        manifest.put("agent_steps_per_second", Math.round(stepped * run.agents() / stopwatch.wallSeconds()));
        manifest.put("failures", run.simulation().failureCount());
        folder.writeManifest(manifest);
        if (!options.noPictures) {
            new Pictures(folder).draw(scenario, run, measurements);
        }
        report(run, manifest);
    }

    private void report(ScenarioRun run, Map<String, Object> manifest) {
        complain(run.simulation());
        System.out.printf(
                "%s: %,d agents, step %,d, hash %s, %s%n  %,d agent-steps/s; results in %s%n",
                scenario.name(),
                run.agents(),
                run.step(),
                manifest.get("hash"),
                measurements.latest(),
                (Long) manifest.get("agent_steps_per_second"),
                folder.path());
        if (options.json) {
            System.out.println(jsonLine(run, manifest));
        }
    }

    /** One line for each kind of failure, with the first agent it happened to and how often it happened. */
    private static void complain(Simulation simulation) {
        Map<String, List<AgentFailure>> alike = new LinkedHashMap<>();
        for (AgentFailure failure : simulation.failures()) {
            alike.computeIfAbsent(failure.phase() + " " + failure.cause(), cause -> new ArrayList<>())
                    .add(failure);
        }
        alike.values().stream().limit(MOST_COMPLAINTS).forEach(failures -> {
            String more = failures.size() == 1 ? "" : " (and " + (failures.size() - 1) + " more like it)";
            System.err.println("throng: " + failures.getFirst() + more);
        });
    }

    private String jsonLine(ScenarioRun run, Map<String, Object> manifest) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", "run");
        line.put("scenario", scenario.name());
        line.put("seed", options.seed);
        line.put("step", run.step());
        for (String key :
                new String[] {"agents", "hash", "measures", "seconds", "cpu_seconds", "agent_steps_per_second"}) {
            line.put(key, manifest.get(key));
        }
        line.put("out", folder.path().toString());
        return Json.line(line);
    }
}
