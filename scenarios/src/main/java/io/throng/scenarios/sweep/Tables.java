package io.throng.scenarios.sweep;

import io.throng.marl.evaluate.Interval;
import io.throng.scenarios.io.DataTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Results as tables: a row each run, and a row each point and measured number. */
final class Tables {
    private static final Set<String> TAKEN = Set.of(
            "run",
            "point",
            "repeat",
            "seed",
            "steps",
            "hash",
            "failure",
            "seconds",
            "measured",
            "n",
            "mean",
            "low",
            "high",
            "failed");

    private Tables() {}

    /**
     * The runs, in their order. Columns: run, point, repeat, seed, one each parameter that varies, steps, two each measure
     * ({@code order.last}, {@code order.mean}), hash, failure, seconds.
     */
    static DataTable runs(SweepPlan plan, List<RunResult> results) {
        var table = new DataTable.Builder<>(results)
                .whole("run", result -> (long) result.run().number())
                .whole("point", result -> (long) result.run().point())
                .whole("repeat", result -> (long) result.run().repeat())
                .whole("seed", result -> result.run().seed());
        addFactors(table, plan, result -> result.run().varied());
        table.whole("steps", result -> result.outcome().map(Outcome::steps).orElse(null));
        for (Measured measured : Measured.of(results)) {
            table.number(measured.column(), measured::in);
        }
        return table.text("hash", result -> result.outcome().map(Outcome::hash).orElse(null))
                .text("failure", result -> result.failure().orElse(null))
                .number("seconds", RunResult::seconds)
                .build();
    }

    /**
     * The points, in their order. Columns: point, one each parameter that varies, measured, n (runs that came to a finite
     * number), mean, low and high (95 % interval by Student's t; empty where n is below 2), failed (runs).
     */
    static DataTable points(SweepPlan plan, List<PointSummary> summaries) {
        var table = new DataTable.Builder<>(summaries).whole("point", summary -> (long) summary.point());
        addFactors(table, plan, PointSummary::varied);
        return table.text("measured", summary -> summary.measured().column())
                .whole("n", summary -> (long) summary.value().n())
                .number("mean", summary -> summary.value().mean())
                .number("low", summary -> end(summary, Interval::low))
                .number("high", summary -> end(summary, Interval::high))
                .whole("failed", PointSummary::failed)
                .build();
    }

    private static Double end(PointSummary summary, Function<Interval, Double> end) {
        return summary.value().interval().map(end).orElse(null);
    }

    private static <T> void addFactors(
            DataTable.Builder<T> table, SweepPlan plan, Function<T, Map<String, String>> varied) {
        for (Factor factor : plan.factors()) {
            String name = factor.name();
            String column = TAKEN.contains(name) ? "parameter." + name : name;
            switch (plan.parameters().get(name)) {
                case Integer _ ->
                    table.whole(column, row -> Long.valueOf(varied.apply(row).get(name)));
                case Long _ ->
                    table.whole(column, row -> Long.valueOf(varied.apply(row).get(name)));
                case Double _ ->
                    table.number(column, row -> Double.valueOf(varied.apply(row).get(name)));
                default -> table.text(column, row -> varied.apply(row).get(name));
            }
        }
    }
}
