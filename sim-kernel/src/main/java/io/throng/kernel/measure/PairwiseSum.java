package io.throng.kernel.measure;

import java.util.Arrays;
import java.util.Objects;

/**
 * Floating-point sums whose bits do not depend on threads, regions or nodes.
 *
 * <p>Rows are summed one after the other within blocks of {@value #BLOCK}, counted from row 0; the block sums are then
 * added by a binary tree over block numbers that depends on the number of blocks alone. Whoever sums a block gets the same
 * bits, so blocks may be handed out in any way. An element goes through at most {@value #BLOCK} + log<sub>2</sub>(blocks)
 * roundings instead of one per row (Higham, "The accuracy of floating point summation", SIAM J. Sci. Comput. 14, 1993).
 *
 * <p>Several terms are summed in one pass. Partial sums are [blocks, terms], row-major, in one array.
 *
 * <p>Stateless and safe for use by several threads, each with its own blocks and scratch.
 */
public final class PairwiseSum {

    /** Rows per block. */
    public static final int BLOCK = 1024;

    /** The terms that one row adds. */
    @FunctionalInterface
    public interface Terms {

        /**
         * Writes the terms of a row. Called by the thread that sums the row's block, in ascending row order within a block; it
         * must depend on nothing but the row and must write every element (zeros for a row without an agent).
         *
         * @param row in [0, rows)
         * @param values [terms], to be overwritten
         */
        void of(int row, double[] values);
    }

    private PairwiseSum() {}

    /**
     * Counts the blocks.
     *
     * @param rows at least 0
     * @return the number of blocks that hold the rows
     */
    public static int blocks(int rows) {
        return rows / BLOCK + (rows % BLOCK == 0 ? 0 : 1);
    }

    /**
     * Sums the rows of one block. Allocates nothing.
     *
     * @param block in [0, blocks(rows))
     * @param rows number of rows of the whole sum
     * @param terms what to sum
     * @param scratch [terms], one per thread; its length is the number of terms
     * @param partials [blocks, terms]; row {@code block} is overwritten, no other element is touched
     * @throws IndexOutOfBoundsException if there is no such block, or {@code partials} is too short
     */
    public static void sumBlock(int block, int rows, Terms terms, double[] scratch, double[] partials) {
        Objects.checkIndex(block, blocks(rows));
        int count = scratch.length;
        int sums = block * count;
        Arrays.fill(partials, sums, sums + count, 0);
        int first = block * BLOCK;
        int end = first + Math.min(BLOCK, rows - first);
        for (int row = first; row < end; row++) {
            terms.of(row, scratch);
            for (int term = 0; term < count; term++) {
                partials[sums + term] += scratch[term];
            }
        }
    }

    /**
     * Adds the block sums: each to its neighbour, the sums to theirs, until one is left.
     *
     * @param partials [blocks, terms]; its content is used up
     * @param blocks number of blocks
     * @param terms number of terms
     * @return [terms], zeros if there are no blocks
     * @throws IndexOutOfBoundsException if {@code partials} is too short
     */
    public static double[] combine(double[] partials, int blocks, int terms) {
        Objects.checkFromIndexSize(0, blocks * terms, partials.length);
        for (int distance = 1; distance < blocks; distance *= 2) {
            for (int block = 0; block + distance < blocks; block += 2 * distance) {
                add(partials, block * terms, (block + distance) * terms, terms);
            }
        }
        return blocks == 0 ? new double[terms] : Arrays.copyOf(partials, terms);
    }

    private static void add(double[] partials, int left, int right, int terms) {
        for (int term = 0; term < terms; term++) {
            partials[left + term] += partials[right + term];
        }
    }

    /**
     * Sums a column on the caller's thread.
     *
     * @param column at least {@code rows} elements
     * @param rows number of elements to sum
     * @return the sum
     */
    public static double sum(float[] column, int rows) {
        return sum(rows, (row, values) -> values[0] = column[row]);
    }

    /**
     * Sums a column on the caller's thread.
     *
     * @param column at least {@code rows} elements
     * @param rows number of elements to sum
     * @return the sum
     */
    public static double sum(double[] column, int rows) {
        return sum(rows, (row, values) -> values[0] = column[row]);
    }

    private static double sum(int rows, Terms terms) {
        double[] partials = new double[blocks(rows)];
        double[] scratch = new double[1];
        for (int block = 0; block < partials.length; block++) {
            sumBlock(block, rows, terms, scratch, partials);
        }
        return combine(partials, partials.length, 1)[0];
    }
}
