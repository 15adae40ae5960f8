package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.random.Draws;
import io.throng.kernel.random.Philox;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void noOtherWayToShareOutIsShorter(int count) {
        Draws draws = new Draws(new Philox().reset(count, 0, 0, 0));
        for (int trial = 0; trial < 100; trial++) {
            double[][] distance = new double[count][count];
            for (double[] row : distance) {
                for (int place = 0; place < count; place++) {
                    row[place] = draws.uniform();
                }
            }
            int[] found = Assignment.shortest(distance);
            assertThat(found).doesNotHaveDuplicates();
            double shortest = orders(count).stream()
                    .mapToDouble(order -> sum(distance, order))
                    .min()
                    .orElseThrow();
            assertThat(sum(distance, IntStream.of(found).boxed().toList())).isEqualTo(shortest, within(2e-6));
        }
    }

    private static double sum(double[][] distance, List<Integer> places) {
        return IntStream.range(0, places.size())
                .mapToDouble(who -> distance[who][places.get(who)])
                .sum();
    }

    private static List<List<Integer>> orders(int count) {
        if (count == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (List<Integer> shorter : orders(count - 1)) {
            for (int at = 0; at <= shorter.size(); at++) {
                List<Integer> longer = new ArrayList<>(shorter);
                longer.add(at, count - 1);
                orders.add(longer);
            }
        }
        return orders;
    }
}
