package io.throng.kernel.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Philox4x32-10, a counter-based generator: every draw is a pure function of an address, so nothing is stored per agent
 * and no draw depends on how many draws anybody else made.
 *
 * <p>The address is (seed, agent, step, stream, block). The seed is the 64-bit key, low word first. The other four fill
 * the 128-bit counter, so distinct addresses are distinct counters:
 *
 * <pre>
 * word c0   bits  0..31   block, bits  0..31
 * word c1   bits  0..31   agent, bits  0..31
 * word c2   bits  0..31   step,  bits  0..31
 * word c3   bits  0..7    block, bits 32..39
 *           bits  8..15   stream
 *           bits 16..23   agent, bits 32..39
 *           bits 24..31   step,  bits 32..39
 * </pre>
 *
 * <p>An address yields words 0, 1, 2, ...: block b holds words 4b to 4b + 3, and the words repeat after 2<sup>42</sup>.
 * Draws take words strictly in that order and keep nothing back: {@link #nextInt()}, {@link #nextFloat()} and
 * {@link #nextBoolean()} take one word, {@link #nextLong()} and {@link #nextDouble()} the next two, the earlier one high.
 * So the value of a draw depends on the number of words taken before it, not on which methods took them. Bounded draws
 * take one or more words.
 *
 * <p>Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. Word w of block b equals that of
 * {@code org.apache.commons.rng.core.source32.Philox4x32} seeded with the counter one below: that class increments before
 * its first block.
 *
 * <p>One instance serves one thread; resetting allocates nothing.
 */
public final class Philox implements UniformRandomProvider {

    /** The largest agent number and the largest step number, 2<sup>40</sup> - 1. */
    public static final long MAX_NUMBER = (1L << 40) - 1;

    /** The agent number under which the world itself draws; no agent has it. */
    public static final long WORLD = MAX_NUMBER;

    private static final int WORDS_PER_BLOCK = 4;
    private static final int ROUNDS = 10;
    static final long MULTIPLIER_0 = 0xD2511F53L;
    static final long MULTIPLIER_1 = 0xCD9E8D57L;
    static final int WEYL_0 = 0x9E3779B9;
    static final int WEYL_1 = 0xBB67AE85;
    private static final long WORD = 0xFFFF_FFFFL;

    private final int[] words = new int[WORDS_PER_BLOCK];
    private final Draws draws = new Draws(this);
    private int position = WORDS_PER_BLOCK;
    private long block;
    private int key0;
    private int key1;
    private int counter1;
    private int counter2;
    private int counter3;

    /** Creates a generator at address (0, 0, 0, 0). */
    public Philox() {}

    /**
     * Moves to word 0 of an address.
     *
     * @param seed any value
     * @param agent in [0, {@link #MAX_NUMBER}]
     * @param step in [0, {@link #MAX_NUMBER}]
     * @param stream in [0, 255], see {@link Streams}
     * @return this generator
     * @throws IllegalArgumentException if a number is outside its range
     */
    public Philox reset(long seed, long agent, long step, int stream) {
        if ((((agent | step) >>> 40) | (stream >>> 8)) != 0) {
            throw outOfRange(agent, step, stream);
        }
        key0 = (int) seed;
        key1 = (int) (seed >>> 32);
        counter1 = (int) agent;
        counter2 = (int) step;
        counter3 = ((int) (step >>> 32) << 24) | ((int) (agent >>> 32) << 16) | (stream << 8);
        block = 0;
        position = WORDS_PER_BLOCK;
        return this;
    }

    /**
     * Moves to a word of the present address.
     *
     * @param word in [0, 2<sup>42</sup>)
     * @return this generator
     * @throws IllegalArgumentException if the word is outside that range
     */
    public Philox moveTo(long word) {
        if (word >>> 42 != 0) {
            throw new IllegalArgumentException("word must be in [0, 4398046511104), got " + word
                    + "; an address has no more words, take another stream");
        }
        block = word >>> 2;
        position = WORDS_PER_BLOCK;
        int offset = (int) word & 3;
        if (offset != 0) {
            nextBlock();
            position = offset;
        }
        return this;
    }

    /** Returns the models' draws over this generator; always the same object. */
    public Draws draws() {
        return draws;
    }

    private static IllegalArgumentException outOfRange(long agent, long step, int stream) {
        return new IllegalArgumentException(
                "agent and step must be in [0, " + MAX_NUMBER + "] and stream in [0, 255], got agent " + agent
                        + ", step " + step + ", stream " + stream + "; number agents and steps from 0");
    }

    @Override
    public int nextInt() {
        if (position == WORDS_PER_BLOCK) {
            nextBlock();
        }
        return words[position++];
    }

    @Override
    public long nextLong() {
        int at = position;
        if (at == WORDS_PER_BLOCK) {
            nextBlock();
            at = 0;
        }
        if (at < WORDS_PER_BLOCK - 1) {
            position = at + 2;
            return pair(words[at], words[at + 1]);
        }
        return pair(nextInt(), nextInt());
    }

    /**
     * Draws an integer by Lemire's multiplication without bias, "Fast random integer generation in an interval", ACM TOMACS
     * 29 (2019).
     *
     * @param bound at least 1
     * @return a number in [0, bound), all equally likely
     * @throws IllegalArgumentException if the bound is below 1
     */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException(
                    "bound must be at least 1, got " + bound + "; give the number of choices");
        }
        long product = (nextInt() & WORD) * bound;
        if ((product & WORD) < bound) {
            long biased = (1L << 32) % bound;
            while ((product & WORD) < biased) {
                product = (nextInt() & WORD) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /** Returns a multiple of 2<sup>-24</sup> in [0, 1). */
    @Override
    public float nextFloat() {
        return (nextInt() >>> 8) * 0x1.0p-24f;
    }

    /** Returns a multiple of 2<sup>-53</sup> in [0, 1). */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    private static long pair(int high, int low) {
        return ((long) high << 32) | (low & WORD);
    }

    private void nextBlock() {
        generate((int) block, counter1, counter2, counter3 | ((int) (block >>> 32) & 0xFF), key0, key1, words);
        block++;
        position = 0;
    }

    /**
     * Computes the four words of the block with the counter (c0, c1, c2, c3) under the key (k0, k1). Two rounds a turn: the
     * JIT unrolls five turns completely but not ten, which saves a quarter of the time.
     */
    static void generate(int c0, int c1, int c2, int c3, int k0, int k1, int[] words) {
        for (int round = 0; round < ROUNDS; round += 2) {
            long even0 = MULTIPLIER_0 * (c0 & WORD);
            long even2 = MULTIPLIER_1 * (c2 & WORD);
            c0 = (int) (even2 >>> 32) ^ c1 ^ k0;
            c2 = (int) (even0 >>> 32) ^ c3 ^ k1;
            long odd0 = MULTIPLIER_0 * (c0 & WORD);
            long odd2 = MULTIPLIER_1 * (c2 & WORD);
            c0 = (int) (odd2 >>> 32) ^ (int) even2 ^ (k0 + WEYL_0);
            c1 = (int) odd2;
            c2 = (int) (odd0 >>> 32) ^ (int) even0 ^ (k1 + WEYL_1);
            c3 = (int) odd0;
            k0 += 2 * WEYL_0;
            k1 += 2 * WEYL_1;
        }
        words[0] = c0;
        words[1] = c1;
        words[2] = c2;
        words[3] = c3;
    }
}
