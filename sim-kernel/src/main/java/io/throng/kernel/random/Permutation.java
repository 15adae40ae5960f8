package io.throng.kernel.random;

/**
 * A shuffle of 0 to size - 1 that is computed one place at a time: everybody can look up its own place and no two find the
 * same, without anybody holding the whole.
 *
 * <p>A balanced Feistel network over the next power of four, whose values outside the range are sent through again (cycle
 * walking: Black and Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002). Its round function is
 * {@link Seeds#mix}: good for placing agents, not for keeping secrets.
 */
public final class Permutation {
    private static final int ROUNDS = 6;

    private Permutation() {}

    /**
     * Where an index comes to stand.
     *
     * @param key chooses the permutation; any value
     * @param size at least 1, at most 2<sup>62</sup>
     * @param index in [0, size)
     * @return in [0, size), another for every index
     * @throws IllegalArgumentException if the index is outside
     */
    public static long at(long key, long size, long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index must be in [0, " + size + "), got " + index);
        }
        int half = (65 - Long.numberOfLeadingZeros(size - 1)) / 2;
        long place = index;
        do {
            place = encipher(key, half, place);
        } while (place >= size);
        return place;
    }

    private static long encipher(long key, int half, long value) {
        long mask = (1L << half) - 1;
        long left = value >>> half;
        long right = value & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long mixed = left ^ (Seeds.derive(key + round, right) & mask);
            left = right;
            right = mixed;
        }
        return left << half | right;
    }
}
