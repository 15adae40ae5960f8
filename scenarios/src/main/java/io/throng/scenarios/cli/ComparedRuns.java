package io.throng.scenarios.cli;

import io.throng.marl.evaluate.TaskScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Trainings by task and algorithm: every algorithm has seeds on every task. */
final class ComparedRuns {
    private final List<String> tasks;
    private final List<String> algorithms = new ArrayList<>();
    private final Map<Cell, List<ComparedRun.Seed>> seeds = new LinkedHashMap<>();
    private final Map<Cell, ComparedRun> trainings = new LinkedHashMap<>();
    private final Map<String, String> scenarioOf = new LinkedHashMap<>();

    private record Cell(String task, String algorithm) {}

    /** Sorts runs; several of one algorithm on one task must be more seeds of the same training. */
    ComparedRuns(List<ComparedRun> runs) {
        for (ComparedRun run : runs) {
            add(run, task(run, runs));
        }
        this.tasks = List.copyOf(scenarioOf.keySet());
        requireFull();
    }

    /** The scenario; with the parameters by which it differs where runs have it in several forms. */
    private static String task(ComparedRun run, List<ComparedRun> runs) {
        Map<String, Object> differing = new TreeMap<>();
        for (ComparedRun other : runs) {
            if (other.scenario().equals(run.scenario())) {
                run.parameters().forEach((name, value) -> {
                    if (!Objects.equals(value, other.parameters().get(name))) {
                        differing.put(String.valueOf(name), value);
                    }
                });
            }
        }
        if (differing.isEmpty()) {
            return run.scenario();
        }
        return differing.entrySet().stream()
                .map(Object::toString)
                .collect(Collectors.joining(" ", run.scenario() + "(", ")"));
    }

    private void add(ComparedRun run, String task) {
        scenarioOf.put(task, run.scenario());
        if (!algorithms.contains(run.name())) {
            algorithms.add(run.name());
        }
        Cell cell = new Cell(task, run.name());
        ComparedRun earlier = trainings.putIfAbsent(cell, run);
        List<ComparedRun.Seed> all = seeds.computeIfAbsent(cell, c -> new ArrayList<>());
        if (earlier != null) {
            requireMoreSeeds(run, earlier, all);
        }
        all.addAll(run.seeds());
    }

    private static void requireMoreSeeds(ComparedRun run, ComparedRun earlier, List<ComparedRun.Seed> all) {
        String both =
                "runs " + earlier.path() + " and " + run.path() + " are both " + run.name() + " on " + run.scenario();
        if (!run.training().equals(earlier.training())) {
            throw new IllegalArgumentException(both + " and differ in " + difference(run, earlier)
                    + "; name them, as in: throng compare a=" + earlier.path() + " b=" + run.path());
        }
        for (ComparedRun.Seed seed : run.seeds()) {
            if (all.stream().anyMatch(other -> other.seed() == seed.seed())) {
                throw new IllegalArgumentException(both + " and have seed " + seed.seed()
                        + " in common, which counts once; leave one out or train other seeds (--seed)");
            }
        }
    }

    private static String difference(ComparedRun run, ComparedRun earlier) {
        Set<String> differing = new TreeSet<>();
        collect(run.training(), earlier.training(), differing);
        return String.join(", ", differing);
    }

    private static void collect(Map<?, ?> values, Map<?, ?> others, Set<String> differing) {
        values.forEach((name, value) -> {
            Object other = others.get(name);
            if (value instanceof Map<?, ?> inner && other instanceof Map<?, ?> otherInner) {
                collect(inner, otherInner, differing);
            } else if (!Objects.equals(value, other)) {
                differing.add(String.valueOf(name));
            }
        });
    }

    private void requireFull() {
        for (String task : tasks) {
            for (String algorithm : algorithms) {
                if (!seeds.containsKey(new Cell(task, algorithm))) {
                    throw new IllegalArgumentException(
                            "every algorithm must have run on every scenario, but there is no " + algorithm + " on "
                                    + task + "; train it, or compare fewer");
                }
            }
        }
    }

    /** In the order given. */
    List<String> tasks() {
        return tasks;
    }

    /** In the order given. */
    List<String> algorithms() {
        return algorithms;
    }

    /** The scenario that a task is a form of. */
    String scenario(String task) {
        return scenarioOf.get(task);
    }

    List<ComparedRun.Seed> seeds(String task, String algorithm) {
        return seeds.get(new Cell(task, algorithm));
    }

    /** The seeds of the algorithm and task that have most. */
    int mostSeeds() {
        return seeds.values().stream().mapToInt(List::size).max().orElseThrow();
    }

    /** What the seeds of an algorithm scored on a task, {@code [seeds]}. */
    double[] scores(String task, String algorithm, String metric) {
        return seeds(task, algorithm).stream()
                .mapToDouble(seed -> seed.score(metric))
                .toArray();
    }

    /** The same as the scores of one task. */
    TaskScores taskScores(String task, String algorithm, String metric) {
        return new TaskScores(new double[][] {scores(task, algorithm, metric)});
    }

    /** Scores on all tasks by algorithm, on the common scale. */
    SequencedMap<String, TaskScores> normalised(String metric, Scales scales) {
        SequencedMap<String, TaskScores> normalised = new LinkedHashMap<>();
        for (String algorithm : algorithms) {
            normalised.put(
                    algorithm,
                    new TaskScores(tasks.stream()
                            .map(task -> scales.normalise(task, scores(task, algorithm, metric)))
                            .toArray(double[][]::new)));
        }
        return normalised;
    }
}
