package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.Memory;
import io.throng.kernel.Parameters;
import io.throng.kernel.SimulationException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.cluster.GlobalSnapshot;
import io.throng.kernel.measure.ProgressLine;
import io.throng.kernel.record.Recording;
import io.throng.kernel.record.Viewer;
import io.throng.marl.log.CsvSink;
import io.throng.marl.log.MetricSink;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.Machine;
import io.throng.scenarios.io.RunFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;

/** Runs one scenario and writes its folder. */
final class RunJob {
    private static final int RECORDS = 100;
    private static final int HASHES = 10;

    /** Pictures of a film that says nothing else. */
    private static final int FILMED = 300;

    private final Scenario<?> scenario;
    private final RunOptions options;
    private final Record parameters;
    private final RunFolder folder;
    private final RunSnapshots snapshots;
    private final Reproduction reproduction;
    private final Measurements measurements = new Measurements();
    private final Map<String, Object> hashes = new LinkedHashMap<>();

    private RunJob(Scenario<?> scenario, String target, RunOptions options, Record parameters, RunPolicies policies) {
        this.scenario = scenario;
        this.options = options;
        this.parameters = parameters;
        if (options.steps < 0) {
            throw new IllegalArgumentException("steps must not be negative, got " + options.steps);
        }
        if (options.film != null && options.record == null) {
            options.record = Math.max(1, options.steps / FILMED);
        }
        RunRecorder.requireSteps(options.record);
        this.folder = RunFolder.create(
                options.out == null ? RunFolder.unused(scenario.name() + "-" + options.world.seed) : options.out);
        this.snapshots = new RunSnapshots(folder, options);
        this.reproduction = Reproduction.of(scenario, target, parameters, policies, options, snapshots);
    }

    /**
     * Runs a scenario.
     *
     * @param target what stands for it after {@code throng run}
     */
    static int run(Scenario<?> scenario, String target, RunOptions options) throws IOException {
        RunReports.require(scenario, options);
        if (options.sweep.isAsked()) {
            return SweepJob.run(scenario, options.sweepRequest(target), options.sweep);
        }
        if (options.cluster.cluster != null) {
            return ClusterJob.run(scenario, options);
        }
        options.cluster.requireNothing();
        if (options.restore != null) {
            Optional<Path> several = ClusterJob.snapshot(options.restore);
            return several.isPresent()
                    ? joined(scenario, target, options, several.get())
                    : restored(scenario, target, options);
        }
        Record parameters = ScenarioRun.parameters(scenario, options.world.agents, options.world.set);
        RunPolicies policies = options.policies.policies();
        if (options.view) {
            return viewed(scenario, options, parameters, policies);
        }
        return new RunJob(scenario, target, options, parameters, policies)
                .run(() -> ScenarioRun.start(scenario, parameters, options.world.seed, policies, options.execution()));
    }

    private static int viewed(Scenario<?> scenario, RunOptions options, Record parameters, RunPolicies policies)
            throws IOException {
        Execution how = options.execution();
        ScenarioRun run = ScenarioRun.start(scenario, parameters, options.world.seed, policies, how);
        try {
            ViewCommand.serve(new LiveShow(scenario, parameters, run, how), new Viewer.Settings("127.0.0.1", 0, true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** Goes on from a snapshot that several nodes wrote. */
    private static int joined(Scenario<?> scenario, String target, RunOptions options, Path folder) throws IOException {
        requireNoParameters(options);
        Record parameters = CatalogueWorlds.parameters(
                scenario, GlobalSnapshot.manifest(folder).about());
        ScenarioRun run = ScenarioRun.restore(
                scenario, parameters, GlobalSnapshot.read(folder), RunPolicies.random(), options.execution());
        options.world.seed = run.simulation().seed();
        return new RunJob(scenario, target, options, parameters, run.policies()).run(() -> run);
    }

    static void requireNoParameters(RunOptions options) {
        if (options.world.agents != null || !options.world.set.isEmpty() || options.policies.isGiven()) {
            throw new IllegalArgumentException("--restore takes the parameters and policies of the snapshot; leave out"
                    + " --agents, --set, --policy and --draw");
        }
    }

    private static int restored(Scenario<?> scenario, String target, RunOptions options) throws IOException {
        requireNoParameters(options);
        try (ArchiveReader archive = RunSnapshots.open(options.restore)) {
            Record parameters = Parameters.with(scenario.defaults(), RunSnapshots.parameters(archive));
            ScenarioRun run = ScenarioRun.restore(scenario, parameters, archive, options.execution());
            options.world.seed = run.simulation().seed();
            return new RunJob(scenario, target, options, parameters, run.policies()).run(() -> run);
        }
    }

    @FunctionalInterface
    private interface Beginning {
        ScenarioRun begin();
    }

    private int run(Beginning beginning) throws IOException {
        ScenarioRun run = begun(beginning);
        try (run;
                Interruption interruption = new Interruption(run::requestStop)) {
            return run(run, interruption);
        } catch (SimulationException ended) {
            throw reproduction.explain(ended, run.simulation().journal());
        }
    }

    private ScenarioRun begun(Beginning beginning) {
        try {
            return beginning.begin();
        } catch (SimulationException stillborn) {
            throw reproduction.explain(stillborn, List.of());
        }
    }

    private int run(ScenarioRun run, Interruption interruption) throws IOException {
        requireStepsLeft(run);
        run.tell(options.tell);
        Map<String, Object> manifest = manifest();
        run.policies().keep(folder, manifest);
        Scenarios.keep(folder, scenario, manifest);
        folder.writeManifest(manifest);
        Stopwatch stopwatch = new Stopwatch();
        long first = run.step();
        try (Console _ = listen(run);
                MetricSink csv = CsvSink.create(folder.resolve("measures.csv"));
                RunRecorder recorder = RunRecorder.begin(run, options.record, folder, manifest);
                RunReports reports = RunReports.begin(scenario, run, options.output);
                ProgressLine progress = ProgressLine.onStandardOutput(first, options.steps, "steps")) {
            advance(run, csv, recorder, reports, progress, interruption);
        }
        stopwatch.stop();
        finish(run, manifest, stopwatch, run.step() - first);
        return run.simulation().failureCount() == 0 ? 0 : Complaints.FAILED;
    }

    /** Listens to standard input if that was asked for. */
    private Console listen(ScenarioRun run) {
        var requests = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        Console console = new Console(requests, run.simulation(), run::requestStop);
        if (options.console) {
            Thread.ofPlatform().daemon().name("throng-console").start(console);
        }
        return console;
    }

    private void requireStepsLeft(ScenarioRun run) {
        if (run.step() > options.steps) {
            throw new IllegalArgumentException("the snapshot is of step " + run.step() + "; --steps counts from the"
                    + " beginning and must be at least that, got " + options.steps);
        }
    }

    private void advance(
            ScenarioRun run,
            MetricSink csv,
            RunRecorder recorder,
            RunReports reports,
            ProgressLine progress,
            Interruption interruption)
            throws IOException {
        long every = Math.max(1, options.steps / RECORDS);
        long hashEvery = Math.max(1, options.steps / HASHES);
        recorder.addIfDue(record(run, csv));
        snapshots.saveIfDue(run, parameters);
        while (run.step() < options.steps && !interruption.isRequested() && !run.isStopRequested()) {
            long next = Math.min(options.steps, (run.step() / every + 1) * every);
            long saved = snapshots.nextDue(run.step(), next);
            long due = recorder.nextDue(run.step(), reports.nextDue(run.step(), saved));
            run.advance(due - run.step());
            reports.observe();
            boolean measured = run.step() % every == 0 || run.step() < due || due == options.steps;
            recorder.addIfDue(measured ? record(run, csv) : Map.of());
            progress.update(run.step(), measurements.latest());
            // What is told between two steps may be in the hash of that moment or not: with a console only the last one
            // counts.
            if (!options.console && (run.step() % hashEvery == 0 || run.step() == options.steps)) {
                hashes.put(String.valueOf(run.step()), run.hash());
            }
            snapshots.saveIfDue(run, parameters);
        }
    }

    private SequencedMap<String, Double> record(ScenarioRun run, MetricSink csv) {
        SequencedMap<String, Double> values = run.measures();
        if (!values.isEmpty()) {
            measurements.add(run.step(), values);
            csv.record(run.step(), values);
        }
        return values;
    }

    private Map<String, Object> manifest() {
        Map<String, Object> manifest = RunFolder.manifestOf("run", scenario.name(), Parameters.values(parameters));
        manifest.put("seed", options.world.seed);
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
        manifest.put("memory", memory(run.simulation().memory()));
        manifest.put("failures", run.simulation().failureCount());
        manifest.put("stopped", run.simulation().stopped().size());
        manifest.put("journal", Tell.write(run.simulation().journal()));
        folder.writeManifest(manifest);
        if (!options.noPictures) {
            new Pictures(folder).draw(scenario, run, measurements);
        }
        if (options.film != null) {
            film();
        }
        report(run, manifest);
    }

    private void film() throws IOException {
        try (Recording recording = Recording.open(folder.resolve(RunRecorder.FILE))) {
            new FilmJob(options.film, new FilmOptions(), folder.signature()).film(recording);
        }
    }

    /** Bytes an agent, by what they are kept for, and the most memory the process had. */
    private static Map<String, Object> memory(Memory memory) {
        Map<String, Object> bytes = new LinkedHashMap<>();
        bytes.put("columns_per_agent", memory.perAgent(memory.columns()));
        bytes.put("bookkeeping_per_agent", memory.perAgent(memory.bookkeeping()));
        bytes.put("indexes_per_agent", memory.perAgent(memory.indexes()));
        bytes.put("actors_per_agent", memory.perAgent(memory.actors()));
        bytes.put("total_per_agent", memory.perAgent(memory.total()));
        bytes.put("peak_resident", Machine.peakResidentBytes());
        return bytes;
    }

    private void report(ScenarioRun run, Map<String, Object> manifest) {
        complain(run);
        System.out.printf(
                "%s: %,d agents, step %,d, hash %s, %s%n  %,d agent-steps/s; results in %s%n",
                scenario.name(),
                run.agents(),
                run.step(),
                manifest.get("hash"),
                measurements.latest(),
                (Long) manifest.get("agent_steps_per_second"),
                folder.path());
        List<Map<String, Object>> inspected = inspected(run);
        inspected.forEach(view -> System.out.println(Json.line(view)));
        if (options.json) {
            System.out.println(jsonLine(run, manifest, inspected));
        }
    }

    private void complain(ScenarioRun run) {
        FailureReport report = new FailureReport(run.simulation(), reproduction);
        report.lines().forEach(line -> System.err.println(line.startsWith(" ") ? line : "throng: " + line));
        List<Long> stopped = report.stopped();
        if (!stopped.isEmpty()) {
            System.err.println("throng: " + FailureReport.named(stopped));
        }
    }

    /** The agents that were asked for: their values, or that they are dead. */
    private List<Map<String, Object>> inspected(ScenarioRun run) {
        List<Map<String, Object>> views = new ArrayList<>();
        for (long agent : options.inspect) {
            try {
                views.add(Console.line(Console.view(run.simulation(), agent)));
            } catch (NoSuchElementException dead) {
                views.add(Map.of("agent", agent, "error", dead.getMessage()));
            }
        }
        return views;
    }

    private String jsonLine(ScenarioRun run, Map<String, Object> manifest, List<Map<String, Object>> inspected) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", "run");
        line.put("scenario", scenario.name());
        line.put("seed", options.world.seed);
        line.put("step", run.step());
        for (String key :
                new String[] {"agents", "hash", "measures", "seconds", "cpu_seconds", "agent_steps_per_second", "memory"
                }) {
            line.put(key, manifest.get(key));
        }
        line.put("failures", manifest.get("failures"));
        line.put("stopped", manifest.get("stopped"));
        if (!inspected.isEmpty()) {
            line.put("inspected", inspected);
        }
        line.put("out", folder.path().toString());
        return Json.line(line);
    }
}
