package io.throng.marl.ctde;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;

/** Who learns first: an order drawn anew for each update, a function of seed and update. */
final class Order {
    /** No crew has this number. */
    private static final long NO_CREW = (1L << 40) - 1;

    private Order() {}

    static int[] of(int count, long seed, long update) {
        Philox random = new Philox().reset(seed, NO_CREW, update, Streams.LEARN);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
