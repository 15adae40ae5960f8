package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.marl.Experiment;
import io.throng.marl.Trainer;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.log.MetricSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * Trains one seed to its end or until it is told to stop, evaluates it on the way, and keeps the latest state and the best.
 *
 * <p>Before each evaluation stands a checkpoint. So whatever a crash interrupts, the checkpoint is either the one before an
 * evaluation, which is then made (again), or a later one and the evaluation is on disk: a resumed training ends with the
 * evaluations of one that never stopped.
 */
final class SeedTraining implements Experiment.AfterBatch {
    static final String CHECKPOINT = "checkpoint.throng";
    static final String BEST = "best.throng";
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(60);

    private final TrainingPlan plan;
    private final long seed;
    private final Path folder;
    private final Trainer trainer;
    private final Execution execution;
    private final LearningCurves curves;
    private final SeedEvaluations evaluations;
    private final double earlierSeconds;
    private final long first;
    private final Stopwatch stopwatch;
    private long savedAt = System.nanoTime();
    private long latest;

    /** Goes on from the folder's checkpoint if there is one; the trainer stays the caller's. */
    SeedTraining(TrainingPlan plan, long seed, Path folder, Trainer trainer, Execution execution, LearningCurves curves)
            throws IOException {
        this.plan = plan;
        this.seed = seed;
        this.folder = folder;
        this.trainer = trainer;
        this.execution = execution;
        this.curves = curves;
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve(CHECKPOINT))) {
            Checkpoint.read(folder.resolve(CHECKPOINT), plan.algorithm().name(), trainer);
        }
        this.first = trainer.environmentSteps();
        this.latest = first;
        this.evaluations = SeedEvaluations.open(folder);
        evaluations.rewind(first);
        this.earlierSeconds = evaluations.elapsedSeconds();
        this.stopwatch = new Stopwatch();
    }

    /**
     * Trains.
     *
     * @param sinks makes the sink of diagnostics, given the steps taken before
     * @return whether all steps were taken
     */
    boolean run(LongFunction<MetricSink> sinks, BooleanSupplier stop) throws IOException {
        if (plan.evaluationsDue(first) > plan.evaluationsDue(evaluations.latestStep())) {
            evaluate();
        }
        boolean complete;
        try (MetricSink sink = sinks.apply(first)) {
            complete = Experiment.train(trainer, plan.steps(), sink, stop, this);
        }
        save();
        stopwatch.stop();
        return complete;
    }

    @Override
    public void run(long environmentSteps, SequencedMap<String, Double> metrics) {
        curves.add(seed, environmentSteps, metrics);
        boolean due = plan.evaluationsDue(environmentSteps) > plan.evaluationsDue(latest);
        latest = environmentSteps;
        try {
            if (due) {
                save();
                evaluate();
            } else if (System.nanoTime() - savedAt > CHECKPOINT_EVERY.toNanos()) {
                save();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save() throws IOException {
        Checkpoint.write(folder.resolve(CHECKPOINT), plan.algorithm().name(), trainer);
        savedAt = System.nanoTime();
        if (plan.evaluation().evaluations() > 0) {
            evaluations.keepTime(trainer.environmentSteps(), elapsedSeconds());
        }
    }

    private double elapsedSeconds() {
        stopwatch.stop();
        stopwatch.resume();
        return earlierSeconds + stopwatch.wallSeconds();
    }

    /** Plays the policies of the checkpoint just written or read. */
    private void evaluate() throws IOException {
        double elapsed = elapsedSeconds();
        stopwatch.stop();
        long steps = trainer.environmentSteps();
        SeedEvaluations.Entry entry = new SeedEvaluations.Entry(
                steps,
                elapsed,
                UnseenWorlds.play(
                                plan,
                                trainer,
                                true,
                                plan.evaluation().episodes(),
                                UnseenWorlds.ofEvaluation(seed, steps),
                                execution)
                        .metrics());
        if (evaluations.wouldBeBest(entry)) {
            keepBest();
        }
        evaluations.add(entry);
        stopwatch.resume();
    }

    private void keepBest() throws IOException {
        Path temporary = folder.resolve(BEST + ".tmp");
        Files.copy(folder.resolve(CHECKPOINT), temporary, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
                temporary, folder.resolve(BEST), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Steps taken here, without those before a resume. */
    long stepsTaken() {
        return trainer.environmentSteps() - first;
    }

    /** What learning took here, evaluations not counted; after {@link #run(LongFunction, BooleanSupplier)}. */
    Stopwatch stopwatch() {
        return stopwatch;
    }
}
