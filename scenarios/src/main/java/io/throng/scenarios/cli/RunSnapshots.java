package io.throng.scenarios.cli;

import io.throng.kernel.Parameters;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.archive.Generations;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The snapshots of one run: one at a given step, and those of the latest steps that are multiples of a number. */
final class RunSnapshots {
    /** The kind of an archive that holds a snapshot, and how its name ends. */
    static final String SNAPSHOT = "snapshot";

    private static final int VERSION = 1;
    private static final String ABOUT = "about";
    /** Where a run keeps its latest snapshots. */
    static final String FOLDER = "snapshots";

    private static final int KEPT = 3;

    private final RunFolder folder;
    private final Generations generations;
    private final RunOptions options;
    private final TreeMap<Long, Path> written = new TreeMap<>();

    RunSnapshots(RunFolder folder, RunOptions options) {
        this.folder = folder;
        this.options = options;
        this.generations = new Generations(folder.resolve(FOLDER), SNAPSHOT);
        if (options.snapshotAt != null && (options.snapshotAt < 0 || options.snapshotAt > options.steps)) {
            throw new IllegalArgumentException(
                    "--snapshot-at must be in [0, " + options.steps + "], got " + options.snapshotAt);
        }
        if (options.snapshotEvery != null && options.snapshotEvery < 1) {
            throw new IllegalArgumentException("--snapshot-every must be at least 1, got " + options.snapshotEvery);
        }
    }

    /**
     * Opens the snapshot that was asked for: a file, or the newest whole one of a folder, telling which were passed over.
     *
     * @throws IllegalArgumentException if there is no such file or folder
     */
    static ArchiveReader open(Path asked) throws IOException {
        if (Files.isDirectory(asked)) {
            Path inside = asked.resolve(FOLDER);
            return new Generations(Files.isDirectory(inside) ? inside : asked, SNAPSHOT)
                    .openLatest(SNAPSHOT, VERSION, defect -> System.err.println("throng: passed over: " + defect));
        }
        if (!Files.isReadable(asked)) {
            throw new IllegalArgumentException("snapshot " + asked + " cannot be read: no such file");
        }
        return ArchiveReader.open(asked, SNAPSHOT, VERSION);
    }

    /** The parameters of the world that was saved. */
    static Map<String, String> parameters(ArchiveReader archive) throws IOException {
        Map<String, String> saved = new LinkedHashMap<>();
        Json.read(archive.text(ABOUT)).forEach((name, value) -> saved.put(name, String.valueOf(value)));
        return saved;
    }

    /** The next step after the present one at which a snapshot is due, or the limit. */
    long nextDue(long step, long limit) {
        long next = limit;
        if (options.snapshotAt != null && step < options.snapshotAt) {
            next = Math.min(next, options.snapshotAt);
        }
        if (options.snapshotEvery != null) {
            next = Math.min(next, (step / options.snapshotEvery + 1) * options.snapshotEvery);
        }
        return next;
    }

    void saveIfDue(ScenarioRun run, Record parameters) throws IOException {
        long step = run.step();
        if (options.snapshotAt != null && step == options.snapshotAt) {
            save(folder.resolve("step-" + step + "." + SNAPSHOT), run, parameters);
        }
        if (options.snapshotEvery != null && step > 0 && step % options.snapshotEvery == 0) {
            save(generations.fileOf(step), run, parameters);
            generations.keepLatest(KEPT);
        }
    }

    private void save(Path file, ScenarioRun run, Record parameters) throws IOException {
        try (ArchiveWriter archive = ArchiveWriter.create(file, SNAPSHOT, VERSION)) {
            archive.text(ABOUT, Json.line(Parameters.values(parameters)));
            run.policies().save(archive);
            run.simulation().snapshot().write(archive, "");
            archive.commit();
        }
        written.put(run.step(), file);
    }

    /** The latest snapshot from which a step is still to come, or null if there is none. */
    Path latestUpTo(long step) {
        for (Path file : written.headMap(step, true).descendingMap().values()) {
            if (Files.exists(file)) {
                return file;
            }
        }
        return options.restore != null && Files.isRegularFile(options.restore) ? options.restore : null;
    }
}
