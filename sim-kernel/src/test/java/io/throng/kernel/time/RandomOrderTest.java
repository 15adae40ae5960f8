package io.throng.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.random.Philox;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RandomOrderTest {
    private final Philox random = new Philox();

    @Test
    void everyOrderOfFourIsEquallyLikely() {
        int trials = 48_000;
        Map<String, Integer> counts = new HashMap<>();
        int[] order = new int[4];
        for (int trial = 0; trial < trials; trial++) {
            RandomOrder.of(4, order, random.reset(5, 0, trial, 0));
            counts.merge(Arrays.toString(order), 1, Integer::sum);
        }
        assertThat(counts).hasSize(24);
        double expected = trials / 24.0;
        double chiSquare = counts.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(chiSquare)
                .as("23 degrees of freedom; 49.7 in one of a thousand")
                .isLessThan(49.7);
    }

    @Test
    void aShuffleMovesOnlyItsRangeAndLosesNothing() {
        int[] values = IntStream.range(0, 100).toArray();
        RandomOrder.shuffle(values, 10, 80, random.reset(5, 1, 0, 0));
        assertThat(Arrays.copyOf(values, 10)).isEqualTo(IntStream.range(0, 10).toArray());
        assertThat(Arrays.copyOfRange(values, 90, 100))
                .isEqualTo(IntStream.range(90, 100).toArray());
        int[] moved = Arrays.copyOfRange(values, 10, 90);
        assertThat(moved).isNotEqualTo(IntStream.range(10, 90).toArray());
        assertThat(moved).containsExactlyInAnyOrder(IntStream.range(10, 90).toArray());
    }

    @Test
    void theSameAddressGivesTheSameOrder() {
        int[] first = new int[50];
        int[] second = new int[50];
        RandomOrder.of(50, first, random.reset(9, 2, 3, 4));
        RandomOrder.of(50, second, random.reset(9, 2, 3, 4));
        assertThat(first).isEqualTo(second);
        RandomOrder.of(50, second, random.reset(9, 2, 4, 4));
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void noneAndOneNeedNoRandomNumbers() {
        random.reset(1, 2, 3, 4);
        RandomOrder.of(0, new int[0], random);
        RandomOrder.of(1, new int[1], random);
        int next = random.nextInt();
        assertThat(next).isEqualTo(new Philox().reset(1, 2, 3, 4).nextInt());
    }
}
