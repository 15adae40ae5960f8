package io.throng.marl.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/** What a {@link CsvSink} wrote, to be read again: metrics by step. */
public final class MetricTable {
    private static final int HEADROOM = 16;

    private final SequencedMap<String, NavigableMap<Long, Double>> columns;

    private MetricTable(SequencedMap<String, NavigableMap<Long, Double>> columns) {
        this.columns = columns;
    }

    /**
     * Reads a file. A last row that a crash cut short is left out.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no such file, or too large for this heap
     */
    public static MetricTable read(Path file) throws IOException {
        if (Files.size(file) > Runtime.getRuntime().maxMemory() / HEADROOM) {
            throw new IllegalArgumentException("metrics file " + file + " has " + Files.size(file)
                    + " bytes, too many for a heap of this size; give Java more heap");
        }
        CsvFile csv = CsvFile.read(file);
        List<NavigableMap<Long, Double>> values = new ArrayList<>();
        csv.columns().forEach(_ -> values.add(new TreeMap<>()));
        for (String row : csv.rows()) {
            add(file, row, values);
        }
        SequencedMap<String, NavigableMap<Long, Double>> columns = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            columns.put(csv.columns().get(i), Collections.unmodifiableNavigableMap(values.get(i)));
        }
        return new MetricTable(columns);
    }

    private static void add(Path file, String row, List<NavigableMap<Long, Double>> values) {
        String[] cells = row.split(",", -1);
        try {
            long step = Long.parseLong(cells[0]);
            for (int i = 0; i < values.size(); i++) {
                double value = cells[i + 1].isEmpty() ? Double.NaN : Double.parseDouble(cells[i + 1]);
                if (Double.isFinite(value)) {
                    values.get(i).put(step, value);
                }
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "cells of metrics file " + file + " must be numbers or empty, got \"" + row
                            + "\"; repair the file or choose another",
                    e);
        }
    }

    /** Names of the metrics, in the order of their columns. */
    public SequencedSet<String> names() {
        return Collections.unmodifiableSequencedSet(columns.sequencedKeySet());
    }

    /** A metric by step, where it is finite; empty if there is no such metric. */
    public NavigableMap<Long, Double> of(String name) {
        return columns.getOrDefault(name, Collections.emptyNavigableMap());
    }
}
