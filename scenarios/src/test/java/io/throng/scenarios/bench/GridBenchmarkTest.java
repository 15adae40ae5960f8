package io.throng.scenarios.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GridBenchmarkTest {
    @Test
    void aRowTellsTimesOfThrongAndMason() {
        List<Map<String, Object>> rows = List.of(GridBenchmark.heatBugs(20, 3, 2), GridBenchmark.schelling(20, 3, 2));
        assertThat(rows).extracting(row -> row.get("agents")).containsExactly(4, 240);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.values())
                        .hasSize(6)
                        .filteredOn(Double.class::isInstance)
                        .allSatisfy(value -> assertThat((double) value).isPositive()));
    }

    @Test
    void itIsFoundByName() {
        assertThat(Benchmarks.load().named("grids")).isInstanceOf(GridBenchmark.class);
    }
}
