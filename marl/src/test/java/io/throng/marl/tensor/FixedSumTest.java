package io.throng.marl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ways of {@link FixedSum} give the bits of sixteen scalar running sums and a tree. */
class FixedSumTest {
    private static final int FROM = 3;
    private static final float CENTRE = 0.37f;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 32, 33, 47, 54, 64, 70, 128, 1000})
    void everyWidthOfVectorGivesTheBitsOfTheScalarSums(int count) {
        TestRandom random = new TestRandom(count);
        Tensor x = random.tensor(1, FROM + count, 5);
        Tensor y = random.tensor(1, FROM + count, 2);
        MemorySegment xs = x.segment();
        MemorySegment ys = y.segment();

        float sum = Reference.fixedSum(FROM, count, (s, i) -> s + x.get(0, i));
        assertThat(FixedSum.sum(xs, FROM, count)).isEqualTo(sum);
        assertThat(FixedSum.sumOfQuads(xs, FROM, count)).isEqualTo(sum);

        float squares = Reference.fixedSum(FROM, count, (s, i) -> {
            float d = x.get(0, i) - CENTRE;
            return Math.fma(d, d, s);
        });
        assertThat(FixedSum.squares(xs, FROM, count, CENTRE)).isEqualTo(squares);
        assertThat(FixedSum.squaresOfQuads(xs, FROM, count, CENTRE)).isEqualTo(squares);

        float products = Reference.fixedSum(FROM, count, (s, i) -> Math.fma(x.get(0, i) - CENTRE, y.get(0, i), s));
        assertThat(FixedSum.products(xs, CENTRE, ys, FROM, count)).isEqualTo(products);
        assertThat(FixedSum.productsOfQuads(xs, CENTRE, ys, FROM, count)).isEqualTo(products);
    }
}
