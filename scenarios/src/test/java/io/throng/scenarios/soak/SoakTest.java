package io.throng.scenarios.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.Execution;
import io.throng.kernel.FailureStrategy;
import io.throng.kernel.Simulation;
import io.throng.scenarios.soak.HeapTrend.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoakTest {
    private static HeapTrend trend(double growthPerPoint, double noise) {
        return HeapTrend.of(IntStream.range(0, 48)
                .mapToObj(i -> new Point(30 * i, 60 + growthPerPoint * i + (i % 2 == 0 ? noise : -noise)))
                .toList());
    }

    @Test
    void aHeapThatGrowsIsNotFlat() {
        assertThat(trend(0, 0.5).isFlat()).isTrue();
        assertThat(trend(-1, 0).isFlat()).isTrue();
        assertThat(trend(0.1, 0.5).isFlat()).isFalse();
        assertThat(trend(0.1, 0).megabytesPerHour()).isCloseTo(12, Offset.offset(1e-9));
        assertThat(trend(0.1, 0).standardError()).isCloseTo(0, Offset.offset(1e-6));
        assertThat(trend(0.1, 0).growthMegabytes()).isCloseTo(4.7, Offset.offset(1e-9));
        assertThatThrownBy(() -> HeapTrend.of(List.of(new Point(0, 1), new Point(1, 1))))
                .hasMessage("a trend needs at least 3 measurements, got 2; soak for longer");
    }

    @Test
    void threadsThatBecomeMoreAreNotFlatEither() {
        assertThat(new Soak.Report(List.of(), trend(0, 0), 1, 3).isFlat()).isFalse();
        assertThat(new Soak.Report(List.of(), trend(0, 0), 0, 3).isFlat()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void turmoilWithFailuresIsTheSameOnAnyExecutionAndKeepsItsSize(FailureStrategy strategy) {
        Turmoil.Parameters parameters = new Turmoil.Parameters(400, 0.1, 0.3, 0.01, strategy);
        List<Long> hashes = new ArrayList<>();
        for (int regions : new int[] {1, 3, 8}) {
            Execution execution = Execution.defaults().withThreads(2).withRegions(regions);
            try (Simulation simulation = Simulation.start(new Turmoil(parameters), 7, execution)) {
                simulation.run(40);
                hashes.add(simulation.hash());
                assertThat(simulation.failures().stream()
                                .map(failure -> failure.cause().getClass().getSimpleName())
                                .distinct())
                        .containsExactlyInAnyOrder(
                                "IllegalStateException", "AssertionError", "StackOverflowError", "OutOfMemoryError");
                assertThat(simulation.measures().get("agents")).isBetween(250.0, 700.0);
            }
        }
        assertThat(hashes.stream().distinct()).hasSize(1);
    }
}
