package io.throng.scenarios.cli;

import io.throng.kernel.record.Axis;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Series;
import io.throng.marl.evaluate.EpisodeReturns;
import io.throng.marl.evaluate.Estimate;
import io.throng.marl.evaluate.Interval;
import io.throng.marl.evaluate.PerformanceProfile;
import io.throng.marl.evaluate.SampleEfficiency;
import io.throng.marl.evaluate.TaskScores;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The pictures of a comparison, by the name of their file. */
final class ComparisonCharts {
    private static final Axis STEPS = new Axis("environment steps", "");

    private static final double MARGIN = 0.15;
    private static final double LEAST_MARGIN = 0.01;
    private static final Estimate SURE = new Estimate(1, Optional.of(new Interval(1, 1, 0.95)));

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
        List<Series> series = result.comparison().standings().stream()
                .map(standing ->
                        new Series(standing.name(), steps(standing.profile().points())))
                .toList();
        return new Chart(
                String.join(", ", result.runs().tasks()) + ": performance profile",
                "share of runs whose best policy returns more than \u03c4" + bands(),
                new Axis("normalised " + wordsOfMetric() + " \u03c4", ""),
                new Axis("share of runs above \u03c4", ""),
                series);
    }

    /** The points as stairs, from a little before the first run to a little after the last. */
    private List<Series.Point> steps(List<PerformanceProfile.Point> points) {
        DoubleSummaryStatistics scores = scores();
        double margin = Math.max(MARGIN * (scores.getMax() - scores.getMin()), LEAST_MARGIN);
        double from = scores.getMin() - margin;
        double to = scores.getMax() + margin;
        List<Series.Point> stairs = new ArrayList<>();
        stairs.add(point(from, SURE));
        Estimate before = SURE;
        for (PerformanceProfile.Point point : points) {
            if (point.threshold() > from && point.threshold() < to) {
                stairs.add(point(point.threshold(), before));
                stairs.add(point(point.threshold(), point.share()));
                before = point.share();
            }
        }
        stairs.add(point(to, before));
        return stairs;
    }

    private DoubleSummaryStatistics scores() {
        return result.runs().normalised(result.metric(), result.scales()).values().stream()
                .flatMapToDouble(TaskScores::all)
                .summaryStatistics();
    }

    private static Series.Point point(double x, Estimate estimate) {
        return estimate.interval()
                .map(interval -> new Series.Point(x, estimate.value(), interval.low(), interval.high()))
                .orElseGet(() -> Series.Point.of(x, estimate.value()));
    }

    private String bands() {
        int fewest = result.comparison().fewestRuns();
        int most = result.runs().mostSeeds();
        String seeds = fewest == most ? fewest + (fewest == 1 ? " seed" : " seeds") : fewest + " to " + most + " seeds";
        return "; " + seeds + (fewest == 1 ? "" : ", 95 % stratified bootstrap bands");
    }

    private String wordsOfMetric() {
        return result.metric().equals(EpisodeReturns.RETURN)
                ? "return"
                : "return of "
                        + result.metric().substring(EpisodeReturns.metric("").length());
    }
}
