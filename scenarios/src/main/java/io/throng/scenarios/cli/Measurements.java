package io.throng.scenarios.cli;

import io.throng.kernel.record.Axis;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A world's measures over time; a measure need not be taken in every step. */
final class Measurements {
    private final Map<String, List<Double>> steps = new LinkedHashMap<>();
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    void add(long step, Map<String, Double> measured) {
        measured.forEach((name, value) -> {
            steps.computeIfAbsent(name, n -> new ArrayList<>()).add((double) step);
            values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        });
    }

    Map<String, Double> last() {
        Map<String, Double> last = new LinkedHashMap<>();
        values.forEach((name, all) -> last.put(name, all.getLast()));
        return last;
    }

    String latest() {
        return last().entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %.4g", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("  "));
    }

    /** One chart a measure, by the measure's name. */
    Map<String, Chart> charts(String scenario) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        values.forEach((name, all) -> {
            double[] x = numbers(steps.get(name));
            double[] y = numbers(all);
            if (x.length > 1 && all.stream().anyMatch(value -> !Double.isNaN(value))) {
                charts.put(
                        name,
                        new Chart(
                                scenario + ": " + name,
                                "",
                                new Axis("step", ""),
                                new Axis(name, ""),
                                List.of(Series.line(name, x, y))));
            }
        });
        return charts;
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
