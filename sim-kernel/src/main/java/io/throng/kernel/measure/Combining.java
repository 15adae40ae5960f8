package io.throng.kernel.measure;

import java.util.Arrays;
import java.util.Objects;

/** How the terms of all agents become one: with bits that do not depend on threads, regions or nodes. */
public enum Combining {
    /** Their sum, by {@link PairwiseSum}. */
    SUM {
        @Override
        public void block(int block, int rows, PairwiseSum.Terms terms, double[] scratch, double[] partials) {
            PairwiseSum.sumBlock(block, rows, terms, scratch, partials);
        }

        @Override
        public double[] whole(double[] partials, int blocks, int terms) {
            return PairwiseSum.combine(partials, blocks, terms);
        }
    },
    /** The greatest of them; NaN if one is NaN, 0 if there are none. */
    GREATEST {
        @Override
        public void block(int block, int rows, PairwiseSum.Terms terms, double[] scratch, double[] partials) {
            Objects.checkIndex(block, PairwiseSum.blocks(rows));
            int at = block * scratch.length;
            Arrays.fill(partials, at, at + scratch.length, Double.NEGATIVE_INFINITY);
            int first = block * PairwiseSum.BLOCK;
            int end = first + Math.min(PairwiseSum.BLOCK, rows - first);
            for (int row = first; row < end; row++) {
                terms.of(row, scratch);
                raise(partials, at, scratch, 0, scratch.length);
            }
        }

        @Override
        public double[] whole(double[] partials, int blocks, int terms) {
            Objects.checkFromIndexSize(0, blocks * terms, partials.length);
            for (int block = 1; block < blocks; block++) {
                raise(partials, 0, partials, block * terms, terms);
            }
            return blocks == 0 ? new double[terms] : Arrays.copyOf(partials, terms);
        }

        private void raise(double[] to, int at, double[] from, int start, int terms) {
            for (int term = 0; term < terms; term++) {
                to[at + term] = Math.max(to[at + term], from[start + term]);
            }
        }
    };

    /**
     * Combines the rows of one block of {@value PairwiseSum#BLOCK}.
     *
     * @param block in [0, {@link PairwiseSum#blocks})
     * @param rows number of rows of the whole
     * @param terms what to combine
     * @param scratch {@code [terms]}, one per thread
     * @param partials {@code [blocks, terms]}; row {@code block} is overwritten, no other element is touched
     */
    public abstract void block(int block, int rows, PairwiseSum.Terms terms, double[] scratch, double[] partials);

    /**
     * Combines the blocks.
     *
     * @param partials {@code [blocks, terms]}; its content is used up
     * @return {@code [terms]}, zeros if there are no blocks
     */
    public abstract double[] whole(double[] partials, int blocks, int terms);
}
