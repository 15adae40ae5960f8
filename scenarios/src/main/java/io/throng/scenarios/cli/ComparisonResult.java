package io.throng.scenarios.cli;

import io.throng.marl.evaluate.Aggregate;
import io.throng.marl.evaluate.Bootstrap;
import io.throng.marl.evaluate.Comparison;
import io.throng.marl.evaluate.Estimate;
import io.throng.marl.evaluate.SampleEfficiency;
import io.throng.marl.evaluate.Statistic;
import io.throng.marl.evaluate.TaskScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * What a comparison found.
 *
 * @param runs what was compared
 * @param metric by which return
 * @param scales that make tasks comparable
 * @param scores of the seeds by task, algorithm and statistic, on the scale of the returns
 * @param comparison over all tasks, on the common scale
 * @param curves by task and algorithm, on the scale of the returns
 * @param overall curves by algorithm over all tasks, on the common scale; empty with one task, or where tasks were evaluated
 *     after different numbers of steps
 */
record ComparisonResult(
        ComparedRuns runs,
        String metric,
        Scales scales,
        SequencedMap<String, SequencedMap<String, SequencedMap<String, Estimate>>> scores,
        Comparison comparison,
        SequencedMap<String, SequencedMap<String, SampleEfficiency>> curves,
        SequencedMap<String, SampleEfficiency> overall) {
    private static final Bootstrap BOOTSTRAP = Bootstrap.defaults();
    private static final String GAP = "optimality_gap";
    private static final int COMPARISON = 10;
    private static final int CURVES = 11;
    private static final int OVERALL = 12;
    private static final int SCORES = 13;

    static ComparisonResult of(ComparedRuns runs, String metric, Scales scales) {
        Comparison comparison = Comparison.of(
                runs.normalised(metric, scales),
                scales.normalisedTargets(),
                BOOTSTRAP,
                UnseenWorlds.generator(COMPARISON));
        SequencedMap<String, SequencedMap<String, SequencedMap<String, Estimate>>> scores = new LinkedHashMap<>();
        SequencedMap<String, SequencedMap<String, SampleEfficiency>> curves = new LinkedHashMap<>();
        for (String task : runs.tasks()) {
            SequencedMap<String, SequencedMap<String, Estimate>> scoresOfTask = new LinkedHashMap<>();
            SequencedMap<String, SampleEfficiency> curvesOfTask = new LinkedHashMap<>();
            for (String algorithm : runs.algorithms()) {
                scoresOfTask.put(algorithm, scores(runs.taskScores(task, algorithm, metric), scales.target(task)));
                Evaluated evaluated = new Evaluated(runs, List.of(task), algorithm, metric);
                curvesOfTask.put(
                        algorithm,
                        SampleEfficiency.of(
                                evaluated.steps(), evaluated.scores(), BOOTSTRAP, UnseenWorlds.generator(CURVES)));
            }
            scores.put(task, scoresOfTask);
            curves.put(task, curvesOfTask);
        }
        return new ComparisonResult(runs, metric, scales, scores, comparison, curves, overall(runs, metric, scales));
    }

    private static SequencedMap<String, Estimate> scores(TaskScores seeds, OptionalDouble target) {
        SequencedMap<String, Estimate> scores = new LinkedHashMap<>();
        scores.put("mean", estimate(seeds, Aggregate.mean()));
        scores.put("iqm", estimate(seeds, Aggregate.interquartileMean()));
        scores.put("median", estimate(seeds, Aggregate.ofRuns(Statistic.MEDIAN)));
        target.ifPresent(goal -> scores.put(GAP, estimate(seeds, Aggregate.optimalityGap(goal))));
        return scores;
    }

    private static Estimate estimate(TaskScores seeds, Aggregate aggregate) {
        return Estimate.of(seeds, aggregate, BOOTSTRAP, UnseenWorlds.generator(SCORES));
    }

    /** What an algorithm reached over all tasks, by statistic. */
    static SequencedMap<String, Estimate> aggregates(Comparison.Standing standing) {
        SequencedMap<String, Estimate> aggregates = new LinkedHashMap<>();
        aggregates.put("mean", standing.mean());
        aggregates.put("iqm", standing.iqm());
        aggregates.put("median", standing.median());
        standing.optimalityGap().ifPresent(gap -> aggregates.put(GAP, gap));
        return aggregates;
    }

    private static SequencedMap<String, SampleEfficiency> overall(ComparedRuns runs, String metric, Scales scales) {
        SequencedMap<String, SampleEfficiency> overall = new LinkedHashMap<>();
        if (runs.tasks().size() == 1) {
            return overall;
        }
        for (String algorithm : runs.algorithms()) {
            Evaluated evaluated = new Evaluated(runs, runs.tasks(), algorithm, metric);
            if (!evaluated.isTogether()) {
                return new LinkedHashMap<>();
            }
            overall.put(
                    algorithm,
                    SampleEfficiency.of(
                            evaluated.steps(),
                            evaluated.normalised(scales),
                            BOOTSTRAP,
                            UnseenWorlds.generator(OVERALL)));
        }
        return overall;
    }

    /** The seeds of the algorithm and task that have fewest. */
    Verdict verdict() {
        return new Verdict(comparison.fewestRuns());
    }

    /** From the highest interquartile mean down; empty where too few seeds or a lack of rivals forbid an order. */
    Optional<List<String>> ranking() {
        return comparison.pairs().isEmpty() ? Optional.empty() : comparison.ranking();
    }

    int seeds(String task, String algorithm) {
        return runs.seeds(task, algorithm).size();
    }
}
