package io.throng.kernel.time;

import io.throng.kernel.random.Philox;

/** Random orders of activation: every order equally likely, from addressed random numbers, without allocation. */
public final class RandomOrder {
    private RandomOrder() {}

    /**
     * Puts values into a random order. Fisher and Yates in the form of Durstenfeld, "Algorithm 235: Random permutation",
     * CACM 7 (1964): takes one word per value but the last, and rarely one more.
     *
     * @param values of which {@code [from, from + count)} change places
     */
    public static void shuffle(int[] values, int from, int count, Philox random) {
        for (int left = count; left > 1; left--) {
            int at = from + random.nextInt(left);
            int last = from + left - 1;
            int taken = values[at];
            values[at] = values[last];
            values[last] = taken;
        }
    }

    /**
     * Writes the numbers 0 to {@code count - 1} in the order in which {@link #shuffle} would put them.
     *
     * @param into at least {@code count} long
     */
    public static void of(int count, int[] into, Philox random) {
        for (int i = 0; i < count; i++) {
            into[i] = i;
        }
        shuffle(into, 0, count, random);
    }
}
