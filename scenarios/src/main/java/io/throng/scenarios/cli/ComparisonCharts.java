package io.throng.scenarios.cli;

import io.throng.kernel.record.Axis;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Series;
import io.throng.marl.evaluate.Comparison;
import io.throng.marl.evaluate.EpisodeReturns;
import io.throng.marl.evaluate.Estimate;
import io.throng.marl.evaluate.SampleEfficiency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The pictures of a comparison, by the name of their file. */
final class ComparisonCharts {
    private static final Axis STEPS = new Axis("environment steps", "");

    private final ComparisonResult result;

    ComparisonCharts(ComparisonResult result) {
        this.result = result;
    }

    Map<String, Chart> all() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        result.curves()
                .forEach((task, curves) -> charts.put(
                        "sample-efficiency-" + task.replaceAll("[^A-Za-z0-9_.-]+", "-"),
                        curve(task, wordsOfMetric(), curves)));
        if (!result.overall().isEmpty()) {
            charts.put("sample-efficiency", curve("all scenarios", "normalised " + wordsOfMetric(), result.overall()));
        }
        charts.put("performance-profile", profile());
        return charts;
    }

    private Chart curve(String title, String quantity, SequencedMap<String, SampleEfficiency> curves) {
        List<Series> series = new ArrayList<>();
        curves.forEach((algorithm, curve) -> series.add(new Series(
                algorithm,
                curve.points().stream()
                        .map(point -> point(point.environmentSteps(), point.iqm()))
                        .toList())));
        return new Chart(
                title + ": sample efficiency",
                "interquartile mean over seeds, greedy policies" + bands(),
                STEPS,
                new Axis(quantity, ""),
                series);
    }

    private Chart profile() {
        List<Series> series = new ArrayList<>();
        for (Comparison.Standing standing : result.comparison().standings()) {
            series.add(new Series(
                    standing.name(),
                    standing.profile().points().stream()
                            .map(point -> point(point.threshold(), point.share()))
                            .toList()));
        }
        return new Chart(
                String.join(", ", result.runs().tasks()) + ": performance profile",
                "share of runs whose best policy returns more than \u03c4" + bands(),
                new Axis("normalised " + wordsOfMetric() + " \u03c4", ""),
                new Axis("share of runs above \u03c4", ""),
                series);
    }

    private static Series.Point point(double x, Estimate estimate) {
        return estimate.interval()
                .map(interval -> new Series.Point(x, estimate.value(), interval.low(), interval.high()))
                .orElseGet(() -> Series.Point.of(x, estimate.value()));
    }

    private String bands() {
        int fewest = result.comparison().fewestRuns();
        String seeds = fewest + (fewest == 1 ? " seed" : " seeds");
        return fewest == 1 ? "; " + seeds + ", no bands" : "; 95 % stratified bootstrap bands, " + seeds + " or more";
    }

    private String wordsOfMetric() {
        return result.metric().equals(EpisodeReturns.RETURN)
                ? "return"
                : "return of "
                        + result.metric().substring(EpisodeReturns.metric("").length());
    }
}
