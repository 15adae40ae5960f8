package io.throng.kernel.step;

import java.util.Arrays;

/** A growing list of claims: which agent wants which resource. */
final class ClaimList {
    private static final int FIRST_CAPACITY = 16;

    int[] resource = new int[0];
    long[] agent = new long[0];
    int size;

    void add(int wanted, long by) {
        if (size == agent.length) {
            int capacity = Math.max(FIRST_CAPACITY, size * 2);
            resource = Arrays.copyOf(resource, capacity);
            agent = Arrays.copyOf(agent, capacity);
        }
        resource[size] = wanted;
        agent[size++] = by;
    }

    void append(ClaimList other) {
        for (int i = 0; i < other.size; i++) {
            add(other.resource[i], other.agent[i]);
        }
    }

    void dropLatestOf(long by) {
        while (size > 0 && agent[size - 1] == by) {
            size--;
        }
    }

    void clear() {
        size = 0;
    }
}
