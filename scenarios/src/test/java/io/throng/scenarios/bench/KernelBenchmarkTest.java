package io.throng.scenarios.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class KernelBenchmarkTest {
    @Test
    void aRowTellsTheCostOfEverybodyAndThatTheyFlockAlike() {
        Map<String, Object> row = KernelBenchmark.boids(2_000, 1);
        assertThat(row)
                .containsKeys("throng_2_threads", "loop", "cpp", "ratio_mason", "ratio_loop", "mark")
                .containsEntry("model", "boids")
                .containsEntry("size", "2000");
        assertThat((Double) row.get("throng")).isPositive();
        assertThat((Double) row.get("mason")).isPositive();
        assertThat((Double) row.get("throng_neighbours")).isBetween(3.0, 5.0);
        assertThat((Double) row.get("mason_neighbours")).isBetween(3.0, 5.0);
    }

    @Test
    void theFlockInCppFliesAsTheOthersDo() {
        FlockProgram.start(2_000, 474.3, 474.3, 7).ifPresent(program -> {
            try (program) {
                assertThat(program.run(100)).isPositive();
                assertThat(program.neighbours()).isBetween(3.0, 5.0);
            }
        });
    }

    @Test
    void isFoundByItsName() {
        assertThat(Benchmarks.load().named("kernel")).isInstanceOf(KernelBenchmark.class);
    }
}
