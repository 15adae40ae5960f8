package io.throng.kernel.cluster;

import java.util.Arrays;

/** A growing list of row numbers. */
final class Picks {
    private int[] rows = new int[16];
    private int size;

    static Picks[] array(int count) {
        Picks[] lists = new Picks[count];
        Arrays.setAll(lists, _ -> new Picks());
        return lists;
    }

    void add(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        rows[size++] = row;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** The rows; only the first {@link #size} count. */
    int[] rows() {
        return rows;
    }
}
