package io.throng.scenarios.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnoverBenchmarkTest {
    @Test
    void turnoverIsMeasuredBesideNone() {
        List<Map<String, Object>> rows = Benchmarks.load().named("turnover").run(true);
        assertThat(rows).hasSize(1).allSatisfy(row -> {
            assertThat(row.keySet()).containsExactly("agents", "still_ns", "turnover_ns", "ratio");
            assertThat((Double) row.get("still_ns")).isPositive();
            assertThat((Double) row.get("ratio")).isPositive();
        });
    }
}
