package io.throng.marl.rollout;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is learned from: a table of numbers, one row for each decision of each agent, its columns by name, in memory of the
 * backend that learns.
 */
public final class Samples implements AutoCloseable {
    /** What the agent perceived, {@code [rows, features]}. */
    public static final String OBSERVATIONS = "observations";

    /** What the critic saw, {@code [rows, critic features]}. */
    public static final String CRITIC_INPUTS = "critic inputs";

    /** What was allowed, {@code [rows, choices]}; missing where there are no choices. */
    public static final String MASKS = "masks";

    /** What was drawn, {@code [rows, action columns]}. */
    public static final String ACTIONS = "actions";

    /** The distribution it was drawn from, {@code [rows, width]}. */
    public static final String DESCRIBED = "described";

    /** Its log-probability, {@code [rows, 1]}. */
    public static final String LOG_PROBABILITIES = "log probabilities";

    /** 1 for who took part, 0 for others, from whom nothing is learned, {@code [rows, 1]}. */
    public static final String ALIVE = "alive";

    /** 0 where memory was forgotten before the decision, {@code [rows, 1]}. */
    public static final String KEPT = "kept";

    /** What the actor remembered before the decision, {@code [rows, memory]}; missing where nothing is. */
    public static final String ACTOR_MEMORY = "actor memory";

    /** What the other agents of the world did, {@code [rows, width]}; see {@link OthersActions}. Kept if asked for. */
    public static final String OTHERS_ACTIONS = "others' actions";

    private final Backend backend;
    private final int rows;
    private final Map<String, Tensor> columns = new LinkedHashMap<>();

    /**
     * Room for samples.
     *
     * @param widths numbers in a row of each column; columns of width 0 are left out
     */
    public Samples(Backend backend, int rows, Map<String, Integer> widths) {
        this.backend = backend;
        this.rows = rows;
        widths.forEach(this::add);
    }

    /** Adds a column of zeros, whose name must be new; one of width 0 is left out. */
    public void add(String name, int width) {
        if (width > 0 && columns.put(name, backend.zeros(rows, width)) != null) {
            throw new IllegalArgumentException("samples have a column '" + name + "' already");
        }
    }

    /** Room for so many samples of the same columns. */
    public Samples ofSize(int newRows) {
        Map<String, Integer> widths = new LinkedHashMap<>();
        columns.forEach((name, column) -> widths.put(name, column.columns()));
        return new Samples(backend, newRows, widths);
    }

    /** The number of samples. */
    public int rows() {
        return rows;
    }

    /** Whether there is such a column. */
    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /** A column, {@code [rows, width]}. */
    public Tensor get(String name) {
        Tensor column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "samples have the columns " + columns.keySet() + ", got '" + name + "'; ask for one of these");
        }
        return column;
    }

    /** Rows {@code [from, to)} of a column. */
    public Tensor get(String name, int from, int to) {
        return get(name).rowRange(from, to);
    }

    /** The sum over the first rows of a column of width 1. */
    double sum(String name, int ofRows) {
        Tensor column = get(name);
        double sum = 0;
        for (int row = 0; row < ofRows; row++) {
            sum += column.get(row, 0);
        }
        return sum;
    }

    /** Copies rows of the wanted columns: row {@code i} becomes row {@code chosen[i]} of samples of the same columns. */
    void gather(Samples source, int[] chosen, int count, Predicate<String> wanted) {
        columns.forEach((name, column) -> {
            if (wanted.test(name)) {
                backend.gatherRows(source.get(name), chosen, count, column);
            }
        });
        backend.finish();
    }

    /** Writes the first rows of all columns under names that start with {@code name}. */
    void save(ArchiveWriter archive, String name, int ofRows) throws IOException {
        backend.finish();
        for (Map.Entry<String, Tensor> column : columns.entrySet()) {
            archive.floats(
                    block(name, column.getKey()),
                    column.getValue().rowRange(0, ofRows).toArray());
        }
    }

    /** Takes over what {@link #save} wrote. */
    void load(ArchiveReader archive, String name, int ofRows) throws IOException {
        for (Map.Entry<String, Tensor> column : columns.entrySet()) {
            Tensor into = column.getValue().rowRange(0, ofRows);
            float[] saved = archive.floats(block(name, column.getKey()));
            if (saved.length != into.size()) {
                throw new ArchiveException(block(name, column.getKey()) + " must be " + into.size() + " numbers, got "
                        + saved.length + "; resume with the settings it was saved with");
            }
            into.copyFrom(saved);
        }
    }

    private static String block(String name, String column) {
        return name + "." + column.replace(' ', '-').replace("'", "");
    }

    @Override
    public void close() {
        columns.values().forEach(Tensor::close);
    }
}
