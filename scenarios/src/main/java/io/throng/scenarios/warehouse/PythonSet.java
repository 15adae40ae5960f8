package io.throng.scenarios.warehouse;

import java.util.Arrays;

/**
 * A set that is gone through in the order of CPython's (since 3.8): open addressing with nine neighbours tried before the next
 * jump, grown to the next power of two above four times its size once it is three fifths full.
 */
final class PythonSet {
    private static final int SMALLEST = 8;
    private static final int NEIGHBOURS = 9;
    private static final int EMPTY = -1;

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private int[] values = empty(SMALLEST);
    private long[] hashes = new long[SMALLEST];
    private int used;

    private static int[] empty(int size) {
        int[] table = new int[size];
        Arrays.fill(table, EMPTY);
        return table;
    }

    /** CPython's hash of a tuple of two small whole numbers, which is xxHash with one change. */
    static long hashOfPair(int first, int second) {
        long hash = PRIME_5;
        hash = Long.rotateLeft(hash + first * PRIME_2, 31) * PRIME_1;
        hash = Long.rotateLeft(hash + second * PRIME_2, 31) * PRIME_1;
        hash += 2 ^ PRIME_5 ^ 3527539L;
        return hash == -1 ? 1546275796L : hash;
    }

    /**
     * Adds a value that is not in the set.
     *
     * @param value at least 0
     */
    void add(int value, long hash) {
        put(value, hash);
        used++;
        if (used * 5 >= (values.length - 1) * 3) {
            grow();
        }
    }

    private void grow() {
        int[] old = values;
        long[] oldHashes = hashes;
        int size = SMALLEST;
        while (size <= 4 * used) {
            size *= 2;
        }
        values = empty(size);
        hashes = new long[size];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != EMPTY) {
                put(old[i], oldHashes[i]);
            }
        }
    }

    private void put(int value, long hash) {
        int mask = values.length - 1;
        long perturb = hash;
        int at = (int) hash & mask;
        while (true) {
            int last = at + NEIGHBOURS <= mask ? at + NEIGHBOURS : at;
            for (int i = at; i <= last; i++) {
                if (values[i] == EMPTY) {
                    values[i] = value;
                    hashes[i] = hash;
                    return;
                }
            }
            perturb >>>= 5;
            at = (int) (at * 5L + 1 + perturb) & mask;
        }
    }

    /** The values in the set's order. */
    int[] values() {
        return Arrays.stream(values).filter(value -> value != EMPTY).toArray();
    }
}
