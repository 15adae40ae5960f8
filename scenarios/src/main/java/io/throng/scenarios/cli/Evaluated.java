package io.throng.scenarios.cli;

import io.throng.marl.evaluate.Statistic;
import io.throng.marl.evaluate.TaskScores;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.IntStream;

/** Evaluations of one algorithm while it learned, the n-th of all seeds on all tasks together. */
record Evaluated(ComparedRuns runs, List<String> tasks, String algorithm, String metric) {
    private int count() {
        return all().stream().mapToInt(List::size).min().orElseThrow();
    }

    private List<List<SeedEvaluations.Entry>> all() {
        return tasks.stream()
                .flatMap(task -> runs.seeds(task, algorithm).stream())
                .map(ComparedRun.Seed::evaluations)
                .toList();
    }

    private LongSummaryStatistics steps(int n) {
        return all().stream().mapToLong(entries -> entries.get(n).stepCount()).summaryStatistics();
    }

    /** Mean steps before each evaluation. */
    double[] steps() {
        return IntStream.range(0, count())
                .mapToDouble(n -> steps(n).getAverage())
                .toArray();
    }

    /** Whether all were evaluated as often, and the n-th evaluations are no further apart than two neighbours. */
    boolean isTogether() {
        int count = count();
        double distance = steps(count - 1).getAverage() / count;
        return all().stream().allMatch(entries -> entries.size() == count)
                && IntStream.range(0, count).allMatch(n -> steps(n).getMax() - steps(n).getMin() <= distance);
    }

    /** On the scale of the returns. */
    List<TaskScores> scores() {
        return IntStream.range(0, count())
                .mapToObj(n -> new TaskScores(
                        tasks.stream().map(task -> means(task, n)).toArray(double[][]::new)))
                .toList();
    }

    /** On the common scale. */
    List<TaskScores> normalised(Scales scales) {
        return IntStream.range(0, count())
                .mapToObj(n -> new TaskScores(tasks.stream()
                        .map(task -> scales.normalise(task, means(task, n)))
                        .toArray(double[][]::new)))
                .toList();
    }

    private double[] means(String task, int n) {
        return runs.seeds(task, algorithm).stream()
                .map(seed -> seed.evaluations().get(n).returns())
                .mapToDouble(returns -> Statistic.MEAN.of(Metrics.returns(returns, metric)))
                .toArray();
    }
}
