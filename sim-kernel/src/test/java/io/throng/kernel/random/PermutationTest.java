package io.throng.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PermutationTest {
    @Test
    void everyPlaceIsTakenOnce() {
        for (long size = 1; size < 70; size++) {
            for (long key = -3; key < 3; key++) {
                assertThat(places(key, size))
                        .containsExactlyInAnyOrder(LongStream.range(0, size).toArray());
            }
        }
        assertThat(places(7, 10_007)).doesNotHaveDuplicates();
    }

    private static long[] places(long key, long size) {
        return LongStream.range(0, size)
                .map(index -> Permutation.at(key, size, index))
                .toArray();
    }

    /** Each of 20 indices in each of 20 places as often as chance has it: chi-squared of 19 below its 1e-6 quantile 66. */
    @Test
    void everyIndexStandsEverywhereEquallyOften() {
        int keys = 20_000;
        for (int index = 0; index < 20; index++) {
            double[] counts = new double[20];
            for (long key = 0; key < keys; key++) {
                counts[(int) Permutation.at(Seeds.derive(3, key), 20, index)]++;
            }
            double expected = keys / 20.0;
            double chiSquared = 0;
            for (double count : counts) {
                chiSquared += (count - expected) * (count - expected) / expected;
            }
            assertThat(chiSquared).isLessThan(66);
        }
    }

    @Test
    void neighboursStandApart() {
        long[] places = places(1, 1_000_000);
        long near = LongStream.range(1, places.length)
                .filter(i -> Math.abs(places[(int) i] - places[(int) i - 1]) < 1000)
                .count();
        assertThat(near).isBetween(1800L, 2200L);
    }

    @Test
    void anIndexOutsideIsRefused() {
        assertThatThrownBy(() -> Permutation.at(1, 5, 5)).hasMessage("index must be in [0, 5), got 5");
    }
}
