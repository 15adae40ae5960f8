package io.throng.kernel.measure;

import io.throng.kernel.space.SpatialIndex;
import java.util.Arrays;

/**
 * Sums over all agents that every agent can read in its turn: a mean field, a total, a share. An index without positions:
 * return it from {@code World.indexes()} and the kernel brings it up to date after each step, on all threads.
 *
 * <p>The sums have the same bits in whatever order rows stand and however they are cut, because they are sums of integers:
 * each term is rounded to a multiple of a unit that depends on the bound and the number of rows alone (the fixed-point
 * way to reproducible sums; Demmel and Nguyen, "Parallel reproducible summation", IEEE Trans. Comput. 64, 2015, section 2).
 * The unit is chosen so that no sum can overflow 63 bits: 2<sup>-42</sup> of the bound for a million rows.
 *
 * <pre>{@code
 * MeanField field = new MeanField(1, 100, (row, terms) -> terms[0] = wealth.read()[row]);
 * double mean = field.sum(0) / agents.rows();     // in decide
 * }</pre>
 */
public final class MeanField implements SpatialIndex {
    private static final double SMALLEST_BOUND = 1e-100;
    private static final double LARGEST_BOUND = 1e100;
    private static final int BITS = 62;

    private final int terms;
    private final double bound;
    private final PairwiseSum.Terms of;
    private final double[] sums;
    private long[][] shardSums = new long[0][];
    private double[][] scratch = new double[0][];
    private double unitsPerOne = 1;
    private int shards;

    /**
     * Sums of some terms.
     *
     * @param terms how many, at least 1
     * @param bound the largest magnitude a term can have, in [1e-100, 1e100]
     * @param of writes one row's terms from the read side
     */
    public MeanField(int terms, double bound, PairwiseSum.Terms of) {
        if (terms < 1) {
            throw new IllegalArgumentException("terms must be at least 1, got " + terms);
        }
        if (!(bound >= SMALLEST_BOUND && bound <= LARGEST_BOUND)) {
            throw new IllegalArgumentException("bound of the terms must be in [1e-100, 1e100], got " + bound);
        }
        this.terms = terms;
        this.bound = bound;
        this.of = of;
        this.sums = new double[terms];
    }

    /** The sum of a term over all agents, as they stand on the read side. */
    public double sum(int term) {
        return sums[term];
    }

    @Override
    public void open(int rows, int newShards) {
        int bitsOfRows = Integer.SIZE - Integer.numberOfLeadingZeros(rows);
        unitsPerOne = Math.scalb(1.0, BITS - bitsOfRows - Math.getExponent(bound) - 1);
        shards = newShards;
        if (shardSums.length < newShards) {
            shardSums = new long[newShards][terms];
            scratch = new double[newShards][terms];
        }
    }

    @Override
    public void count(int shard, int fromRow, int toRow) {
        long[] sum = shardSums[shard];
        double[] values = scratch[shard];
        Arrays.fill(sum, 0);
        for (int row = fromRow; row < toRow; row++) {
            of.of(row, values);
            for (int term = 0; term < terms; term++) {
                sum[term] += units(values[term]);
            }
        }
    }

    private long units(double value) {
        if (!(Math.abs(value) <= bound)) {
            throw new IllegalArgumentException("a term of a mean field must be in [" + -bound + ", " + bound + "], got "
                    + value + "; give the field a larger bound");
        }
        return (long) Math.rint(value * unitsPerOne);
    }

    @Override
    public void arrange() {
        for (int term = 0; term < terms; term++) {
            long sum = 0;
            for (int shard = 0; shard < shards; shard++) {
                sum += shardSums[shard][term];
            }
            sums[term] = sum / unitsPerOne;
        }
    }

    @Override
    public void place(int shard, int fromRow, int toRow) {}

    @Override
    public void renumbered(int[] newRow) {}
}
