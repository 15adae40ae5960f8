package io.throng.scenarios.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The folder of one run: its manifest (what was run, with what, on what, and what came out), metrics and pictures.
 *
 * <p>The manifest is written at the start and again at the end, whole or not at all.
 */
public final class RunFolder {
    /** The name of the manifest. */
    public static final String MANIFEST = "manifest.json";

    private static final String RUNS = "runs";
    private static final int LARGEST_MANIFEST = 16 << 20;

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /** Where runs go that were not told: {@code runs/<name>}, then {@code runs/<name>-2} and so on. */
    public static Path unused(String name) {
        Path candidate = Path.of(RUNS, name);
        for (int i = 2; Files.exists(candidate); i++) {
            candidate = Path.of(RUNS, name + "-" + i);
        }
        return candidate;
    }

    /**
     * A new folder, or one with nothing in it but hidden files.
     *
     * @throws IllegalArgumentException if it holds anything, or cannot be made or written
     */
    public static RunFolder create(Path path) {
        try {
            Files.createDirectories(path);
            try (var entries = Files.list(path)) {
                if (entries.anyMatch(entry -> !entry.getFileName().toString().startsWith("."))) {
                    throw new IllegalArgumentException("output folder " + path
                            + " is not empty; give another with --out, nothing was overwritten");
                }
            }
            Files.delete(Files.createTempFile(path, "probe", null));
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException("output folder " + path + " is a file; give another with --out", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "output folder " + path + " cannot be written (" + Failures.reason(e)
                            + "); give another with --out",
                    e);
        }
        return new RunFolder(path);
    }

    /**
     * The folder of an earlier run.
     *
     * @throws IllegalArgumentException if there is no readable manifest in it
     */
    public static RunFolder open(Path path) {
        if (!Files.isRegularFile(path.resolve(MANIFEST))) {
            throw new IllegalArgumentException(
                    path + " is not the folder of a run: it has no " + MANIFEST + "; give a folder that throng wrote");
        }
        RunFolder folder = new RunFolder(path);
        folder.manifest();
        return folder;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** A file or folder in it. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** The manifest. */
    public Map<String, Object> manifest() {
        Path file = path.resolve(MANIFEST);
        try {
            if (Files.size(file) > LARGEST_MANIFEST) {
                throw new IllegalArgumentException(
                        file + " is too large to be a manifest; give a folder that throng wrote");
            }
            return Json.read(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + Failures.reason(e), e);
        }
    }

    /**
     * A whole number that a manifest must have.
     *
     * @throws IllegalArgumentException if it has none of that name
     */
    public static long number(Path folder, Map<String, Object> manifest, String key) {
        if (!(manifest.get(key) instanceof Number number)) {
            throw new IllegalArgumentException("the manifest in " + folder + " has no number " + key);
        }
        return number.longValue();
    }

    /** Where a training keeps what belongs to one of its seeds. */
    public Path seed(long seed) {
        return resolve("seed-" + seed);
    }

    /** What pictures of this run say of where they come from: run, seed and version; nothing while there is no manifest. */
    public Map<String, String> signature() {
        Map<String, String> signature = new LinkedHashMap<>();
        if (Files.isRegularFile(path.resolve(MANIFEST))) {
            Map<String, Object> manifest = manifest();
            signature.put(
                    "Run", path.toAbsolutePath().normalize().getFileName() + " (" + manifest.get("scenario") + ")");
            signature.put("Seed", String.valueOf(manifest.get("seed")));
            signature.put("Software", "Throng " + manifest.get("throng"));
        }
        return signature;
    }

    /** Replaces the manifest. */
    public void writeManifest(Map<String, Object> manifest) throws IOException {
        Path temporary = path.resolve(MANIFEST + ".tmp");
        Files.writeString(temporary, Json.page(manifest), StandardCharsets.UTF_8);
        Files.move(
                temporary, path.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The beginning of every manifest. */
    public static Map<String, Object> manifestOf(String command, String scenario, Map<String, Object> parameters) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("throng", Version.current());
        manifest.put("command", command);
        manifest.put("scenario", scenario);
        manifest.put("parameters", parameters);
        manifest.put("machine", Machine.describe());
        return manifest;
    }
}
