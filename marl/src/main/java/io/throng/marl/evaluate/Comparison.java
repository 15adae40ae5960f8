package io.throng.marl.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Algorithms side by side on the same tasks (Agarwal et al. 2021; Gorsane et al., "Towards a standardised performance
 * evaluation protocol for cooperative MARL", NeurIPS 2022).
 *
 * @param standings one an algorithm, in the order given
 * @param pairs each two algorithms once, in the order given
 * @param fewestRuns on a task, of any algorithm
 */
public record Comparison(List<Standing> standings, List<Pair> pairs, int fewestRuns) {
    /** With fewer runs on a task nothing is ranked: an order of one or two training seeds is luck. */
    public static final int LEAST_RUNS = 3;

    private static final int PROFILE_STEPS = 100;

    /** Keeps the lists. */
    public Comparison {
        standings = List.copyOf(standings);
        pairs = List.copyOf(pairs);
    }

    /**
     * How one algorithm did over all tasks, on the common scale.
     *
     * @param name of the algorithm
     * @param mean see {@link Aggregate#mean}
     * @param iqm see {@link Aggregate#interquartileMean}
     * @param median see {@link Aggregate#median}
     * @param optimalityGap see {@link Aggregate#optimalityGap}; empty without targets
     * @param profile its run-score distribution
     */
    public record Standing(
            String name,
            Estimate mean,
            Estimate iqm,
            Estimate median,
            Optional<Estimate> optimalityGap,
            PerformanceProfile profile) {}

    /**
     * Two algorithms.
     *
     * @param probability that a run of the first scores more than one of the second, see {@link ProbabilityOfImprovement}
     */
    public record Pair(String first, String second, Estimate probability) {
        /** Whether the interval leaves out one half; never without an interval. */
        public boolean isClear() {
            return probability.interval().map(within -> !within.contains(0.5)).orElse(false);
        }
    }

    /**
     * Compares.
     *
     * @param scores of each algorithm by name, on the same tasks in the same order, normalised
     * @param targets what to reach on each task, normalised; empty for no optimality gap
     * @param random where resamples come from; the same state gives the same intervals
     */
    public static Comparison of(
            SequencedMap<String, TaskScores> scores,
            Optional<double[]> targets,
            Bootstrap bootstrap,
            UniformRandomProvider random) {
        List<Pair> pairs = pairs(scores, bootstrap, random); // first: its draws must not depend on there being targets
        double[] thresholds = thresholds(scores);
        List<Standing> standings = new ArrayList<>();
        scores.forEach((name, of) -> standings.add(new Standing(
                name,
                Estimate.of(of, Aggregate.mean(), bootstrap, random),
                Estimate.of(of, Aggregate.interquartileMean(), bootstrap, random),
                Estimate.of(of, Aggregate.median(), bootstrap, random),
                targets.map(target -> Estimate.of(of, Aggregate.optimalityGap(target), bootstrap, random)),
                PerformanceProfile.of(of, thresholds, bootstrap, random))));
        int fewest =
                scores.values().stream().mapToInt(TaskScores::fewestRuns).min().orElseThrow();
        return new Comparison(standings, pairs, fewest);
    }

    private static List<Pair> pairs(
            SequencedMap<String, TaskScores> scores, Bootstrap bootstrap, UniformRandomProvider random) {
        List<String> names = List.copyOf(scores.sequencedKeySet());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                String first = names.get(i);
                String second = names.get(j);
                pairs.add(new Pair(
                        first,
                        second,
                        ProbabilityOfImprovement.of(scores.get(first), scores.get(second), bootstrap, random)));
            }
        }
        return pairs;
    }

    /** From 0 to 1 in even steps, and every score there is: between two thresholds no profile changes. */
    private static double[] thresholds(SequencedMap<String, TaskScores> scores) {
        DoubleStream even = IntStream.rangeClosed(0, PROFILE_STEPS).mapToDouble(i -> (double) i / PROFILE_STEPS);
        DoubleStream observed = scores.values().stream().flatMapToDouble(TaskScores::all);
        return DoubleStream.concat(even, observed).sorted().distinct().toArray();
    }

    /** Names from the highest interquartile mean down; empty where fewer than {@link #LEAST_RUNS} runs forbid an order. */
    public Optional<List<String>> ranking() {
        if (fewestRuns < LEAST_RUNS) {
            return Optional.empty();
        }
        return Optional.of(standings.stream()
                .sorted(Comparator.comparingDouble(
                                (Standing standing) -> standing.iqm().value())
                        .reversed())
                .map(Standing::name)
                .toList());
    }
}
