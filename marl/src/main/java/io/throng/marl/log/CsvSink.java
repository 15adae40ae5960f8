package io.throng.marl.log;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One row a record, the step first, in a file that a spreadsheet or {@code pandas.read_csv} reads; every row is on disk
 * when {@link #record} returns.
 *
 * <p>The first record makes the header. A metric that comes later becomes a new last column: the file is rewritten once,
 * with empty cells in the rows before. A metric missing from a record is an empty cell. Numbers are written so that
 * reading them gives the same bits.
 */
public final class CsvSink implements MetricSink {
    static final String STEP = "step";

    private final Path file;
    private final List<String> columns;
    private BufferedWriter writer;

    private CsvSink(Path file, List<String> columns) {
        this.file = file;
        this.columns = new ArrayList<>(columns);
        writer = append(file);
    }

    /** A new file; the folder is made where there is none. An existing file is an error, lest a run be overwritten. */
    public static CsvSink create(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            throw new UncheckedIOException(
                    new IOException("metrics file " + file + " exists already; resume it or choose another folder", e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CsvSink(file, List.of());
    }

    /**
     * Continues a file from a checkpoint: rows at or after {@code step} go, and so does a last row that a crash cut short.
     * Without a file this is {@link #create}.
     */
    public static CsvSink resume(Path file, long step) {
        if (!Files.exists(file)) {
            return create(file);
        }
        return new CsvSink(file, CsvFile.read(file).before(step).write(file).columns());
    }

    @Override
    public void record(long step, SequencedMap<String, Double> values) {
        MetricRecord.check(step, values);
        try {
            addColumns(values);
            writer.write(row(step, values));
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addColumns(SequencedMap<String, Double> values) throws IOException {
        List<String> fresh = values.sequencedKeySet().stream()
                .filter(name -> !columns.contains(name))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        writer.close();
        CsvFile.read(file).with(fresh).write(file);
        columns.addAll(fresh);
        writer = append(file);
    }

    private String row(long step, SequencedMap<String, Double> values) {
        return columns.stream()
                .map(name -> values.containsKey(name) ? values.get(name).toString() : "")
                .collect(Collectors.joining(",", step + ",", "\n"));
    }

    private static BufferedWriter append(Path file) {
        try {
            return Files.newBufferedWriter(file, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
