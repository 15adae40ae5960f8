package io.throng.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.record.Chart;
import io.throng.kernel.record.HeatMap;
import io.throng.kernel.record.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PhaseDiagramTest {
    private static final Levels NOISE = new Levels("noise", List.of("2", "0.5", "1"));
    private static final Levels MODE = new Levels("mode", List.of("RING", "STAR"));
    private static final Map<String, Object> PARAMETERS = Map.of("noise", 0.5, "mode", "RING", "radius", 1.0);

    private static PhaseDiagram diagram(
            int repeats, String design, int points, ToDoubleFunction<SweptRun> order, Factor... factors) {
        SweepPlan plan = new SweepPlan("birds", "", PARAMETERS, List.of(factors), design, points, repeats, 1, 500, 250);
        List<RunResult> results = new ArrayList<>();
        for (SweptRun run : plan.runs()) {
            double value = order.applyAsDouble(run);
            Map<String, Double> values = Map.of("order", value);
            results.add(
                    value < 0
                            ? RunResult.failed(run, "no", 1)
                            : RunResult.done(run, new Outcome(500, "a", Map.of("order", -1.0), values), 1));
        }
        return new PhaseDiagram(plan, PointSummary.of(results));
    }

    private static double noise(SweptRun run) {
        return Double.parseDouble(run.varied().get("noise"));
    }

    @Test
    void oneParameterIsALineInItsIntervalInOrder() {
        PhaseDiagram diagram = diagram(3, "grid", 0, run -> noise(run) + run.seed(), NOISE);
        Chart chart = diagram.charts().get("order");
        assertThat(diagram.heatMaps()).isEmpty();
        assertThat(chart.title()).isEqualTo("birds: order");
        assertThat(chart.caption()).isEqualTo("mean and 95 % interval, n = 3 runs a point, steps 250 to 500");
        List<Series.Point> points = chart.series().getFirst().points();
        assertThat(points).extracting(Series.Point::x).containsExactly(0.5, 1.0, 2.0);
        assertThat(points).extracting(Series.Point::y).containsExactly(2.5, 3.0, 4.0);
        assertThat(points).allMatch(Series.Point::hasInterval);
    }

    @Test
    void pointsOfFewerRunsSaySoAndThoseOfNoneAreLeftOut() {
        PhaseDiagram diagram = diagram(
                2, "grid", 0, run -> noise(run) == 1 ? -1 : noise(run) == 2 && run.repeat() == 1 ? -1 : 3, NOISE);
        Chart chart = diagram.charts().get("order");
        assertThat(chart.caption()).startsWith("mean and 95 % interval, n = 1 to 2 runs a point");
        assertThat(chart.series().getFirst().points())
                .containsExactly(new Series.Point(0.5, 3, 3, 3), Series.Point.of(2, 3));
    }

    @Test
    void oneParameterWithoutNumbersIsNumbered() {
        Chart chart = diagram(1, "grid", 0, run -> run.point(), MODE).charts().get("order");
        assertThat(chart.caption()).isEqualTo("n = 1 run a point, steps 250 to 500; 0 is RING, 1 is STAR");
        assertThat(chart.series().getFirst().points()).containsExactly(Series.Point.of(0, 0), Series.Point.of(1, 1));
    }

    @Test
    void twoParametersAreAHeatMapWithBlanksWhereAllFailed() {
        PhaseDiagram diagram = diagram(
                2,
                "grid",
                0,
                run -> run.varied().get("mode").equals("STAR") && noise(run) == 1 ? -1 : 10 * noise(run) + run.seed(),
                NOISE,
                MODE);
        HeatMap map = diagram.heatMaps().get("order");
        assertThat(diagram.charts()).isEmpty();
        assertThat(map.x().labels()).containsExactly("0.5", "1", "2");
        assertThat(map.y().labels()).containsExactly("RING", "STAR");
        assertThat(map.cells()).containsExactly(List.of(6.5, 11.5, 21.5), List.of(6.5, Double.NaN, 21.5));
        assertThat(map.caption())
                .isEqualTo("mean, n = 2 runs a point, steps 250 to 500, 95 % intervals up to \u00b1 6.4");
    }

    /** 64 Sobol' points are 8 by 8 cells of a point each, so that each cell has its own noise. */
    @Test
    void rangesOfTwoParametersAreCutIntoCells() {
        HeatMap map = diagram(
                        1,
                        "sobol",
                        64,
                        PhaseDiagramTest::noise,
                        new Span("noise", 0, 4, false),
                        new Span("radius", 1, 2, false))
                .heatMaps()
                .get("order");
        assertThat(map.x().labels()).containsExactly("0.25", "0.75", "1.25", "1.75", "2.25", "2.75", "3.25", "3.75");
        assertThat(map.y().labels()).hasSize(8).startsWith("1.06", "1.19");
        for (List<Double> row : map.cells()) {
            for (int column = 0; column < 8; column++) {
                assertThat(row.get(column)).isBetween(column / 2.0, (column + 1) / 2.0);
            }
        }
    }

    @Test
    void threeParametersAreNotDrawn() {
        PhaseDiagram diagram = diagram(1, "grid", 0, run -> 1, NOISE, MODE, new Levels("radius", List.of("1", "2")));
        assertThat(diagram.charts()).isEmpty();
        assertThat(diagram.heatMaps()).isEmpty();
    }
}
