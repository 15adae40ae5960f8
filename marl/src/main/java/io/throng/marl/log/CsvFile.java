package io.throng.marl.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole metrics file in memory, for the two moments when it must change: a new column, and a resumed run.
 *
 * @param columns names of the metrics, without the step
 * @param rows lines without line ends, each with as many cells as the header
 */
record CsvFile(List<String> columns, List<String> rows) {
    /** Reads the complete lines; what follows the last line break was cut short and is left out. */
    static CsvFile read(Path file) {
        try {
            String text = Files.readString(file);
            List<String> lines =
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
            return lines.isEmpty() ? new CsvFile(List.of(), List.of()) : parse(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of steps before {@code step}. */
    CsvFile before(long step) {
        return new CsvFile(
                columns,
                rows.stream()
                        .filter(row -> Long.parseLong(row.substring(0, row.indexOf(','))) < step)
                        .toList());
    }

    /** With more columns on the right, empty so far. */
    CsvFile with(List<String> fresh) {
        List<String> all = new ArrayList<>(columns);
        all.addAll(fresh);
        String cells = ",".repeat(fresh.size());
        return new CsvFile(all, rows.stream().map(row -> row + cells).toList());
    }

    /** Writes beside the file, then renames over it: a crash leaves the old file or the new one. */
    CsvFile write(Path file) {
        var text = new StringBuilder();
        if (!columns.isEmpty()) {
            text.append(CsvSink.STEP)
                    .append(',')
                    .append(String.join(",", columns))
                    .append('\n');
        }
        rows.forEach(row -> text.append(row).append('\n'));
        try {
            Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private static CsvFile parse(Path file, List<String> lines) {
        List<String> header = List.of(lines.getFirst().split(",", -1));
        if (header.size() < 2 || !header.getFirst().equals(CsvSink.STEP)) {
            throw new IllegalArgumentException("metrics file " + file + " must begin with a header step,..., got \""
                    + lines.getFirst() + "\"; choose another file");
        }
        List<String> rows = lines.subList(1, lines.size());
        rows.forEach(row -> checkRow(file, row, header.size()));
        return new CsvFile(header.subList(1, header.size()), rows);
    }

    private static void checkRow(Path file, String row, int cells) {
        if (!row.matches("[0-9]+,.*") || row.split(",", -1).length != cells) {
            throw new IllegalArgumentException("rows of metrics file " + file + " must have a step and " + (cells - 1)
                    + " cells, got \"" + row + "\"; repair the file or choose another");
        }
    }
}
