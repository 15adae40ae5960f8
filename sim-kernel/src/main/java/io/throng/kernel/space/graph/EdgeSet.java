package io.throng.kernel.space.graph;

import io.throng.kernel.random.Seeds;
import java.util.Arrays;

/** Undirected edges that can be asked for: open addressing, of which nobody sees the order. */
final class EdgeSet {
    private static final long NONE = -1;
    private static final int FIRST_CAPACITY = 64;

    private long[] slots = empty(FIRST_CAPACITY);
    private int size;

    private static long[] empty(int capacity) {
        long[] slots = new long[capacity];
        Arrays.fill(slots, NONE);
        return slots;
    }

    /** Adds an edge; returns whether it is new. */
    boolean add(int one, int other) {
        if (2 * size >= slots.length) {
            grow();
        }
        long edge = Graph.edge(Math.min(one, other), Math.max(one, other));
        int slot = find(edge);
        if (slots[slot] == edge) {
            return false;
        }
        slots[slot] = edge;
        size++;
        return true;
    }

    boolean contains(int one, int other) {
        long edge = Graph.edge(Math.min(one, other), Math.max(one, other));
        return slots[find(edge)] == edge;
    }

    int size() {
        return size;
    }

    /** The edges, ascending. */
    long[] toArray() {
        return Arrays.stream(slots).filter(edge -> edge != NONE).sorted().toArray();
    }

    private int find(long edge) {
        int slot = (int) Seeds.mix(edge) & slots.length - 1;
        while (slots[slot] != NONE && slots[slot] != edge) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = empty(Math.multiplyExact(2, old.length));
        for (long edge : old) {
            if (edge != NONE) {
                slots[find(edge)] = edge;
            }
        }
    }
}
