package io.throng.kernel.step;

import io.throng.kernel.state.Table;
import java.util.Arrays;

/** A growing list of row numbers. */
final class RowList {
    private static final int[] NO_ROWS = {};
    private static final long[] NO_IDS = {};
    private static final int FIRST_CAPACITY = 16;

    private int[] rows = NO_ROWS;
    private int size;

    /** Used anew by every sort. */
    private long[] ids = NO_IDS;

    int size() {
        return size;
    }

    int get(int index) {
        return rows[index];
    }

    /** Whether the list, which must ascend, holds a row. */
    boolean contains(int row) {
        return size > 0 && Arrays.binarySearch(rows, 0, size, row) >= 0;
    }

    void add(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(FIRST_CAPACITY, size * 2));
        }
        rows[size++] = row;
    }

    void append(RowList other) {
        for (int i = 0; i < other.size; i++) {
            add(other.rows[i]);
        }
    }

    /** Drops the rows that another list, which must ascend, holds. */
    void dropAll(RowList others) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!others.contains(rows[i])) {
                rows[kept++] = rows[i];
            }
        }
        size = kept;
    }

    /** Orders the rows from a place on by their agents' ids; a row that is listed several times stays so. */
    void sortByIds(Table agents, int from) {
        if (ids.length < size - from) {
            ids = new long[Math.max(size - from, ids.length * 3 / 2)];
        }
        for (int i = from; i < size; i++) {
            ids[i - from] = agents.id(rows[i]);
        }
        Arrays.sort(ids, 0, size - from);
        for (int i = from; i < size; i++) {
            rows[i] = agents.rowOf(ids[i - from]);
        }
    }

    void dropLatest(int row) {
        while (size > 0 && rows[size - 1] == row) {
            size--;
        }
    }

    void clear() {
        size = 0;
    }
}
