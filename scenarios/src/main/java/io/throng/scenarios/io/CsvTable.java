package io.throng.scenarios.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Writes tables as comma-separated values (RFC 4180, with line feeds): a header, then a line a row. Numbers are written so
 * that reading them gives the same bits; empty cells are empty.
 */
public final class CsvTable {
    private CsvTable() {}

    /** Writes a file, whole or not at all; an older one is replaced. */
    public static void write(DataTable table, Path file) throws IOException {
        WholeFile.write(file, temporary -> {
            try (BufferedWriter out = Files.newBufferedWriter(temporary)) {
                out.write(table.columns().stream()
                        .map(column -> quoted(column.name()))
                        .collect(Collectors.joining(",", "", "\n")));
                for (int i = 0; i < table.rows(); i++) {
                    int row = i;
                    out.write(table.columns().stream()
                            .map(column -> cell(column.cells().get(row)))
                            .collect(Collectors.joining(",", "", "\n")));
                }
            }
        });
    }

    private static String cell(Object value) {
        return value == null ? "" : quoted(value.toString());
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
