package io.throng.scenarios.cli;

import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.marl.Experiment;
import io.throng.marl.Trainer;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.evaluate.Bootstrap;
import io.throng.marl.evaluate.Difference;
import io.throng.marl.evaluate.EpisodeReturns;
import io.throng.marl.evaluate.Evaluation;
import io.throng.marl.evaluate.Interval;
import io.throng.marl.probe.TypeProbe;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.IntFunction;

/**
 * Plays the policies of a training's seeds in worlds that no training has seen, beside random policies.
 *
 * <p>Numbers are of one metric: the return over all agents, or that of one kind.
 */
final class Evaluator {
    /** Own steps that agents know when their embeddings are probed. */
    private static final int PROBED_STEPS = 10;

    private final TrainingPlan plan;

    /** The worlds to play in: the plan's, or ones of another number of agents. */
    private final TrainingPlan stage;

    private final boolean greedy;

    private final RunFolder folder;
    private final Execution execution;
    private final String metric;
    private List<SequencedMap<String, double[]>> learned = List.of();
    private List<SequencedMap<String, double[]>> random = List.of();
    private List<SequencedMap<String, double[]>> rival = List.of();
    private String rivalsName = "";

    Evaluator(TrainingPlan plan, RunFolder folder, Execution execution, String metric) {
        this(plan, plan, true, folder, execution, metric);
    }

    /**
     * Of policies of one plan in the worlds of another.
     *
     * @param greedy whether they take the most likely actions instead of drawing them
     */
    Evaluator(
            TrainingPlan plan,
            TrainingPlan stage,
            boolean greedy,
            RunFolder folder,
            Execution execution,
            String metric) {
        this.plan = plan;
        this.stage = stage;
        this.greedy = greedy;
        this.folder = folder;
        this.execution = execution;
        this.metric = metric;
    }

    Map<String, Object> evaluate(int episodes) throws IOException {
        List<SequencedMap<String, double[]>> played = new ArrayList<>();
        for (int i = 0; i < plan.seeds(); i++) {
            long seed = plan.seed() + i;
            Path checkpoint = folder.seed(seed).resolve(SeedTraining.CHECKPOINT);
            if (!Files.exists(checkpoint)) {
                throw new IllegalArgumentException("seed " + seed + " of " + folder.path()
                        + " has no checkpoint yet; train it first: throng train --resume " + folder.path());
            }
            played.add(play(seed, checkpoint, episodes, UnseenWorlds.SEED));
        }
        learned = played;
        return describe(evaluation(learned, metric, 0));
    }

    private SequencedMap<String, double[]> play(long seed, Path checkpoint, int episodes, long worldsSeed)
            throws IOException {
        try (Trainer trainer = plan.player(seed, execution)) {
            Checkpoint.read(checkpoint, plan.algorithm().name(), trainer);
            EpisodeReturns returns = stage.equals(plan)
                    ? UnseenWorlds.play(plan, trainer, greedy, episodes, worldsSeed, execution)
                    : UnseenWorlds.playIn(stage, trainer, greedy, episodes, worldsSeed, execution);
            return returns.metrics();
        }
    }

    Map<String, Object> random(int episodes) {
        random = playAtRandom(stage.worlds(), episodes);
        return describe(evaluation(random, metric, 1));
    }

    private List<SequencedMap<String, double[]>> playAtRandom(IntFunction<GameWorld> worlds, int episodes) {
        return List.of(Experiment.play(worlds, stage.atRandom(), episodes, UnseenWorlds.SEED, execution)
                .metrics());
    }

    Map<String, Object> overRandom() {
        return describe(difference(random, metric, 2));
    }

    /**
     * Adds how the controller plays that came with the worlds, or else a script does, and by how much it was beaten, if there
     * is one.
     */
    void putRival(int episodes, Map<String, Object> into) {
        Optional<IntFunction<GameWorld>> led = stage.rivalsWorlds();
        List<Policy> script = stage.scripted();
        if (led.isPresent()) {
            rivalsName = "the controller that came with it";
            rival = playAtRandom(led.get(), episodes); // whatever the actions
        } else if (!script.isEmpty()) {
            rivalsName = "a script";
            rival = List.of(Experiment.play(stage.worlds(), script, episodes, UnseenWorlds.SEED, execution)
                    .metrics());
        } else {
            return;
        }
        into.put("rival", describe(evaluation(rival, metric, 3)));
        into.put("over_rival", describe(difference(rival, metric, 4)));
    }

    /**
     * Adds how well a linear classifier tells the type of whom the agents play against from what they make of their first
     * steps, where they make anything of them and opponents are of several types.
     *
     * @return the same in one sentence; empty where there is nothing to tell
     */
    Optional<String> putProbe(int episodes, Map<String, Object> into) throws IOException {
        List<double[]> right = new ArrayList<>();
        int types = 0;
        for (int i = 0; i < plan.seeds(); i++) {
            long seed = plan.seed() + i;
            try (Trainer trainer = plan.player(seed, execution)) {
                Checkpoint.read(
                        folder.seed(seed).resolve(SeedTraining.CHECKPOINT),
                        plan.algorithm().name(),
                        trainer);
                Optional<TypeProbe> probe = UnseenWorlds.probe(plan, trainer, PROBED_STEPS, episodes, execution);
                if (probe.isEmpty()) {
                    return Optional.empty();
                }
                right.add(probe.get().right());
                types = probe.get().types();
            }
        }
        int shortest = right.stream().mapToInt(each -> each.length).min().orElseThrow();
        double[][] ofSeeds =
                right.stream().map(each -> Arrays.copyOf(each, shortest)).toArray(double[][]::new);
        Evaluation accuracy = Evaluation.of(ofSeeds, Bootstrap.defaults(), UnseenWorlds.generator(6));
        Map<String, Object> described = describe(accuracy);
        described.put("steps", PROBED_STEPS);
        described.put("types", types);
        into.put("type_probe", described);
        return Optional.of("a linear probe of what agents make of their first " + PROBED_STEPS + " steps tells " + types
                + " types of opponents apart, accuracy " + Verdict.words(accuracy) + ", by chance "
                + String.format(Locale.ROOT, "%.2f", 1.0 / types));
    }

    /** Adds the same numbers for each kind of agents, where there are several. */
    void putKinds(Map<String, Object> into) {
        Map<String, Object> byKind = new LinkedHashMap<>();
        for (String each : Metrics.ofKinds(learned.getFirst())) {
            Map<String, Object> ofKind = new LinkedHashMap<>();
            ofKind.put("evaluation", describe(evaluation(learned, each, 0)));
            ofKind.put("random", describe(evaluation(random, each, 1)));
            ofKind.put("over_random", describe(difference(random, each, 2)));
            byKind.put(each, ofKind);
        }
        if (!byKind.isEmpty()) {
            into.put("by_kind", byKind);
        }
    }

    /**
     * Plays the best policy that each seed's evaluations found on ten times as many episodes, in other worlds, and keeps the
     * returns beside the evaluations: the absolute metric (Gorsane et al. 2022). The training must have ended.
     */
    void playBest() throws IOException {
        for (int i = 0; i < plan.seeds(); i++) {
            long seed = plan.seed() + i;
            SeedEvaluations evaluations = SeedEvaluations.open(folder.seed(seed));
            if (evaluations.absolute().isEmpty() && evaluations.best().isPresent()) {
                evaluations.keepAbsolute(play(
                        seed,
                        folder.seed(seed).resolve(SeedTraining.BEST),
                        plan.evaluation().absoluteEpisodes(),
                        UnseenWorlds.ofAbsoluteMetric(seed)));
            }
        }
    }

    /** Adds the absolute metric, if all seeds have one. */
    void putAbsolute(Map<String, Object> into) {
        List<SequencedMap<String, double[]>> best = new ArrayList<>();
        for (int i = 0; i < plan.seeds(); i++) {
            best.add(SeedEvaluations.open(folder.seed(plan.seed() + i)).absolute());
        }
        if (best.stream().noneMatch(Map::isEmpty)) {
            into.put("absolute", describe(evaluation(best, metric, 5)));
        }
    }

    private static Evaluation evaluation(List<SequencedMap<String, double[]>> group, String metric, int purpose) {
        return Evaluation.of(scores(group, metric), Bootstrap.defaults(), UnseenWorlds.generator(purpose));
    }

    private Difference difference(List<SequencedMap<String, double[]>> others, String of, int purpose) {
        return Difference.of(
                scores(learned, of), scores(others, of), Bootstrap.defaults(), UnseenWorlds.generator(purpose));
    }

    private static double[][] scores(List<SequencedMap<String, double[]>> group, String metric) {
        return group.stream().map(returns -> Metrics.returns(returns, metric)).toArray(double[][]::new);
    }

    /** What a person wants to know, in one sentence. */
    String sentence() {
        Verdict verdict = new Verdict(plan.seeds());
        String sentence = "learned " + Verdict.words(evaluation(learned, metric, 0)) + ", random "
                + Verdict.words(evaluation(random, metric, 1)) + ": "
                + verdict.words(difference(random, metric, 2), "random");
        if (!rival.isEmpty()) {
            sentence += "; " + rivalsName + " " + Verdict.words(evaluation(rival, metric, 3)) + ": "
                    + verdict.words(difference(rival, metric, 4), "it");
        }
        return sentence + " (95 % intervals)"
                + verdict.refusal().map(why -> "; " + why).orElse("");
    }

    private static Map<String, Object> describe(Difference difference) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("mean", difference.mean());
        described.put("interval", ends(difference.interval()));
        return described;
    }

    static Map<String, Object> describe(Evaluation evaluation) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("n", evaluation.n());
        described.put("over", evaluation.resampled().name().toLowerCase(Locale.ROOT));
        described.put("mean", evaluation.mean());
        described.put("iqm", evaluation.iqm());
        described.put("interval", ends(evaluation.interval()));
        described.put("iqm_interval", ends(evaluation.iqmInterval()));
        described.put("per_seed", evaluation.perSeed());
        return described;
    }

    static List<Double> ends(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    /** SHA-256 of each seed's checkpoint: equal trainings give equal files. */
    Map<String, Object> hashes() throws IOException {
        Map<String, Object> hashes = new LinkedHashMap<>();
        for (int i = 0; i < plan.seeds(); i++) {
            long seed = plan.seed() + i;
            hashes.put("seed-" + seed, sha256(folder.seed(seed).resolve(SeedTraining.CHECKPOINT)));
        }
        return hashes;
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
