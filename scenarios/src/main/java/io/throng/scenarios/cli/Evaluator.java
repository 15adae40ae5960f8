package io.throng.scenarios.cli;

import io.throng.agents.arena.GameWorld;
import io.throng.kernel.Execution;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Experiment;
import io.throng.marl.Trainer;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.evaluate.Bootstrap;
import io.throng.marl.evaluate.Difference;
import io.throng.marl.evaluate.Evaluation;
import io.throng.marl.evaluate.Interval;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** Plays the policies of a training's seeds, greedily, in worlds that no training has seen, beside random policies. */
final class Evaluator {
    private static final long WORLDS_SEED = 0x7E57;

    private final TrainingPlan plan;
    private final RunFolder folder;
    private final Execution execution;
    private double[][] learned = new double[0][];
    private double[][] random = new double[0][];
    private double[][] rival = new double[0][];

    Evaluator(TrainingPlan plan, RunFolder folder, Execution execution) {
        this.plan = plan;
        this.folder = folder;
        this.execution = execution;
    }

    Map<String, Object> evaluate(int episodes) throws IOException {
        learned = new double[plan.seeds()][];
        for (int i = 0; i < plan.seeds(); i++) {
            learned[i] = play(plan.seed() + i, episodes);
        }
        return describe(Evaluation.of(learned, Bootstrap.defaults(), generator(0)));
    }

    private double[] play(long seed, int episodes) throws IOException {
        Path checkpoint = checkpoint(seed);
        if (!Files.exists(checkpoint)) {
            throw new IllegalArgumentException("seed " + seed + " of " + folder.path()
                    + " has no checkpoint yet; train it first: throng train --resume " + folder.path());
        }
        try (Trainer trainer = plan.trainer(seed, execution)) {
            Checkpoint.read(checkpoint, plan.algorithm().name(), trainer);
            return Experiment.evaluate(plan.worlds(), trainer.policies(true), episodes, WORLDS_SEED, execution);
        }
    }

    Map<String, Object> random(int episodes) {
        random = playAtRandom(plan.worlds(), episodes);
        return describe(Evaluation.of(random, Bootstrap.defaults(), generator(1)));
    }

    private double[][] playAtRandom(IntFunction<GameWorld> worlds, int episodes) {
        return new double[][] {Experiment.evaluate(worlds, plan.atRandom(), episodes, WORLDS_SEED, execution)};
    }

    /** Adds how the controller plays that came with the worlds, and by how much it was beaten, if there is one. */
    void putRival(int episodes, Map<String, Object> into) {
        plan.rivalsWorlds().ifPresent(worlds -> {
            rival = playAtRandom(worlds, episodes); // whatever the actions
            into.put("rival", describe(Evaluation.of(rival, Bootstrap.defaults(), generator(3))));
            into.put("over_rival", describe(overRival()));
        });
    }

    private Difference overRival() {
        return Difference.of(learned, rival, Bootstrap.defaults(), generator(4));
    }

    Map<String, Object> overRandom() {
        return describe(difference());
    }

    private static Map<String, Object> describe(Difference difference) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("mean", difference.mean());
        described.put("interval", ends(difference.interval()));
        return described;
    }

    private Difference difference() {
        return Difference.of(learned, random, Bootstrap.defaults(), generator(2));
    }

    /** What a person wants to know, in one sentence. */
    String sentence() {
        Evaluation evaluation = Evaluation.of(learned, Bootstrap.defaults(), generator(0));
        Evaluation chance = Evaluation.of(random, Bootstrap.defaults(), generator(1));
        Difference difference = difference();
        String overOthers = rival.length == 0 ? "" : rivalsPart();
        return String.format(
                        Locale.ROOT,
                        "learned %.2f [%.2f, %.2f] (n = %d %s), random %.2f [%.2f, %.2f]: better by %.2f [%.2f, %.2f]"
                                + " (95 %% intervals)",
                        evaluation.mean(),
                        evaluation.interval().low(),
                        evaluation.interval().high(),
                        evaluation.n(),
                        evaluation.resampled().name().toLowerCase(Locale.ROOT),
                        chance.mean(),
                        chance.interval().low(),
                        chance.interval().high(),
                        difference.mean(),
                        difference.interval().low(),
                        difference.interval().high())
                + overOthers;
    }

    private String rivalsPart() {
        Evaluation shipped = Evaluation.of(rival, Bootstrap.defaults(), generator(3));
        Difference difference = overRival();
        return String.format(
                Locale.ROOT,
                "; the controller that came with it %.2f [%.2f, %.2f] (n = %d %s): better by %.2f [%.2f, %.2f]",
                shipped.mean(),
                shipped.interval().low(),
                shipped.interval().high(),
                shipped.n(),
                shipped.resampled().name().toLowerCase(Locale.ROOT),
                difference.mean(),
                difference.interval().low(),
                difference.interval().high());
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

    private static List<Double> ends(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    /** SHA-256 of each seed's checkpoint: equal trainings give equal files. */
    Map<String, Object> hashes() throws IOException {
        Map<String, Object> hashes = new LinkedHashMap<>();
        for (int i = 0; i < plan.seeds(); i++) {
            hashes.put("seed-" + (plan.seed() + i), sha256(checkpoint(plan.seed() + i)));
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

    private Path checkpoint(long seed) {
        return TrainJob.seedFolder(folder, seed).resolve(TrainJob.CHECKPOINT);
    }

    private static Philox generator(int purpose) {
        return new Philox().reset(WORLDS_SEED, purpose, 0, Streams.EVALUATE);
    }
}
