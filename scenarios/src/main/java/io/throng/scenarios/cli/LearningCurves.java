package io.throng.scenarios.cli;

import io.throng.kernel.record.Axis;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Returns while learning: the mean over seeds and how far the seeds are apart. */
final class LearningCurves {
    private static final String RETURN = "return";

    private final Map<String, SortedMap<Long, List<Double>>> byMetric = new TreeMap<>();
    private final Set<Long> seeds = new TreeSet<>();

    void add(long seed, long environmentSteps, Map<String, Double> metrics) {
        seeds.add(seed);
        metrics.forEach((name, value) -> {
            if (name.equals(RETURN) || name.startsWith(RETURN + ".") || name.endsWith("_agents." + RETURN)) {
                byMetric.computeIfAbsent(name, n -> new TreeMap<>())
                        .computeIfAbsent(environmentSteps, s -> new ArrayList<>())
                        .add(value);
            }
        });
    }

    /** A line a metric with the range over the seeds; nothing if no episode ended twice. */
    Optional<Chart> chart(String title, String scale) {
        List<Series> series = new ArrayList<>();
        byMetric.forEach((name, points) -> {
            if (points.size() > 1) {
                series.add(series(name, points));
            }
        });
        if (series.isEmpty()) {
            return Optional.empty();
        }
        String caption = seeds.size() == 1 ? "one seed" : "mean and range over " + seeds.size() + " seeds";
        return Optional.of(new Chart(
                title + ": learning curve",
                caption,
                new Axis("environment steps", ""),
                new Axis("mean return", ""),
                series));
    }

    private Series series(String name, SortedMap<Long, List<Double>> points) {
        List<Series.Point> line = new ArrayList<>();
        points.forEach((steps, values) -> {
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            double low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            line.add(values.size() == 1 ? Series.Point.of(steps, mean) : new Series.Point(steps, mean, low, high));
        });
        return new Series(name, line);
    }
}
