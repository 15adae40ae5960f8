package io.throng.scenarios.sweep;

import io.throng.kernel.record.Axis;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.HeatMap;
import io.throng.kernel.record.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What every measure, averaged over the steps after warming up, is over the parameters that vary: of one parameter a line in
 * its 95 % interval, of two a heat map. Of none and of more than two nothing is drawn.
 */
public final class PhaseDiagram {
    private final SweepPlan plan;
    private final Map<String, List<PointSummary>> byMeasure = new LinkedHashMap<>();

    /** Of a sweep's summaries; those of last values are left out. */
    public PhaseDiagram(SweepPlan plan, List<PointSummary> summaries) {
        this.plan = plan;
        for (PointSummary summary : summaries) {
            if (summary.measured().averaged() && summary.value().n() > 0) {
                byMeasure
                        .computeIfAbsent(summary.measured().measure(), _ -> new ArrayList<>())
                        .add(summary);
            }
        }
    }

    /** By measure; empty unless one parameter varies. */
    public Map<String, Chart> charts() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        if (plan.factors().size() == 1) {
            byMeasure.forEach((measure, points) -> charts.put(measure, chart(measure, points)));
        }
        return charts;
    }

    /** By measure; empty unless two parameters vary. */
    public Map<String, HeatMap> heatMaps() {
        Map<String, HeatMap> maps = new LinkedHashMap<>();
        if (plan.factors().size() == 2) {
            byMeasure.forEach((measure, points) -> maps.put(measure, heatMap(measure, points)));
        }
        return maps;
    }

    private String title(String measure) {
        return plan.scenario() + ": " + measure;
    }

    /** How many runs are behind each value, at least and at most. */
    private String over(List<PointSummary> points) {
        int least = points.stream().mapToInt(point -> point.value().n()).min().orElse(0);
        int most = points.stream().mapToInt(point -> point.value().n()).max().orElse(0);
        return "n = " + (least == most ? "" + most : least + " to " + most) + (most == 1 ? " run" : " runs")
                + " a point, steps " + plan.warmUp() + " to " + plan.steps();
    }

    /** The widest interval: a colour shows none. */
    private static String widest(List<PointSummary> points) {
        OptionalDouble half = points.stream()
                .flatMap(point -> point.value().interval().stream())
                .mapToDouble(interval -> (interval.high() - interval.low()) / 2)
                .max();
        return half.isPresent()
                ? String.format(Locale.ROOT, ", 95 %% intervals up to \u00b1 %.2g", half.getAsDouble())
                : "";
    }

    private Chart chart(String measure, List<PointSummary> points) {
        Factor factor = plan.factors().getFirst();
        FactorAxis axis = FactorAxis.of(plan, factor, points.size());
        List<Series.Point> line = points.stream()
                .map(point -> point.value().at(axis.place(point.varied().get(factor.name()))))
                .sorted((a, b) -> Double.compare(a.x(), b.x()))
                .toList();
        boolean bands =
                points.stream().anyMatch(point -> point.value().interval().isPresent());
        return new Chart(
                title(measure),
                (bands ? "mean and 95 % interval, " : "") + over(points) + axis.legend(),
                new Axis(factor.name(), ""),
                new Axis(measure, ""),
                List.of(new Series(measure, line)));
    }

    private HeatMap heatMap(String measure, List<PointSummary> points) {
        FactorAxis x = FactorAxis.of(plan, plan.factors().getFirst(), points.size());
        FactorAxis y = FactorAxis.of(plan, plan.factors().getLast(), points.size());
        double[][] sums = new double[y.cells()][x.cells()];
        int[][] counts = new int[y.cells()][x.cells()];
        for (PointSummary point : points) {
            int row = y.cell(point.varied().get(y.name()));
            int column = x.cell(point.varied().get(x.name()));
            sums[row][column] += point.value().mean();
            counts[row][column]++;
        }
        List<List<Double>> cells = IntStream.range(0, y.cells())
                .mapToObj(row -> IntStream.range(0, x.cells())
                        .mapToObj(column -> sums[row][column] / counts[row][column])
                        .toList())
                .toList();
        boolean shared = IntStream.range(0, y.cells())
                .anyMatch(row -> IntStream.of(counts[row]).anyMatch(count -> count > 1));
        return new HeatMap(
                title(measure),
                "mean, " + over(points) + widest(points)
                        + (shared ? "; cells hold the mean of the points in them" : ""),
                x.side(),
                y.side(),
                new Axis(measure, ""),
                cells);
    }
}
