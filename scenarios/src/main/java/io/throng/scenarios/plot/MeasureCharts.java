package io.throng.scenarios.plot;

import io.throng.kernel.record.Axis;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Series;
import io.throng.scenarios.sweep.MeanInterval;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Order parameters and learning curves over steps, and one measure over another. */
public final class MeasureCharts {
    private MeasureCharts() {}

    /** All that any of the runs measured, in the order in which they did. */
    public static SequencedSet<String> measures(List<RunGroup> groups) {
        SequencedSet<String> names = new LinkedHashSet<>();
        groups.forEach(
                group -> group.runs().forEach(run -> names.addAll(run.measures().names())));
        return names;
    }

    /**
     * A measure over the steps: a line a group, the mean of its runs in its 95 % interval by Student's t, at the steps at
     * which all of them were measured.
     *
     * @param from first step that counts
     * @param to last step that counts
     * @throws IllegalArgumentException if no group measured it, or the runs of one that did have no step in common
     */
    public static Chart overSteps(List<RunGroup> groups, String measure, long from, long to) {
        List<RunGroup> measured = having(groups, measure);
        List<Series> series = new ArrayList<>();
        for (RunGroup group : measured) {
            List<NavigableMap<Long, Double>> runs = group.runs().stream()
                    .map(run -> run.measures().of(measure).subMap(from, true, to, true))
                    .toList();
            series.add(new Series(group.name(), line(group, measure, runs)));
        }
        return new Chart(
                scenarios(measured) + ": " + measure,
                counted(measured),
                new Axis(isTraining(measured) ? "environment steps" : "step", ""),
                new Axis(measure, ""),
                series);
    }

    private static List<Series.Point> line(RunGroup group, String measure, List<NavigableMap<Long, Double>> runs) {
        TreeSet<Long> steps = new TreeSet<>(runs.getFirst().keySet());
        runs.forEach(run -> steps.retainAll(run.keySet()));
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("the runs of " + group.name() + " (" + folders(group) + ") have no step"
                    + " in common at which all measured " + measure + "; run them for as many steps, or take others"
                    + " with --from and --to");
        }
        return steps.stream()
                .map(step -> MeanInterval.of(
                                runs.stream().mapToDouble(run -> run.get(step)).toArray())
                        .at(step))
                .toList();
    }

    /**
     * A measure over another, such as flow over density: a point for every step at which a run measured both.
     *
     * @param from first step that counts
     * @param to last step that counts
     * @throws IllegalArgumentException if no run measured both at one step
     */
    public static Chart against(List<RunGroup> groups, String y, String x, long from, long to) {
        having(groups, y);
        having(groups, x);
        List<Series> series = new ArrayList<>();
        for (RunGroup group : groups) {
            List<double[]> points = group.runs().stream()
                    .flatMap(run -> pairs(run, y, x, from, to).stream())
                    .toList();
            if (!points.isEmpty()) {
                series.add(scatter(group.name(), points));
            }
        }
        if (series.isEmpty()) {
            throw new IllegalArgumentException("no run measured " + y + " and " + x + " at the same step from " + from
                    + " to " + to + "; take other steps with --from and --to");
        }
        return new Chart(
                scenarios(groups) + ": " + y + " over " + x,
                "a point a measured step; " + runs(groups),
                new Axis(x, ""),
                new Axis(y, ""),
                series);
    }

    private static List<double[]> pairs(NamedRun run, String y, String x, long from, long to) {
        NavigableMap<Long, Double> along = run.measures().of(x);
        List<double[]> pairs = new ArrayList<>();
        run.measures().of(y).subMap(from, true, to, true).forEach((step, value) -> {
            if (along.containsKey(step)) {
                pairs.add(new double[] {along.get(step), value});
            }
        });
        return pairs;
    }

    private static Series scatter(String name, List<double[]> points) {
        return Series.scatter(
                name,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }

    /** The groups of which every run has a measure. */
    private static List<RunGroup> having(List<RunGroup> groups, String measure) {
        List<RunGroup> having = groups.stream()
                .filter(group -> group.runs().stream()
                        .anyMatch(run -> !run.measures().of(measure).isEmpty()))
                .toList();
        if (having.isEmpty()) {
            throw new IllegalArgumentException(
                    "none of the runs measured " + measure + "; they measured " + measures(groups));
        }
        return having;
    }

    private static boolean isTraining(List<RunGroup> groups) {
        return groups.getFirst().runs().getFirst().facts().containsKey("algorithm");
    }

    private static String scenarios(List<RunGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.runs().stream())
                .map(NamedRun::scenario)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String folders(RunGroup group) {
        return group.runs().stream().map(run -> run.folder().toString()).collect(Collectors.joining(", "));
    }

    private static String counted(List<RunGroup> groups) {
        boolean several = groups.stream().anyMatch(group -> group.runs().size() > 1);
        return several ? "mean and 95 % interval over seeds, " + runs(groups) : runs(groups);
    }

    /** How many runs there are in each group, at least and at most. */
    private static String runs(List<RunGroup> groups) {
        int least = groups.stream().mapToInt(group -> group.runs().size()).min().orElseThrow();
        int most = groups.stream().mapToInt(group -> group.runs().size()).max().orElseThrow();
        return "n = " + (least == most ? "" + most : least + " to " + most) + (most == 1 ? " run" : " runs")
                + (groups.size() > 1 ? " each" : "");
    }
}
