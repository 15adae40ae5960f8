package io.throng.scenarios.sweep;

import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder of a sweep: a manifest with the plan, one ledger or, of shards, several, and what is made of them in the end.
 * Several processes may work in it at once, a shard each.
 */
public final class SweepFolder {
    private static final String PLAN = "sweep";
    private static final String GUARDED = "sweep";
    private static final String LEDGERS = "ledger*.jsonl";

    private final RunFolder folder;
    private final SweepPlan plan;
    private final List<SweptRun> runs;

    private SweepFolder(RunFolder folder, SweepPlan plan, List<SweptRun> runs) {
        this.folder = folder;
        this.plan = plan;
        this.runs = runs;
    }

    /**
     * A new folder, or that of an earlier call with the same plan.
     *
     * @throws IllegalArgumentException if the folder holds anything else, another plan (the message says what differs), or
     *     cannot be written, or if the plan has no runs
     */
    public static SweepFolder open(Path path, SweepPlan plan) throws IOException {
        List<SweptRun> runs = plan.runs();
        if (Files.isRegularFile(path.resolve(RunFolder.MANIFEST))) {
            return reopened(path, plan, runs);
        }
        RunFolder.create(path);
        try (FileGuard _ = FileGuard.take(path.resolve(GUARDED))) {
            if (Files.isRegularFile(path.resolve(RunFolder.MANIFEST))) { // another shard came first
                return reopened(path, plan, runs);
            }
            RunFolder folder = RunFolder.create(path);
            Map<String, Object> manifest = RunFolder.manifestOf("sweep", plan.scenario(), plan.parameters());
            manifest.put(PLAN, plan.described());
            folder.writeManifest(manifest);
            return new SweepFolder(folder, plan, runs);
        }
    }

    /**
     * The folder of an earlier call, to be read.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SweepFolder open(Path path) {
        RunFolder folder = RunFolder.open(path);
        SweepPlan plan = SweepPlan.of(described(path, folder.manifest()));
        return new SweepFolder(folder, plan, plan.runs());
    }

    private static SweepFolder reopened(Path path, SweepPlan plan, List<SweptRun> runs) {
        RunFolder folder = RunFolder.open(path);
        Map<String, Object> manifest = folder.manifest();
        requireSame(path, described(path, manifest), plan.described());
        String version = RunFolder.manifestOf("sweep", plan.scenario(), plan.parameters())
                .get("throng")
                .toString();
        if (!version.equals(manifest.get("throng"))) {
            throw new IllegalArgumentException(
                    path + " was begun by throng " + manifest.get("throng") + ", and this is " + version
                            + ", whose runs may differ; go on with that one, or give another folder with --out");
        }
        return new SweepFolder(folder, plan, runs);
    }

    /** The plan in the manifest of a sweep. */
    static Map<?, ?> described(Path path, Map<String, Object> manifest) {
        if (manifest.get(PLAN) instanceof Map<?, ?> described) {
            return described;
        }
        throw new IllegalArgumentException(path + " is the folder of a throng " + manifest.get("command")
                + ", not of a sweep; give another with --out");
    }

    static void requireSame(Path path, Map<?, ?> there, Map<String, Object> here) {
        here.forEach((name, value) -> {
            if (!Objects.equals(value, there.get(name))) {
                throw new IllegalArgumentException(path + " holds another sweep: its " + name + " is "
                        + there.get(name) + ", got " + value
                        + "; ask for the same again to go on with it, or give another folder with --out");
            }
        });
    }

    /** Where it is. */
    public Path path() {
        return folder.path();
    }

    /** What is swept. */
    public SweepPlan plan() {
        return plan;
    }

    /** All runs of the plan. */
    public List<SweptRun> runs() {
        return runs;
    }

    /** The same as a folder of any run, for pictures. */
    public RunFolder folder() {
        return folder;
    }

    /** What came out so far, in order of the runs. */
    public List<RunResult> all() throws IOException {
        return results().all();
    }

    Ledger ledger(Shard shard, Consumer<String> complaints) throws IOException {
        return Ledger.open(folder.resolve(shard.ledger()), complaints);
    }

    /** What all ledgers hold at present; others may be adding to them. */
    Results results() throws IOException {
        Results results = new Results(runs);
        for (Path ledger : ledgers(path())) {
            results.add(LedgerText.read(ledger).results(), ledger);
        }
        return results;
    }

    static List<Path> ledgers(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, LEDGERS)) {
            return Stream.iterate(files.iterator(), i -> i.hasNext(), i -> i)
                    .map(i -> i.next())
                    .sorted()
                    .toList();
        }
    }

    /** Keeps other shards from writing what is made in the end. */
    FileGuard guard() throws IOException {
        return FileGuard.take(path().resolve(GUARDED));
    }
}
