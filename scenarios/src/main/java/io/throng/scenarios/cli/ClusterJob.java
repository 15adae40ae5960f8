package io.throng.scenarios.cli;

import io.throng.agents.arena.GameWorld;
import io.throng.kernel.Parameters;
import io.throng.kernel.World;
import io.throng.kernel.cluster.ClusterOrder;
import io.throng.kernel.cluster.ClusterRun;
import io.throng.kernel.cluster.ClusterSettings;
import io.throng.kernel.cluster.GlobalSnapshot;
import io.throng.kernel.cluster.Outcome;
import io.throng.kernel.cluster.Replica;
import io.throng.kernel.cluster.RunListener;
import io.throng.kernel.measure.ProgressLine;
import io.throng.scenarios.Catalogue;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Runs one scenario over several nodes, of which this is the first, and writes its folder. */
final class ClusterJob {
    private static final String LOCAL = "local:";
    private static final String SNAPSHOTS = "snapshots";
    private static final int HASHES = 10;

    private final Scenario<?> scenario;
    private final RunOptions options;
    private final Record parameters;
    private final Path restore;
    private final LocalNodes local;
    private final List<String> nodes;
    private final int threads;
    private final RunFolder folder;

    private ClusterJob(Scenario<?> scenario, RunOptions options) throws IOException {
        this.scenario = scenario;
        this.options = options;
        this.restore = options.restore == null ? null : requireSnapshot(options.restore);
        this.parameters = parameters();
        String where = options.cluster.cluster;
        this.local = where.startsWith(LOCAL) ? LocalNodes.of(where.substring(LOCAL.length())) : null;
        this.nodes = local == null ? NodesFile.read(Path.of(where)) : local.addresses();
        this.threads = threads();
        this.folder = RunFolder.create(
                options.out == null ? RunFolder.unused(scenario.name() + "-" + options.world.seed) : options.out);
    }

    static int run(Scenario<?> scenario, RunOptions options) throws IOException {
        requireFitting(scenario, options);
        return new ClusterJob(scenario, options).run();
    }

    private static void requireFitting(Scenario<?> scenario, RunOptions options) {
        boolean known = Catalogue.load().all().stream().anyMatch(one -> one.getClass() == scenario.getClass());
        if (!known) {
            throw new IllegalArgumentException("--cluster runs scenarios of the catalogue, which all nodes have; "
                    + scenario.name() + " is described by a script: run it in one process");
        }
        if (options.snapshotAt != null || options.console || !options.tell.isEmpty() || !options.inspect.isEmpty()) {
            throw new IllegalArgumentException("--snapshot-at, --tell, --inspect and --console are for one process;"
                    + " leave out --cluster, or use --snapshot-every");
        }
        if (options.policies.isGiven()) {
            throw new IllegalArgumentException("--policy and --draw are for one process; leave out --cluster");
        }
        if (options.cluster.kills < 0 || options.cluster.kills > 0 && !options.cluster.cluster.startsWith(LOCAL)) {
            throw new IllegalArgumentException("--kill ends nodes of --cluster local:N only");
        }
        if (options.cluster.seeds < 0 || options.cluster.seeds > 0 && options.restore != null) {
            throw new IllegalArgumentException(
                    "--seeds must not be negative and is not for --restore, got " + options.cluster.seeds);
        }
        if (options.cluster.slabs < 0
                || options.snapshotEvery != null && options.snapshotEvery < 1
                || options.steps < 0) {
            throw new IllegalArgumentException(
                    "--steps and --slabs must not be negative and --snapshot-every at least 1, got " + options.steps
                            + ", " + options.cluster.slabs + ", " + options.snapshotEvery);
        }
    }

    /** The snapshot of several nodes in what {@code --restore} was given: itself, the latest in it, or in its run. */
    static Optional<Path> snapshot(Path folder) throws IOException {
        Optional<Path> here = GlobalSnapshot.find(folder);
        return here.isPresent() ? here : GlobalSnapshot.find(folder.resolve(SNAPSHOTS));
    }

    private static Path requireSnapshot(Path folder) throws IOException {
        return snapshot(folder)
                .orElseThrow(() -> new IllegalArgumentException(folder + " holds no complete snapshot of several nodes;"
                        + " give the folder of --snapshots, or of a run with --cluster and --snapshot-every"));
    }

    private Record parameters() throws IOException {
        if (restore == null) {
            return ScenarioRun.parameters(scenario, options.world.agents, options.world.set);
        }
        RunJob.requireNoParameters(options);
        GlobalSnapshot.Manifest manifest = GlobalSnapshot.manifest(restore);
        if (!manifest.scenario().equals(scenario.name()) || manifest.step() > options.steps) {
            throw new IllegalArgumentException("the snapshot is of " + manifest.scenario() + " at step "
                    + manifest.step() + ", the run of " + scenario.name() + " to step " + options.steps);
        }
        options.world.seed = manifest.seed();
        return CatalogueWorlds.parameters(scenario, manifest.about());
    }

    private int threads() {
        int processors = Runtime.getRuntime().availableProcessors();
        int share = local == null ? processors : Math.max(1, processors / nodes.size());
        return options.threadsAsked() > 0 ? options.threadsAsked() : share;
    }

    private int run() throws IOException {
        Map<String, Object> manifest = RunFolder.manifestOf("run", scenario.name(), Parameters.values(parameters));
        manifest.put("seed", options.world.seed);
        manifest.put("steps", options.steps);
        manifest.put("nodes", nodes.size());
        folder.writeManifest(manifest);
        ClusterSettings settings = new ClusterSettings(nodes, 0, threads);
        Duration deadline = options.execution().deadline();
        try (LocalNodes children = local;
                ClusterRun run = ClusterRun.start(settings, new CatalogueWorlds(), deadline);
                Interruption _ = new Interruption(run::requestStop)) {
            if (children != null) {
                children.start(threads, options.cluster.bySilence ? _ -> {} : run::nodeEnded);
            }
            if (options.cluster.seeds > 0) {
                return replicate(run, manifest);
            }
            Stopwatch stopwatch = new Stopwatch();
            NodeKiller[] killer = new NodeKiller[1];
            Outcome outcome = execute(run, killer);
            stopwatch.stop();
            return finish(outcome, manifest, stopwatch, killer[0]);
        }
    }

    private int replicate(ClusterRun run, Map<String, Object> manifest) throws IOException {
        World world = ScenarioRun.build(scenario, parameters);
        if (world instanceof GameWorld) {
            throw new IllegalArgumentException(
                    "--seeds runs worlds that decide by rules, " + scenario.name() + " is a game; see throng train");
        }
        long[] seeds = LongStream.range(options.world.seed, options.world.seed + options.cluster.seeds)
                .toArray();
        List<Replica> replicas;
        try (ProgressLine progress = ProgressLine.onStandardOutput(0, seeds.length, "seeds")) {
            RunListener killer = new NodeKiller(
                    local, seeds.length, options.cluster.kills, options.world.seed, done -> progress.update(done, ""));
            replicas = run.replicate(order(), seeds, killer);
        }
        ReplicaReport report = new ReplicaReport(scenario, world.measures(), replicas);
        manifest.put("replicas", report.entries());
        folder.writeManifest(manifest);
        report.print(options.json, folder.path().toString());
        return report.failures() == 0 ? 0 : Complaints.FAILED;
    }

    private Outcome execute(ClusterRun run, NodeKiller[] killer) {
        try (ProgressLine progress = ProgressLine.onStandardOutput(0, options.steps, "steps")) {
            killer[0] = new NodeKiller(
                    local, options.steps, options.cluster.kills, options.world.seed, step -> progress.update(step, ""));
            return run.execute(order(), killer[0]);
        }
    }

    private ClusterOrder order() {
        Path snapshots = options.cluster.snapshots == null ? folder.resolve(SNAPSHOTS) : options.cluster.snapshots;
        return new ClusterOrder(
                scenario.name(),
                Json.line(Parameters.values(parameters)),
                options.world.seed,
                options.steps,
                options.cluster.slabs,
                options.snapshotEvery == null ? 0 : options.snapshotEvery,
                snapshots,
                restore,
                Math.max(1, options.steps / HASHES));
    }

    private int finish(Outcome outcome, Map<String, Object> manifest, Stopwatch stopwatch, NodeKiller killer)
            throws IOException {
        Map<String, Object> hashes = new LinkedHashMap<>();
        outcome.hashes().forEach((step, hash) -> hashes.put(String.valueOf(step), text(hash)));
        if (outcome.step() < options.steps) {
            manifest.put("interrupted_at", outcome.step());
        }
        long taken = outcome.step() - outcome.begunAt();
        manifest.put("hashes", hashes);
        manifest.put("hash", text(outcome.hash()));
        manifest.put("agents", outcome.agents());
        manifest.put("measures", outcome.measures());
        manifest.put("seconds", stopwatch.wallSeconds());
        manifest.put("cpu_seconds", outcome.cpuSeconds());
        manifest.put("agent_steps_per_second", Math.round(taken * outcome.agents() / outcome.seconds()));
        manifest.put("seconds_of_stepping", outcome.seconds());
        manifest.put("halo_bytes_per_step", outcome.haloBytes() / Math.max(1, taken));
        manifest.put("lost_nodes", outcome.losses().size());
        manifest.put("seconds_from_kill_to_resumption", killer.secondsToResume());
        manifest.put("failures", outcome.failures());
        folder.writeManifest(manifest);
        report(outcome, manifest);
        return outcome.failures() == 0 ? 0 : Complaints.FAILED;
    }

    private static String text(long hash) {
        return String.format("%016x", hash);
    }

    private void report(Outcome outcome, Map<String, Object> manifest) {
        outcome.complaints().forEach(complaint -> System.err.println("throng: " + complaint));
        outcome.losses()
                .forEach(loss -> System.out.printf(
                        "lost %s; went on from step %,d, %.1f s after it fell silent%n",
                        loss.node(), loss.resumedFrom(), loss.secondsSilent() + loss.secondsToResume()));
        Measurements measurements = new Measurements();
        if (!outcome.measures().isEmpty()) {
            measurements.add(outcome.step(), outcome.measures());
        }
        System.out.printf(
                "%s: %,d agents, step %,d, hash %s, %s%n  %,d agent-steps/s on %d nodes; results in %s%n",
                scenario.name(),
                outcome.agents(),
                outcome.step(),
                manifest.get("hash"),
                measurements.latest(),
                (Long) manifest.get("agent_steps_per_second"),
                nodes.size(),
                folder.path());
        if (options.json) {
            System.out.println(jsonLine(outcome, manifest));
        }
    }

    private String jsonLine(Outcome outcome, Map<String, Object> manifest) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", "run");
        line.put("scenario", scenario.name());
        line.put("seed", options.world.seed);
        line.put("step", outcome.step());
        for (String key : List.of(
                "nodes",
                "agents",
                "hash",
                "measures",
                "seconds",
                "cpu_seconds",
                "agent_steps_per_second",
                "seconds_of_stepping",
                "halo_bytes_per_step",
                "lost_nodes",
                "seconds_from_kill_to_resumption")) {
            line.put(key, manifest.get(key));
        }
        line.put("out", folder.path().toString());
        return Json.line(line);
    }
}
