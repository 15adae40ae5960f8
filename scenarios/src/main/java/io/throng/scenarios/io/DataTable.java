package io.throng.scenarios.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A table whose columns are known when it is made; cells may be empty.
 *
 * @param rows how many
 * @param columns of different names, each with as many cells as there are rows
 */
public record DataTable(int rows, List<Column> columns) {
    /** What the cells of a column are. */
    public enum Kind {
        /** {@link String}. */
        TEXT,
        /** {@link Long}. */
        WHOLE,
        /** {@link Double}, NaN and infinities included. */
        NUMBER
    }

    /**
     * A column.
     *
     * @param name the same in a CSV file and in a Parquet file
     * @param kind of the cells
     * @param cells of the kind's class, or null where a cell is empty
     */
    public record Column(String name, Kind kind, List<Object> cells) {
        /** Keeps a copy, whose cells may be null. */
        public Column {
            cells = Collections.unmodifiableList(new ArrayList<>(cells));
        }
    }

    /** Checks names and lengths. */
    public DataTable {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("columns must differ in name, got " + column.name() + " twice");
            }
            if (column.cells().size() != rows) {
                throw new IllegalArgumentException("column " + column.name() + " must have " + rows + " cells, got "
                        + column.cells().size());
            }
        }
    }

    /** Makes a table of things, a row each. */
    public static final class Builder<T> {
        private final List<T> things;
        private final List<Column> columns = new ArrayList<>();

        /** A table without columns yet. */
        public Builder(List<T> things) {
            this.things = List.copyOf(things);
        }

        /** Adds a column of texts. */
        public Builder<T> text(String name, Function<T, String> cell) {
            return add(name, Kind.TEXT, cell::apply);
        }

        /** Adds a column of whole numbers. */
        public Builder<T> whole(String name, Function<T, Long> cell) {
            return add(name, Kind.WHOLE, cell::apply);
        }

        /** Adds a column of numbers. */
        public Builder<T> number(String name, Function<T, Double> cell) {
            return add(name, Kind.NUMBER, cell::apply);
        }

        private Builder<T> add(String name, Kind kind, Function<T, Object> cell) {
            columns.add(new Column(
                    name, kind, Arrays.asList(things.stream().map(cell).toArray())));
            return this;
        }

        /** The table. */
        public DataTable build() {
            return new DataTable(things.size(), columns);
        }
    }
}
