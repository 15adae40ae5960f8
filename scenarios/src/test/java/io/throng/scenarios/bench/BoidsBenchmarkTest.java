package io.throng.scenarios.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class BoidsBenchmarkTest {
    @Test
    void aRowTellsTheCostOfEverybodyAndThatTheyFlockAlike() {
        Map<String, Object> row = BoidsBenchmark.row(2_000, 1);
        assertThat(row)
                .containsOnlyKeys(
                        "agents",
                        "throng_ns",
                        "throng_2_threads_ns",
                        "loop_ns",
                        "mason_ns",
                        "ratio_mason",
                        "ratio_loop",
                        "throng_neighbours",
                        "mason_neighbours")
                .containsEntry("agents", 2_000);
        assertThat((Double) row.get("throng_ns")).isPositive();
        assertThat((Double) row.get("mason_ns")).isPositive();
        assertThat((Double) row.get("throng_neighbours")).isBetween(3.0, 5.0);
        assertThat((Double) row.get("mason_neighbours")).isBetween(3.0, 5.0);
    }

    @Test
    void isFoundByItsName() {
        assertThat(Benchmarks.load().named("boids")).isInstanceOf(BoidsBenchmark.class);
    }
}
