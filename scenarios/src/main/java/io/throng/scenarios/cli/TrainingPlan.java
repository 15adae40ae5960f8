package io.throng.scenarios.cli;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.Suggestion;
import io.throng.marl.Algorithm;
import io.throng.marl.ArenaTrainer;
import io.throng.marl.Team;
import io.throng.marl.Trainer;
import io.throng.marl.tensor.Device;
import io.throng.scenarios.Catalogue;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What is to be learned, where, and how: everything a training's results follow from.
 *
 * @param algorithm who learns
 * @param settings of the algorithm
 * @param scenario where
 * @param parameters of the scenario
 * @param steps environment steps per seed
 * @param seed the first seed
 * @param seeds how many seeds
 * @param episodes to evaluate each seed on at the end
 * @param evaluation while the training goes on
 * @param teams kinds that do not learn by this algorithm
 * @param device where networks learn
 * @param populations how many agents each population has, the parameters' first; empty if there is one
 */
record TrainingPlan(
        Algorithm<?> algorithm,
        Record settings,
        LearningScenario<?> scenario,
        Record parameters,
        long steps,
        long seed,
        int seeds,
        int episodes,
        EvaluationPlan evaluation,
        OtherTeams teams,
        Device device,
        List<Integer> populations) {
    private static final int MOST_SEEDS = 1000;
    private static final String POPULATIONS = "populations";

    TrainingPlan {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, got " + steps);
        }
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw new IllegalArgumentException("seeds must be in [1, " + MOST_SEEDS + "], got " + seeds);
        }
        if (episodes < 2) {
            throw new IllegalArgumentException(
                    "episodes must be at least 2, got " + episodes + "; one has no interval");
        }
    }

    /** A plan from names and texts: each change belongs to the scenario or to the algorithm. */
    static TrainingPlan of(
            String algorithmName,
            String scenarioName,
            Integer agents,
            Map<String, String> changes,
            long steps,
            long seed,
            int seeds,
            int episodes,
            EvaluationPlan evaluation) {
        Algorithm<?> algorithm = Algorithms.named(algorithmName);
        LearningScenario<?> scenario = learning(Scenarios.named(scenarioName));
        Map<String, String> toSettings = new LinkedHashMap<>();
        Map<String, String> toParameters = new LinkedHashMap<>();
        List<String> ofScenario =
                List.copyOf(Parameters.values(scenario.defaults()).keySet());
        List<String> ofAlgorithm =
                List.copyOf(Parameters.values(algorithm.defaults()).keySet());
        changes.forEach((name, value) -> {
            requireKnown(name, ofScenario, ofAlgorithm);
            (ofScenario.contains(name) ? toParameters : toSettings).put(name, value);
        });
        return new TrainingPlan(
                algorithm,
                Parameters.with(algorithm.defaults(), toSettings),
                scenario,
                ScenarioRun.parameters(scenario, agents, toParameters),
                steps,
                seed,
                seeds,
                episodes,
                evaluation,
                OtherTeams.none(),
                Device.CPU,
                List.of());
    }

    private static void requireKnown(String name, List<String> ofScenario, List<String> ofAlgorithm) {
        if (!ofScenario.contains(name) && !ofAlgorithm.contains(name)) {
            List<String> all = new ArrayList<>(ofScenario);
            all.addAll(ofAlgorithm);
            throw new IllegalArgumentException(Suggestion.unknown("parameter", name, all));
        }
    }

    private static LearningScenario<?> learning(Scenario<?> scenario) {
        if (scenario instanceof LearningScenario<?> learning) {
            return learning;
        }
        List<String> names = Catalogue.load().all().stream()
                .filter(LearningScenario.class::isInstance)
                .map(Scenario::name)
                .toList();
        throw new IllegalArgumentException(
                "nothing can be learned in " + scenario.name() + "; learning scenarios: " + String.join(", ", names));
    }

    /** The plan of an earlier training. */
    static TrainingPlan open(Path folder) {
        Map<String, Object> manifest = RunFolder.open(folder).manifest();
        if (!"train".equals(manifest.get("command"))) {
            throw new IllegalArgumentException(folder + " is the folder of a " + manifest.get("command")
                    + ", not of a training; give one that throng train wrote");
        }
        Algorithm<?> algorithm = Algorithms.named(String.valueOf(manifest.get("algorithm")));
        LearningScenario<?> scenario = learning(Scenarios.kept(folder, manifest));
        return new TrainingPlan(
                algorithm,
                Parameters.with(algorithm.defaults(), texts(folder, manifest, "settings")),
                scenario,
                Parameters.with(scenario.defaults(), texts(folder, manifest, "parameters")),
                RunFolder.number(folder, manifest, "steps"),
                RunFolder.number(folder, manifest, "seed"),
                (int) RunFolder.number(folder, manifest, "seeds"),
                (int) RunFolder.number(folder, manifest, "episodes"),
                evaluation(folder, manifest),
                teams(folder, manifest),
                device(folder, manifest),
                populations(folder, manifest));
    }

    private static List<Integer> populations(Path folder, Map<String, Object> manifest) {
        Object sizes = manifest.getOrDefault(POPULATIONS, List.of());
        if (!(sizes instanceof List<?> list) || !list.stream().allMatch(Number.class::isInstance)) {
            throw new IllegalArgumentException(
                    "the manifest in " + folder + " must list numbers of agents as populations, got " + sizes);
        }
        return list.stream().map(size -> ((Number) size).intValue()).toList();
    }

    private static Device device(Path folder, Map<String, Object> manifest) {
        Object name = manifest.get("device");
        return Arrays.stream(Device.values())
                .filter(device -> name(device).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the manifest in " + folder + " must name the device cpu or gpu, got " + name));
    }

    private static String name(Device device) {
        return device.name().toLowerCase(Locale.ROOT);
    }

    private static EvaluationPlan evaluation(Path folder, Map<String, Object> manifest) {
        return manifest.containsKey("evaluations")
                ? new EvaluationPlan((int) RunFolder.number(folder, manifest, "evaluations"), (int)
                        RunFolder.number(folder, manifest, "evaluation_episodes"))
                : EvaluationPlan.none();
    }

    private static OtherTeams teams(Path folder, Map<String, Object> manifest) {
        try {
            return OtherTeams.kept(RunFolder.open(folder), manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> texts(Path folder, Map<String, Object> manifest, String key) {
        if (!(manifest.get(key) instanceof Map<?, ?> values)) {
            throw new IllegalArgumentException("the manifest in " + folder + " has no " + key);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }

    TrainingPlan withSteps(long newSteps) {
        EvaluationPlan stretched = evaluation.stretched(steps, newSteps);
        return new TrainingPlan(
                algorithm,
                settings,
                scenario,
                parameters,
                newSteps,
                seed,
                seeds,
                episodes,
                stretched,
                teams,
                device,
                populations);
    }

    /** How many evaluations are due once a seed has taken so many environment steps. */
    long evaluationsDue(long environmentSteps) {
        return evaluation.due(environmentSteps, steps);
    }

    /**
     * The same with other teams beside the algorithm's.
     *
     * @throws IllegalArgumentException if they are not of kinds of the scenario, or do not fit
     */
    TrainingPlan withTeams(OtherTeams others) {
        List<Kind> kinds =
                worlds().apply(1).batches().stream().map(AgentBatch::kind).toList();
        others.requireFit(kinds, scenario, parameters);
        return new TrainingPlan(
                algorithm,
                settings,
                scenario,
                parameters,
                steps,
                seed,
                seeds,
                episodes,
                evaluation,
                others,
                device,
                populations);
    }

    /** The same, learned elsewhere. */
    TrainingPlan withDevice(Device other) {
        return new TrainingPlan(
                algorithm,
                settings,
                scenario,
                parameters,
                steps,
                seed,
                seeds,
                episodes,
                evaluation,
                teams,
                other,
                populations);
    }

    /**
     * The same, learned in several populations at once.
     *
     * @param sizes agents of each
     */
    TrainingPlan withPopulations(List<Integer> sizes) {
        return new TrainingPlan(
                algorithm,
                settings,
                scenario,
                ofAgents(scenario, parameters, sizes.getFirst()),
                steps,
                seed,
                seeds,
                episodes,
                evaluation,
                teams,
                device,
                sizes);
    }

    /** The same in worlds of another number of agents. */
    TrainingPlan ofAgents(int agents) {
        return in(ofAgents(scenario, parameters, agents));
    }

    /**
     * The same in other worlds of the scenario.
     *
     * @param changes to its parameters, by name
     */
    TrainingPlan in(Map<String, String> changes) {
        return in(Parameters.with(parameters, changes));
    }

    private TrainingPlan in(Record others) {
        return new TrainingPlan(
                algorithm,
                settings,
                scenario,
                others,
                steps,
                seed,
                seeds,
                episodes,
                evaluation,
                teams,
                device,
                List.of());
    }

    @SuppressWarnings("unchecked")
    private static <P extends Record> P ofAgents(LearningScenario<P> scenario, Record parameters, int agents) {
        return scenario.withAgents((P) parameters, agents);
    }

    /** Who plays while those that learn act at random: one policy a kind. */
    List<Policy> atRandom() {
        return worlds().apply(1).batches().stream()
                .map(batch -> teams.atRandom(batch.kind().name(), scenario, parameters))
                .toList();
    }

    String name() {
        return algorithm.name() + "-" + scenario.name();
    }

    /** The beginning of the manifest. */
    Map<String, Object> manifest() {
        Map<String, Object> manifest = RunFolder.manifestOf("train", scenario.name(), Parameters.values(parameters));
        manifest.put("algorithm", algorithm.name());
        manifest.put("settings", Parameters.values(settings));
        teams.describe(manifest);
        manifest.put("device", name(device));
        if (!populations.isEmpty()) {
            manifest.put(POPULATIONS, populations);
        }
        manifest.put("steps", steps);
        manifest.put("seed", seed);
        manifest.put("seeds", seeds);
        manifest.put("episodes", episodes);
        manifest.put("evaluations", evaluation.evaluations());
        manifest.put("evaluation_episodes", evaluation.episodes());
        manifest.put("scale", scenario.scale());
        return manifest;
    }

    /** Of each population. */
    private List<IntFunction<GameWorld>> allWorlds() {
        return populations.isEmpty()
                ? List.of(worlds())
                : populations.stream().map(size -> ofAgents(size).worlds()).toList();
    }

    IntFunction<GameWorld> worlds() {
        return count -> worlds(scenario, parameters, count);
    }

    @SuppressWarnings("unchecked")
    private static <P extends Record> GameWorld worlds(LearningScenario<P> scenario, Record parameters, int count) {
        return scenario.worlds((P) parameters, count);
    }

    /** The same worlds led by the controller that came with them, where there is one. */
    Optional<IntFunction<GameWorld>> rivalsWorlds() {
        return rivalsWorlds(scenario, parameters, 1).isEmpty()
                ? Optional.empty()
                : Optional.of(count -> rivalsWorlds(scenario, parameters, count).orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private static <P extends Record> Optional<GameWorld> rivalsWorlds(
            LearningScenario<P> scenario, Record parameters, int count) {
        return scenario.rivalsWorlds((P) parameters, count);
    }

    /** Rules that a person wrote to play the worlds by; empty where there are none. */
    List<Policy> scripted() {
        return scripted(scenario, parameters);
    }

    @SuppressWarnings("unchecked")
    private static <P extends Record> List<Policy> scripted(LearningScenario<P> scenario, Record parameters) {
        return scenario.scripted((P) parameters);
    }

    Trainer trainer(long ofSeed, Execution execution) {
        return trainer(algorithm, ofSeed, execution);
    }

    /** A trainer to read a checkpoint into and play from, on the processor, wherever it was learned. */
    Trainer player(long ofSeed, Execution execution) {
        return withDevice(Device.CPU).trainer(ofSeed, execution);
    }

    /** The settings are those of this very algorithm. */
    @SuppressWarnings("unchecked")
    private <S extends Record> Trainer trainer(Algorithm<S> first, long ofSeed, Execution execution) {
        Team main = Team.ofAll(first, (S) settings);
        List<Team> all = teams.isNone() ? List.of(main) : teams.with(main, scenario, parameters);
        return new ArenaTrainer(all, allWorlds(), ofSeed, execution, device.open());
    }
}
