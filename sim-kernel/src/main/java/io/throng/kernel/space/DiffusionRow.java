package io.throng.kernel.space;

import io.throng.kernel.math.VectorApi;

/** The two loops along a row of a {@link Diffusion}, which give the same bits in vector lanes and without. */
interface DiffusionRow {
    /** The faster ones where the Vector API can be used. */
    static DiffusionRow fastest() {
        return VectorApi.available() ? new DiffusionLanes() : new DiffusionLoop();
    }

    /** Adds three rows: {@code sums[x + 1] = above[x] + middle[x] + below[x]} for x in [from, width). */
    void add(float[] above, float[] middle, float[] below, float[] sums, int from, int width);

    /**
     * Lets a row spread: {@code next[first + x]} becomes what is left of {@code middle[x]} and the mean of the nine cells around,
     * for x in [from, width).
     *
     * @param sums of three cells each, one cell before the row first, {@code [width + 2]}
     */
    void spread(float[] sums, float[] middle, float[] next, int first, int from, int width, float kept, float rate);
}
