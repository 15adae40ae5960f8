package io.throng.scenarios.cli;

import io.throng.kernel.Suggestion;
import io.throng.marl.evaluate.Normalization;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What counts as 0, as 1 and as reached on each task. Where no scale is given it runs from the lowest to the highest return
 * of any episode in any evaluation of the compared runs (as marl-eval does), and so depends on what is compared.
 */
final class Scales {
    private final Map<String, Normalization> normalisations = new LinkedHashMap<>();
    private final Map<String, Double> targets = new LinkedHashMap<>();
    private final Map<String, Boolean> given = new LinkedHashMap<>();

    /**
     * Scales of all tasks.
     *
     * @param normalise texts {@code low,high} or {@code SCENARIO=low,high}
     * @param target texts {@code T} or {@code SCENARIO=T}
     */
    Scales(ComparedRuns runs, String metric, List<String> normalise, List<String> target) {
        Map<String, double[]> ends = numbers("--normalise", normalise, 2, runs);
        Map<String, double[]> wanted = numbers("--target", target, 1, runs);
        for (String task : runs.tasks()) {
            String scenario = runs.scenario(task);
            double[] own = find(ends, scenario);
            given.put(task, own != null);
            normalisations.put(task, own == null ? minMax(runs, task, metric) : new Normalization(own[0], own[1]));
            double[] reached = find(wanted, scenario);
            if (reached != null || own != null) {
                targets.put(task, reached != null ? reached[0] : own[1]);
            }
        }
    }

    private static double[] find(Map<String, double[]> numbers, String scenario) {
        return numbers.getOrDefault(scenario, numbers.get(""));
    }

    /** By scenario; the key is empty for a text that names none. */
    private static Map<String, double[]> numbers(String option, List<String> texts, int count, ComparedRuns runs) {
        List<String> scenarios =
                runs.tasks().stream().map(runs::scenario).distinct().toList();
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (String text : texts) {
            int cut = text.indexOf('=');
            String scenario = text.substring(0, Math.max(cut, 0));
            if (cut >= 0 && !scenarios.contains(scenario)) {
                throw new IllegalArgumentException(Suggestion.unknown("scenario", scenario, scenarios));
            }
            if (cut < 0 && scenarios.size() > 1) {
                throw new IllegalArgumentException(option + " must name the scenario where several are compared, got "
                        + text + "; give " + option + " " + scenarios.getFirst() + "=" + text);
            }
            if (numbers.put(scenario, parse(option, text.substring(cut + 1), count)) != null) {
                throw new IllegalArgumentException(option + " was given twice for one scenario: " + text);
            }
        }
        return numbers;
    }

    private static double[] parse(String option, String text, int count) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == count) {
                double[] numbers =
                        Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
                if (Arrays.stream(numbers).allMatch(Double::isFinite)) {
                    return numbers;
                }
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(refusal(option, text, count), e);
        }
        throw new IllegalArgumentException(refusal(option, text, count));
    }

    private static String refusal(String option, String text, int count) {
        return option + " must be " + (count == 1 ? "a number" : "two numbers low,high") + ", got \"" + text
                + "\"; for example " + option + (count == 1 ? " -8" : " -26.4,-7.9");
    }

    private static Normalization minMax(ComparedRuns runs, String task, String metric) {
        DoubleSummaryStatistics all = runs.algorithms().stream()
                .flatMap(algorithm -> runs.seeds(task, algorithm).stream())
                .flatMap(seed -> Stream.concat(
                        seed.evaluations().stream().map(SeedEvaluations.Entry::returns), Stream.of(seed.absolute())))
                .flatMapToDouble(returns -> Arrays.stream(Metrics.returns(returns, metric)))
                .filter(Double::isFinite)
                .summaryStatistics();
        if (all.getMin() == all.getMax()) {
            throw new IllegalArgumentException("all episodes on " + task + " returned " + all.getMin()
                    + ", which is no scale; give one with --normalise low,high");
        }
        return new Normalization(all.getMin(), all.getMax());
    }

    Normalization normalization(String task) {
        return normalisations.get(task);
    }

    /** Whether the user gave the scale; otherwise the returns did. */
    boolean isGiven(String task) {
        return given.get(task);
    }

    double[] normalise(String task, double[] scores) {
        return Arrays.stream(scores).map(normalisations.get(task)::of).toArray();
    }

    /** What to reach, on the scale of the returns. */
    OptionalDouble target(String task) {
        return targets.containsKey(task) ? OptionalDouble.of(targets.get(task)) : OptionalDouble.empty();
    }

    /** What to reach on each task, on the common scale; empty unless all have a target. */
    Optional<double[]> normalisedTargets() {
        if (!targets.keySet().equals(normalisations.keySet())) {
            return Optional.empty();
        }
        return Optional.of(normalisations.keySet().stream()
                .mapToDouble(task -> normalisations.get(task).of(targets.get(task)))
                .toArray());
    }
}
