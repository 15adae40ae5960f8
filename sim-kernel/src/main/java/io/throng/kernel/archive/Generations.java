package io.throng.kernel.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with the archives of a run's latest steps, of which the older ones are deleted: after a crash at any moment the
 * newest whole one is where to go on.
 *
 * <p>One process writes to a folder; what an earlier one left unfinished is deleted. All methods block on the disk.
 */
public final class Generations {
    private static final Pattern UNFINISHED = Pattern.compile("\\.step-\\d+\\..*\\.part");
    private static final int MOST_DIGITS = 18;

    private final Path folder;
    private final String suffix;
    private final Pattern name;

    /**
     * The archives {@code step-<number>.<suffix>} in a folder.
     *
     * @param folder need not exist yet
     * @param suffix of the files' names, such as {@code "snapshot"}
     */
    public Generations(Path folder, String suffix) {
        this.folder = folder;
        this.suffix = suffix;
        this.name = Pattern.compile("step-(\\d{1," + MOST_DIGITS + "})\\." + Pattern.quote(suffix));
    }

    /** Where the archive of a step is or belongs; makes the folder if there is none. */
    public Path fileOf(long step) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve("step-" + step + "." + suffix);
    }

    /**
     * Deletes all archives but the latest, and what was left unfinished. Called after a commit.
     *
     * @param kept how many stay; at least 1
     */
    public void keepLatest(int kept) throws IOException {
        if (kept < 1) {
            throw new IllegalArgumentException("archives kept must be at least 1, got " + kept);
        }
        List<Path> files = latestFirst();
        for (Path old : files.subList(Math.min(kept, files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
        for (Path left : list(UNFINISHED)) {
            Files.deleteIfExists(left);
        }
    }

    /** The archives, whole or not, the one of the latest step first; none if there is no such folder. */
    public List<Path> latestFirst() throws IOException {
        return list(name).stream()
                .sorted(Comparator.comparingLong(this::step).reversed())
                .toList();
    }

    /**
     * Opens the archive of the latest step that is whole.
     *
     * @param passedOver is told of each that is not, in words that can be shown
     * @return a reader, to be closed
     * @throws ArchiveException if none is whole
     */
    public ArchiveReader openLatest(String kind, int newestContentVersion, Consumer<String> passedOver)
            throws IOException {
        List<Path> files = latestFirst();
        for (Path file : files) {
            try {
                return ArchiveReader.open(file, kind, newestContentVersion);
            } catch (ArchiveException defect) {
                passedOver.accept(defect.getMessage());
            }
        }
        throw new ArchiveException(folder + " holds no whole " + kind + " among " + files.size()
                + " files named step-<number>." + suffix + "; give a folder that has one");
    }

    /** The step of one of {@link #latestFirst}. */
    public long step(Path file) {
        Matcher matcher = name.matcher(file.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    private List<Path> list(Pattern pattern) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            pattern.matcher(file.getFileName().toString()).matches())
                    .toList();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }
}
