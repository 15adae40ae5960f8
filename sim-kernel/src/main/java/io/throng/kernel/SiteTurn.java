package io.throng.kernel;

import io.throng.kernel.random.Philox;

/**
 * What a run of sites can reach during its turn besides the columns. The same object serves the next run: keep no reference
 * to it or to what it returns.
 */
public interface SiteTurn {
    /** The step being computed, from 0; at the founding 0. */
    long step();

    /** One site's random numbers: a function of seed, site and step alone. They begin anew with each call. */
    Philox random(int site);

    /** Who won a resource in this step, or -1 if nobody claimed it; see {@link Turn#claim}. */
    long winner(int resource);

    /**
     * Scratch space; its contents do not survive the turn.
     *
     * @param slot in [0, 8), a separate array each
     * @param length the least length
     */
    float[] scratch(int slot, int length);
}
