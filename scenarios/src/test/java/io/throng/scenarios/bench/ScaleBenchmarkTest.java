package io.throng.scenarios.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.record.Series;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScaleBenchmarkTest {
    @Test
    void theChartHasALineForEachModelOverPowersOfTen() {
        List<Map<String, Object>> rows = List.of(
                Map.<String, Object>of("agents", 1_000, "boids_ns", 80.0, "walkers_ns", 10.0),
                Map.<String, Object>of("agents", 10_000, "boids_ns", 70.0, "walkers_ns", 12.0));
        List<Series> series = new ScaleBenchmark().chart(rows).orElseThrow().series();
        assertThat(series).extracting(Series::name).containsExactly("boids", "walkers");
        assertThat(series.getLast().points()).extracting(Series.Point::x).containsExactly(3.0, 4.0);
        assertThat(series.getLast().points()).extracting(Series.Point::y).containsExactly(10.0, 12.0);
    }
}
