package io.throng.scenarios.script;

import java.util.Arrays;

/** A growing list of places in a {@link NeighbourGrid}. Not for several threads. */
final class Places {
    private int[] at = new int[32];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int place) {
        reserve(1)[size++] = place;
    }

    /** Makes room for so many more; returns the list itself, of which {@link #size} are in use. */
    int[] reserve(int more) {
        if (size + more > at.length) {
            at = Arrays.copyOf(at, Math.max(size + more, 2 * at.length));
        }
        return at;
    }

    /** Takes what was written behind the end of the reserved list into use. */
    void use(int newSize) {
        size = newSize;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return at[index];
    }
}
