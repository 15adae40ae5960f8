package io.throng.scenarios.sweep;

import io.throng.scenarios.io.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sweep runs. Two plans that are equal have the same runs with the same results.
 *
 * <p>Repeat r of every point has the seed {@code seed + r}, so that points are compared in the same weather, and any run is
 * shown again by {@code throng run} with its {@code --seed} and {@code --set}. Runs are numbered repeat by repeat: early on
 * there is one run of every point.
 *
 * @param scenario its name
 * @param source the digest of the script that the scenario is in; empty for one of the catalogue
 * @param parameters all parameters by name, as they are where nothing varies
 * @param factors what varies, each name once
 * @param design its name
 * @param points asked of the design; 0 if nobody said
 * @param repeats runs of each point, at least 1
 * @param seed of the first repeat, and of the design's draws
 * @param steps of each run, at least 0
 * @param warmUp steps from which on measures are averaged, in [0, steps]
 */
public record SweepPlan(
        String scenario,
        String source,
        Map<String, Object> parameters,
        List<Factor> factors,
        String design,
        int points,
        int repeats,
        long seed,
        long steps,
        long warmUp) {
    private static final int MOST_RUNS = 1_000_000;

    /** Checks the ranges. */
    public SweepPlan {
        factors = List.copyOf(factors);
        Set<String> names = new HashSet<>();
        for (Factor factor : factors) {
            if (!names.add(factor.name())) {
                throw new IllegalArgumentException("what varies must differ, got " + factor.name()
                        + " twice; give all its values at once, name=value,value...");
            }
        }
        require(repeats >= 1 && repeats <= MOST_RUNS, "--repeats must be in [1, " + MOST_RUNS + "], got " + repeats);
        require(steps >= 0, "--steps must not be negative, got " + steps);
        require(warmUp >= 0 && warmUp <= steps, "--warm-up must be in [0, " + steps + "], got " + warmUp);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * All runs, by number.
     *
     * @throws IllegalArgumentException as the design does, or if there are too many
     */
    public List<SweptRun> runs() {
        List<List<String>> chosen = Designs.named(design).points(factors, points, seed);
        require(
                (long) chosen.size() * repeats <= MOST_RUNS,
                "a sweep must have at most " + MOST_RUNS + " runs, got " + chosen.size() + " points of " + repeats
                        + " repeats; take fewer of either");
        List<SweptRun> runs = new ArrayList<>(chosen.size() * repeats);
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (int point = 0; point < chosen.size(); point++) {
                runs.add(new SweptRun(runs.size(), point, repeat, seed + repeat, varied(chosen.get(point))));
            }
        }
        return List.copyOf(runs);
    }

    private Map<String, String> varied(List<String> values) {
        Map<String, String> varied = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            varied.put(factors.get(i).name(), values.get(i));
        }
        return varied;
    }

    /** All of it, for the manifest, as it comes back from there. */
    Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("scenario", scenario);
        described.put("source", source);
        described.put("parameters", parameters);
        described.put("vary", factors.stream().map(Factor::text).toList());
        described.put("design", design);
        described.put("points", points);
        described.put("repeats", repeats);
        described.put("seed", seed);
        described.put("steps", steps);
        described.put("warm_up", warmUp);
        return Json.read(Json.line(described));
    }

    /** What {@link #described} described. */
    static SweepPlan of(Map<?, ?> described) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        ((Map<?, ?>) described.get("parameters")).forEach((name, value) -> parameters.put((String) name, value));
        return new SweepPlan(
                (String) described.get("scenario"),
                (String) described.get("source"),
                parameters,
                ((List<?>) described.get("vary"))
                        .stream()
                                .map(factor -> FactorText.parse((String) factor, parameters))
                                .toList(),
                (String) described.get("design"),
                ((Number) described.get("points")).intValue(),
                ((Number) described.get("repeats")).intValue(),
                ((Number) described.get("seed")).longValue(),
                ((Number) described.get("steps")).longValue(),
                ((Number) described.get("warm_up")).longValue());
    }
}
