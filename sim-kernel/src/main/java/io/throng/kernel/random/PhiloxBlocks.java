package io.throng.kernel.random;

/**
 * First blocks of many agents' random numbers at once: the words that {@link Philox} yields for each.
 *
 * <p>Two rounds for all agents, then the next two, in loops over arrays. Words are kept in the low halves of longs, so
 * products of two of them are whole. It costs what a generator that is reset for every agent costs ({@code DrawBenchmark}), and
 * leaves the words in arrays, where loops over many agents want them. One instance serves one thread.
 */
public final class PhiloxBlocks {
    private static final int DOUBLE_ROUNDS = 5;
    private static final long WORD = 0xFFFF_FFFFL;

    private final long[][] counters;

    /**
     * Room for blocks.
     *
     * @param capacity the most agents that will be drawn for at once; at least 0
     */
    public PhiloxBlocks(int capacity) {
        counters = new long[4][capacity];
    }

    /** The most agents that can be drawn for at once. */
    public int capacity() {
        return counters[0].length;
    }

    /** The agents' numbers, {@code [capacity]}, to be filled in before {@link #draw}, which uses them up. */
    public long[] agents() {
        return counters[1];
    }

    /**
     * Draws the first words at the addresses (seed, agent, step, stream).
     *
     * @param count how many of {@link #agents} to draw for, each in [0, {@link Philox#MAX_NUMBER}]
     * @param step in [0, {@link Philox#MAX_NUMBER}]
     * @param stream in [0, 255]
     * @param words {@code [1..4][>= count]}: receives word w of agent i at {@code words[w][i]}
     */
    public void draw(long seed, int count, long step, int stream, int[][] words) {
        long[] agents = counters[1];
        long last = (step >>> 32 << 24) & WORD | stream << 8;
        for (int i = 0; i < count; i++) {
            counters[0][i] = 0;
            counters[2][i] = step & WORD;
            counters[3][i] = last | (agents[i] >>> 32 << 16);
            agents[i] &= WORD;
        }
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int turn = 0; turn < DOUBLE_ROUNDS; turn++) {
            twoRounds(counters[0], counters[1], counters[2], counters[3], count, k0, k1);
            k0 += 2 * Philox.WEYL_0;
            k1 += 2 * Philox.WEYL_1;
        }
        for (int word = 0; word < words.length; word++) {
            narrow(counters[word], words[word], count);
        }
    }

    private static void twoRounds(long[] c0, long[] c1, long[] c2, long[] c3, int count, int k0, int k1) {
        long key0 = k0 & WORD;
        long key1 = k1 & WORD;
        long next0 = (k0 + Philox.WEYL_0) & WORD;
        long next1 = (k1 + Philox.WEYL_1) & WORD;
        for (int i = 0; i < count; i++) {
            long even0 = (c0[i] & WORD) * Philox.MULTIPLIER_0;
            long even2 = (c2[i] & WORD) * Philox.MULTIPLIER_1;
            long odd0 = (((even2 >>> 32) ^ c1[i] ^ key0) & WORD) * Philox.MULTIPLIER_0;
            long odd2 = (((even0 >>> 32) ^ c3[i] ^ key1) & WORD) * Philox.MULTIPLIER_1;
            c0[i] = (odd2 >>> 32) ^ even2 ^ next0;
            c1[i] = odd2;
            c2[i] = (odd0 >>> 32) ^ even0 ^ next1;
            c3[i] = odd0;
        }
    }

    private static void narrow(long[] counter, int[] words, int count) {
        for (int i = 0; i < count; i++) {
            words[i] = (int) counter[i];
        }
    }
}
