package io.throng.kernel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairwiseSumTest {

    private static final int TERMS = 3;

    private final SplitMix64 random = new SplitMix64(1);

    /** Numbers of very different sizes, whose sum depends on the order. */
    private double[] column(int rows) {
        return random.doubles(rows, -1, 1)
                .map(x -> x * Math.scalb(1.0, random.nextInt(60)))
                .toArray();
    }

    private static PairwiseSum.Terms powers(double[] column) {
        return (row, values) -> {
            values[0] = column[row];
            values[1] = column[row] * column[row];
            values[2] = 1;
        };
    }

    /** The definition: rows in order within a block, then halves of the next power of two of blocks. */
    private static double reference(double[] column, int firstBlock, int blocks) {
        if (blocks == 1) {
            double sum = 0;
            int first = firstBlock * PairwiseSum.BLOCK;
            for (int row = first; row < Math.min(first + PairwiseSum.BLOCK, column.length); row++) {
                sum += column[row];
            }
            return sum;
        }
        int left = Integer.highestOneBit(blocks - 1);
        return reference(column, firstBlock, left) + reference(column, firstBlock + left, blocks - left);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1023, 1024, 1025, 2048, 3000, 5 * 1024, 7 * 1024 + 1, 100_000})
    void equalsTheTreeItIsDefinedBy(int rows) {
        double[] column = column(rows);
        assertThat(PairwiseSum.sum(column, rows)).isEqualTo(reference(column, 0, PairwiseSum.blocks(rows)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1025, 50_000})
    void whoSumsWhichBlockInWhichOrderDoesNotMatter(int rows) {
        double[] column = column(rows);
        int blocks = PairwiseSum.blocks(rows);
        double[] expected = inOrder(column, IntStream.range(0, blocks).toArray());
        for (int shuffle = 0; shuffle < 20; shuffle++) {
            int[] order = PermutationSampler.natural(blocks);
            PermutationSampler.shuffle(random, order);
            assertThat(inOrder(column, order)).isEqualTo(expected);
        }
    }

    private static double[] inOrder(double[] column, int[] blocks) {
        double[] partials = new double[blocks.length * TERMS];
        for (int block : blocks) {
            PairwiseSum.sumBlock(block, column.length, powers(column), new double[TERMS], partials);
        }
        return PairwiseSum.combine(partials, blocks.length, TERMS);
    }

    @Test
    void threadsThatShareTheBlocksGetTheSameBits() {
        double[] column = column(200_000);
        int blocks = PairwiseSum.blocks(column.length);
        double[] expected = inOrder(column, IntStream.range(0, blocks).toArray());
        double[] partials = new double[blocks * TERMS];
        IntStream.range(0, blocks)
                .parallel()
                .forEach(block ->
                        PairwiseSum.sumBlock(block, column.length, powers(column), new double[TERMS], partials));
        assertThat(PairwiseSum.combine(partials, blocks, TERMS)).isEqualTo(expected);
    }

    @Test
    void termsSummedTogetherEqualTermsSummedAlone() {
        double[] column = column(10_000);
        double[] squares = Arrays.stream(column).map(x -> x * x).toArray();
        double[] together = inOrder(column, IntStream.range(0, 10).toArray());
        assertThat(together[0]).isEqualTo(PairwiseSum.sum(column, 10_000));
        assertThat(together[1]).isEqualTo(PairwiseSum.sum(squares, 10_000));
        assertThat(together[2]).isEqualTo(10_000);
    }

    @Test
    void staysCloseToTheExactSum() {
        double[] column = random.doubles(1_000_000, 0, 1).toArray();
        BigDecimal exact = Arrays.stream(column).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(PairwiseSum.sum(column, column.length)).isCloseTo(exact.doubleValue(), within(1e-9));
    }

    @Test
    void floatsAreSummedAsDoubles() {
        float[] column = {1e8f, 1, -1e8f};
        assertThat(PairwiseSum.sum(column, 3)).isEqualTo(1);
        assertThat(PairwiseSum.sum(column, 1)).isEqualTo(1e8);
    }

    @Test
    void noRowsSumToZeros() {
        assertThat(PairwiseSum.blocks(0)).isZero();
        assertThat(PairwiseSum.sum(new double[0], 0)).isZero();
        assertThat(PairwiseSum.combine(new double[0], 0, 2)).containsExactly(0, 0);
    }

    @Test
    void overwritesWhatTheBlockHeldAndNothingElse() {
        double[] partials = {7, 7, 7, 7, 7, 7};
        PairwiseSum.sumBlock(1, 1030, (row, values) -> Arrays.fill(values, 1), new double[2], partials);
        assertThat(partials).containsExactly(7, 7, 6, 6, 7, 7);
    }

    @Test
    void refusesBlocksThatDoNotExist() {
        double[] partials = new double[2];
        assertThatThrownBy(() -> PairwiseSum.sumBlock(1, 1024, (row, values) -> {}, new double[1], partials))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> PairwiseSum.combine(partials, 3, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
