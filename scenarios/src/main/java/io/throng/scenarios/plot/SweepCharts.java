package io.throng.scenarios.plot;

import io.throng.kernel.record.Axis;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Series;
import io.throng.scenarios.sweep.Outcome;
import io.throng.scenarios.sweep.RunResult;
import io.throng.scenarios.sweep.SweepPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One measure of a sweep's runs over another. */
public final class SweepCharts {
    private SweepCharts() {}

    /**
     * A point for every run, both measures averaged over its steps after warming up: with flow over density, a fundamental
     * diagram.
     *
     * @throws IllegalArgumentException if no run has both
     */
    public static Chart against(SweepPlan plan, List<RunResult> results, String y, String x) {
        List<Map<String, Double>> runs = results.stream()
                .map(RunResult::outcome)
                .flatMap(Optional::stream)
                .map(Outcome::mean)
                .filter(means -> finite(means, x) && finite(means, y))
                .toList();
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no run of this sweep of " + plan.scenario() + " measured " + y + " and "
                    + x + "; give two of the columns .mean of its results.csv");
        }
        return new Chart(
                plan.scenario() + ": " + y + " over " + x,
                "a point a run; n = " + runs.size() + (runs.size() == 1 ? " run" : " runs") + ", means over steps "
                        + plan.warmUp() + " to " + plan.steps(),
                new Axis(x, ""),
                new Axis(y, ""),
                List.of(Series.scatter(
                        "runs",
                        runs.stream().mapToDouble(means -> means.get(x)).toArray(),
                        runs.stream().mapToDouble(means -> means.get(y)).toArray())));
    }

    private static boolean finite(Map<String, Double> means, String measure) {
        Double value = means.get(measure);
        return value != null && Double.isFinite(value);
    }
}
