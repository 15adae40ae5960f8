package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Series;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    /** A return is there only in steps that end an episode. */
    @Test
    void aMeasureIsDrawnOverTheStepsItWasTakenIn() {
        Measurements measurements = new Measurements();
        measurements.add(1, Map.of("reward", 0.5));
        measurements.add(2, Map.of("reward", 0.25, "return", 3.0));
        measurements.add(3, Map.of("reward", Double.NaN));
        measurements.add(4, Map.of("reward", 1.0, "return", 4.0));
        Map<String, Chart> charts = measurements.charts("spread");
        assertThat(points(charts.get("return"))).extracting(Series.Point::x).containsExactly(2.0, 4.0);
        assertThat(points(charts.get("return"))).extracting(Series.Point::y).containsExactly(3.0, 4.0);
        assertThat(points(charts.get("reward"))).extracting(Series.Point::x).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(measurements.last()).containsEntry("return", 4.0).containsEntry("reward", 1.0);
    }

    private static List<Series.Point> points(Chart chart) {
        return chart.series().getFirst().points();
    }

    @Test
    void onePointIsNoLine() {
        Measurements measurements = new Measurements();
        measurements.add(7, Map.of("return", 3.0));
        assertThat(measurements.charts("spread")).isEmpty();
    }
}
