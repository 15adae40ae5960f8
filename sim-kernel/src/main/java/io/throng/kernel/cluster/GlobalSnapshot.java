package io.throng.kernel.cluster;

import io.throng.kernel.Snapshot;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.step.SavedState;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The state of a world in slabs: a folder a step, with one ordinary snapshot a slab and a manifest that is written when all
 * parts are on the disk. Without a manifest a folder is not a snapshot.
 *
 * <p>Parts can be read into any number of slabs, and joined into the snapshot of one process. All nodes must see the folder
 * under the same path.
 */
public final class GlobalSnapshot {
    private static final String KIND = "global snapshot";
    private static final int VERSION = 1;
    private static final String MANIFEST = "manifest.throng";
    private static final String PREFIX = "step-";
    private static final int KEPT = 3;

    private GlobalSnapshot() {}

    /**
     * What the manifest says.
     *
     * @param about a text for whoever restores: the scenario's parameters
     * @param step the steps completed
     * @param slabs the number of parts
     * @param hash the state hash of the whole
     */
    public record Manifest(String scenario, String about, long seed, long step, int slabs, long hash) {}

    /** The folder of a step. */
    static Path folder(Path snapshots, long step) {
        return snapshots.resolve(String.format("%s%012d", PREFIX, step));
    }

    private static Path part(Path folder, int slab) {
        return folder.resolve("part-" + slab + ".snapshot");
    }

    /** Writes a slab's part durably. */
    static void writePart(Path folder, int slab, Snapshot part) throws IOException {
        Files.createDirectories(folder);
        part.write(part(folder, slab));
    }

    /** Completes a snapshot whose parts are all written, and removes all but the latest three of a run. */
    static void complete(Path snapshots, Manifest manifest) throws IOException {
        Path file = folder(snapshots, manifest.step()).resolve(MANIFEST);
        try (ArchiveWriter archive = ArchiveWriter.create(file, KIND, VERSION)) {
            archive.text("scenario", manifest.scenario());
            archive.text("about", manifest.about());
            archive.longs("numbers", new long[] {manifest.seed(), manifest.step(), manifest.slabs(), manifest.hash()});
            archive.commit();
        }
        List<Path> complete = complete(snapshots);
        for (Path old : complete.subList(0, Math.max(0, complete.size() - KEPT))) {
            delete(old);
        }
    }

    /** Complete snapshots, the latest last. */
    private static List<Path> complete(Path snapshots) throws IOException {
        if (!Files.isDirectory(snapshots)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(snapshots)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                    .filter(folder -> Files.exists(folder.resolve(MANIFEST)))
                    .sorted()
                    .toList();
        }
    }

    /** The manifest goes first: what is half deleted is not a snapshot. */
    private static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(MANIFEST));
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    /**
     * Finds a snapshot: the folder itself, or the latest complete one in it.
     *
     * @throws IOException if the folder cannot be listed
     */
    public static Optional<Path> find(Path folder) throws IOException {
        if (Files.exists(folder.resolve(MANIFEST))) {
            return Optional.of(folder);
        }
        List<Path> complete = complete(folder);
        return complete.isEmpty() ? Optional.empty() : Optional.of(complete.getLast());
    }

    /**
     * Checks that a run that begins after a step can keep its snapshots in a folder.
     *
     * @throws IllegalArgumentException if there are later ones already
     */
    static void requireNoneAfter(Path snapshots, long step) throws IOException {
        List<Path> complete = complete(snapshots);
        if (!complete.isEmpty() && manifest(complete.getLast()).step() > step) {
            throw new IllegalArgumentException(
                    "the folder of snapshots must hold none later than step " + step + ", where the run begins, got "
                            + complete.getLast() + "; give another folder, or restore that one");
        }
    }

    /** Reads the manifest of a snapshot's folder. */
    public static Manifest manifest(Path folder) throws IOException {
        try (ArchiveReader archive = ArchiveReader.open(folder.resolve(MANIFEST), KIND, VERSION)) {
            long[] numbers = archive.longs("numbers");
            if (numbers.length != 4 || numbers[1] < 0 || numbers[2] < 1 || numbers[2] > Short.MAX_VALUE) {
                throw new ArchiveException("the manifest in " + folder + " does not have seed, step, parts and hash;"
                        + " use another snapshot");
            }
            return new Manifest(
                    archive.text("scenario"),
                    archive.text("about"),
                    numbers[0],
                    numbers[1],
                    (int) numbers[2],
                    numbers[3]);
        }
    }

    /**
     * Joins the parts into the snapshot that one process would have taken.
     *
     * @throws ArchiveException if a part is missing, damaged, or of another run or step
     */
    public static Snapshot read(Path folder) throws IOException {
        Manifest manifest = manifest(folder);
        List<Snapshot> parts = new ArrayList<>();
        for (int slab = 0; slab < manifest.slabs(); slab++) {
            Snapshot part = Snapshot.read(part(folder, slab));
            if (part.seed() != manifest.seed() || part.step() != manifest.step()) {
                throw new ArchiveException(
                        part(folder, slab) + " is of seed " + part.seed() + " and step " + part.step()
                                + ", the manifest of seed " + manifest.seed() + " and step " + manifest.step()
                                + "; use another snapshot");
            }
            parts.add(part);
        }
        SavedState joined = new SavedState(manifest.seed(), manifest.step(), joined(parts));
        Snapshot first = parts.getFirst();
        return new Snapshot(first.worldName(), first.parameters(), joined);
    }

    private static Map<String, Object> joined(List<Snapshot> parts) {
        Map<String, Object> blocks = new LinkedHashMap<>();
        Map<String, Object> first = parts.getFirst().state().blocks();
        int[] order = orderOfIds(parts, ids(first));
        for (String name : first.keySet()) {
            List<Object> pieces = parts.stream()
                    .map(part -> block(part, name, first.get(name)))
                    .toList();
            Object all = concatenated(pieces);
            blocks.put(
                    name,
                    switch (name) {
                        case "counters" -> counters(parts);
                        default -> name.startsWith(table(first)) ? ordered(all, order) : all;
                    });
        }
        return blocks;
    }

    private static String ids(Map<String, Object> blocks) {
        return table(blocks) + "ids";
    }

    /** The name of the agents' table, with a point: it is saved first, its ids before its columns. */
    private static String table(Map<String, Object> blocks) {
        return blocks.keySet().stream()
                .filter(name -> name.endsWith(".ids"))
                .findFirst()
                .map(name -> name.substring(0, name.length() - "ids".length()))
                .orElseThrow(() -> new IllegalArgumentException("the snapshot has no agents; use another"));
    }

    private static Object block(Snapshot part, String name, Object like) {
        Object block = part.state().blocks().get(name);
        if (block == null || block.getClass() != like.getClass()) {
            throw new IllegalArgumentException(
                    "a part of the snapshot has no block " + name + " like the others; use another snapshot");
        }
        return block;
    }

    /** Ids are the same in all parts' counters, failures add up. */
    private static long[] counters(List<Snapshot> parts) {
        long failures = parts.stream().mapToLong(part -> counters(part)[1]).sum();
        return new long[] {counters(parts.getFirst())[0], failures};
    }

    private static long[] counters(Snapshot part) {
        if (part.state().blocks().get("counters") instanceof long[] counters && counters.length == 2) {
            return counters;
        }
        throw new IllegalArgumentException("a part of the snapshot has no counters; use another snapshot");
    }

    private static int[] orderOfIds(List<Snapshot> parts, String name) {
        Object like = new long[0];
        long[] ids = (long[])
                concatenated(parts.stream().map(part -> block(part, name, like)).toList());
        return IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparingLong(place -> ids[place]))
                .mapToInt(place -> place)
                .toArray();
    }

    private static Object concatenated(List<Object> pieces) {
        int length = pieces.stream().mapToInt(Array::getLength).sum();
        Object all = Array.newInstance(pieces.getFirst().getClass().componentType(), length);
        int at = 0;
        for (Object piece : pieces) {
            System.arraycopy(piece, 0, all, at, Array.getLength(piece));
            at += Array.getLength(piece);
        }
        return all;
    }

    private static Object ordered(Object values, int[] order) {
        int length = Array.getLength(values);
        int width = order.length == 0 ? 1 : length / order.length;
        if (length != width * order.length) {
            throw new IllegalArgumentException("a column of the snapshot has " + length + " values for " + order.length
                    + " agents; use another snapshot");
        }
        Object ordered = Array.newInstance(values.getClass().componentType(), length);
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(values, order[i] * width, ordered, i * width, width);
        }
        return ordered;
    }
}
