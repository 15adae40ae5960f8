package io.throng.kernel.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CombiningTest {
    private static double[] combine(Combining combining, int rows, PairwiseSum.Terms terms) {
        int blocks = PairwiseSum.blocks(rows);
        double[] partials = new double[2 * blocks];
        for (int block = blocks - 1; block >= 0; block--) {
            combining.block(block, rows, terms, new double[2], partials);
        }
        return combining.whole(partials, blocks, 2);
    }

    private static void term(int row, double[] into) {
        into[0] = Math.sin(row);
        into[1] = -2 - row;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_024, 1_025, 5_000})
    void findsTheGreatestOfEachTerm(int rows) {
        double[] greatest = combine(Combining.GREATEST, rows, CombiningTest::term);
        assertThat(greatest[0])
                .isEqualTo(IntStream.range(0, rows).mapToDouble(Math::sin).max().orElseThrow());
        assertThat(greatest[1]).isEqualTo(-2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_025, 5_000})
    void sumsAsPairwiseSumsDo(int rows) {
        assertThat(combine(Combining.SUM, rows, CombiningTest::term)[0])
                .isEqualTo(PairwiseSum.sum(
                        IntStream.range(0, rows).mapToDouble(Math::sin).toArray(), rows));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUM", "GREATEST"})
    void nobodyGivesZeros(Combining combining) {
        assertThat(combine(combining, 0, CombiningTest::term)).containsExactly(0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUM", "GREATEST"})
    void whatIsNoNumberShows(Combining combining) {
        assertThat(combine(combining, 3, (row, into) -> into[0] = row == 1 ? Double.NaN : row)[0])
                .isNaN();
    }
}
