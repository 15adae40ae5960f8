package io.throng.kernel.space.graph;

import java.util.Arrays;

/** A growing list of edges. */
final class EdgeBag {
    private static final int FIRST_CAPACITY = 64;
    private static final int MOST = Integer.MAX_VALUE - 8;

    private long[] edges = new long[FIRST_CAPACITY];
    private int size;

    void add(int from, int to) {
        add(Graph.edge(from, to));
    }

    void add(long edge) {
        if (size == edges.length) {
            edges = Arrays.copyOf(edges, (int) Math.min(MOST, Math.max(size + 1L, size * 3L / 2)));
        }
        edges[size++] = edge;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    long[] toArray() {
        return Arrays.copyOf(edges, size);
    }

    /** Sorts the list and drops what is there twice. */
    void makeSet() {
        Arrays.sort(edges, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || edges[i] != edges[kept - 1]) {
                edges[kept++] = edges[i];
            }
        }
        size = kept;
    }

    long get(int index) {
        return edges[index];
    }
}
