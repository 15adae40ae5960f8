package io.throng.scenarios.cli;

import io.throng.marl.evaluate.Comparison;
import io.throng.marl.evaluate.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The numbers of a comparison for programs. */
final class ComparisonJson {
    private final ComparisonResult result;

    ComparisonJson(ComparisonResult result) {
        this.result = result;
    }

    /** What {@code --json} prints. */
    Map<String, Object> describe() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("metric", result.metric());
        described.put("algorithms", result.runs().algorithms());
        described.put("scenarios", result.runs().tasks());
        described.put("scales", scales());
        Map<String, Object> absolute = new LinkedHashMap<>();
        result.scores().forEach((task, ofTask) -> {
            Map<String, Object> byAlgorithm = new LinkedHashMap<>();
            ofTask.forEach((algorithm, estimates) -> byAlgorithm.put(algorithm, score(task, algorithm, estimates)));
            absolute.put(task, byAlgorithm);
        });
        described.put("absolute", absolute);
        Map<String, Object> normalised = new LinkedHashMap<>();
        for (Comparison.Standing standing : result.comparison().standings()) {
            normalised.put(standing.name(), describe(ComparisonResult.aggregates(standing)));
        }
        described.put("normalised", normalised);
        described.put(
                "probability_of_improvement",
                result.comparison().pairs().stream()
                        .map(ComparisonJson::describe)
                        .toList());
        described.put("ranking", result.ranking().orElse(null));
        result.verdict().refusal().ifPresent(why -> described.put("ranking_refused", why));
        return described;
    }

    private Map<String, Object> score(String task, String algorithm, SequencedMap<String, Estimate> estimates) {
        Map<String, Object> score = new LinkedHashMap<>();
        score.put("seeds", result.seeds(task, algorithm));
        score.putAll(describe(estimates));
        score.put("per_seed", result.runs().scores(task, algorithm, result.metric()));
        return score;
    }

    private Map<String, Object> scales() {
        Map<String, Object> scales = new LinkedHashMap<>();
        for (String task : result.runs().tasks()) {
            Map<String, Object> scale = new LinkedHashMap<>();
            scale.put("low", result.scales().normalization(task).low());
            scale.put("high", result.scales().normalization(task).high());
            scale.put("given", result.scales().isGiven(task));
            result.scales().target(task).ifPresent(target -> scale.put("target", target));
            scales.put(task, scale);
        }
        return scales;
    }

    private static Map<String, Object> describe(SequencedMap<String, Estimate> estimates) {
        Map<String, Object> described = new LinkedHashMap<>();
        estimates.forEach((name, estimate) -> {
            described.put(name, estimate.value());
            described.put(
                    name + "_interval", estimate.interval().map(Evaluator::ends).orElse(null));
        });
        return described;
    }

    private static Map<String, Object> describe(Comparison.Pair pair) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("first", pair.first());
        described.put("second", pair.second());
        described.put("probability", pair.probability().value());
        described.put(
                "interval", pair.probability().interval().map(Evaluator::ends).orElse(null));
        return described;
    }

    /**
     * As marl-eval reads raw data (github.com/instadeepai/marl-eval, README, "Data Structure for Raw Experiment data"):
     * environment, task, algorithm, seed, step.
     */
    Map<String, Object> marlEval() {
        Map<String, Object> tasks = new LinkedHashMap<>();
        for (String task : result.runs().tasks()) {
            Map<String, Object> algorithms = new LinkedHashMap<>();
            for (String algorithm : result.runs().algorithms()) {
                Map<String, Object> seeds = new LinkedHashMap<>();
                result.runs().seeds(task, algorithm).forEach(seed -> seeds.put("seed_" + seed.seed(), marlEval(seed)));
                algorithms.put(algorithm, seeds);
            }
            tasks.put(task, algorithms);
        }
        return Map.of("throng", tasks);
    }

    private static Map<String, Object> marlEval(ComparedRun.Seed seed) {
        Map<String, Object> steps = new LinkedHashMap<>();
        for (SeedEvaluations.Entry entry : seed.evaluations()) {
            steps.put("step_" + steps.size(), SeedEvaluations.described(entry));
        }
        steps.put("absolute_metrics", seed.absolute());
        return steps;
    }
}
