package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.Execution;
import io.throng.marl.Trainer;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.log.MetricSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluations on the way do not disturb, and outlive every interruption. */
class SeedTrainingTest {
    private static final long BATCH = 8 * 25;
    private static final long STEPS = 12 * BATCH;
    private static final EvaluationPlan FOUR = new EvaluationPlan(4, 6);

    @TempDir
    Path folder;

    private static TrainingPlan plan(long steps, EvaluationPlan evaluation) {
        return TrainingPlan.of(
                "mappo",
                "simple_spread",
                null,
                Map.of("worlds", "8", "hiddenWidth", "16", "epochs", "2"),
                steps,
                1,
                1,
                20,
                evaluation);
    }

    private boolean train(String name, TrainingPlan plan, MetricSink sink, BooleanSupplier stop) throws IOException {
        Execution execution = Execution.defaults().withThreads(2);
        try (Trainer trainer = plan.trainer(1, execution)) {
            return new SeedTraining(plan, 1, folder.resolve(name), trainer, execution, new LearningCurves())
                    .run(first -> sink, stop);
        }
    }

    private void trainWhole(String name, TrainingPlan plan) throws IOException {
        assertThat(train(name, plan, MetricSink.all(), () -> false)).isTrue();
    }

    /** Stops before the batch after so many. */
    private static BooleanSupplier after(int batches) {
        int[] begun = {0};
        return () -> begun[0]++ == batches;
    }

    private byte[] file(String name, String file) throws IOException {
        return Files.readAllBytes(folder.resolve(name).resolve(file));
    }

    private List<SeedEvaluations.Entry> evaluations(String name) {
        return SeedEvaluations.open(folder.resolve(name)).all();
    }

    private void assertSame(String name, String other) throws IOException {
        assertThat(file(name, SeedTraining.CHECKPOINT)).isEqualTo(file(other, SeedTraining.CHECKPOINT));
        assertThat(file(name, SeedTraining.BEST)).isEqualTo(file(other, SeedTraining.BEST));
        assertThat(evaluations(name)).hasSameSizeAs(evaluations(other));
        for (int i = 0; i < evaluations(name).size(); i++) {
            SeedEvaluations.Entry entry = evaluations(name).get(i);
            assertThat(entry.stepCount()).isEqualTo(evaluations(other).get(i).stepCount());
            assertThat(entry.returns().get("return"))
                    .isEqualTo(evaluations(other).get(i).returns().get("return"));
        }
    }

    @Test
    void evaluationsAreAsManyAsPlannedAtEqualDistances() throws IOException {
        trainWhole("whole", plan(STEPS, FOUR));
        assertThat(evaluations("whole"))
                .extracting(SeedEvaluations.Entry::stepCount)
                .containsExactly(3 * BATCH, 6 * BATCH, 9 * BATCH, 12 * BATCH);
        assertThat(evaluations("whole"))
                .allMatch(entry -> entry.returns().get("return").length == 6)
                .isSortedAccordingTo((a, b) -> Double.compare(a.elapsedSeconds(), b.elapsedSeconds()));
    }

    @Test
    void evaluationsDoNotDisturbTheTraining() throws IOException {
        trainWhole("evaluated", plan(STEPS, FOUR));
        trainWhole("alone", plan(STEPS, EvaluationPlan.none()));
        assertThat(file("alone", SeedTraining.CHECKPOINT)).isEqualTo(file("evaluated", SeedTraining.CHECKPOINT));
        assertThat(folder.resolve("alone").resolve(SeedTraining.BEST)).doesNotExist();
        assertThat(folder.resolve("alone").resolve(SeedEvaluations.FILE)).doesNotExist();
    }

    @Test
    void aTrainingStoppedAnywhereEndsAsOneThatNeverStopped() throws IOException {
        TrainingPlan plan = plan(STEPS, FOUR);
        trainWhole("whole", plan);
        for (int batches : new int[] {0, 2, 3, 7}) {
            String name = "stopped-" + batches;
            assertThat(train(name, plan, MetricSink.all(), after(batches))).isFalse();
            trainWhole(name, plan);
            assertSame(name, "whole");
        }
    }

    @Test
    void aTrainingThatCrashesBetweenCheckpointsEndsAsOneThatNeverStopped() throws IOException {
        TrainingPlan plan = plan(STEPS, FOUR);
        trainWhole("whole", plan);
        for (long lastStep : new long[] {BATCH, 5 * BATCH, 6 * BATCH}) {
            String name = "crashed-" + lastStep;
            MetricSink crash = new MetricSink() {
                @Override
                public void record(long step, SequencedMap<String, Double> values) {
                    if (step == lastStep) {
                        throw new IllegalStateException("power cut");
                    }
                }

                @Override
                public void close() {}
            };
            assertThatThrownBy(() -> train(name, plan, crash, () -> false)).hasMessage("power cut");
            trainWhole(name, plan);
            assertSame(name, "whole");
        }
    }

    @Test
    void anEvaluationThatACrashPreventedIsMadeOnResume() throws IOException {
        TrainingPlan plan = plan(STEPS, FOUR);
        trainWhole("whole", plan);
        assertThat(train("cut", plan, MetricSink.all(), after(3))).isFalse();
        assertThat(evaluations("cut")).hasSize(1);
        Files.delete(
                folder.resolve("cut").resolve(SeedEvaluations.FILE)); // the checkpoint stands before the evaluation
        Files.delete(folder.resolve("cut").resolve(SeedTraining.BEST));
        trainWhole("cut", plan);
        assertSame("cut", "whole");
    }

    @Test
    void evaluationsAfterTheCheckpointAreMadeAgain() throws IOException {
        TrainingPlan plan = plan(STEPS, FOUR);
        assertThat(train("back", plan, MetricSink.all(), after(4))).isFalse();
        byte[] early = file("back", SeedTraining.CHECKPOINT);
        trainWhole("back", plan);
        Files.copy(folder.resolve("back"), folder.resolve("whole"));
        for (String file : List.of(SeedTraining.CHECKPOINT, SeedTraining.BEST, SeedEvaluations.FILE)) {
            Files.copy(
                    folder.resolve("back").resolve(file),
                    folder.resolve("whole").resolve(file));
        }
        Files.write(folder.resolve("back").resolve(SeedTraining.CHECKPOINT), early);
        trainWhole("back", plan);
        assertSame("back", "whole");
    }

    @Test
    void aLongerTrainingKeepsTheDistanceBetweenEvaluations() throws IOException {
        trainWhole("long", plan(2 * STEPS, new EvaluationPlan(8, 6)));
        TrainingPlan brief = plan(STEPS, FOUR);
        trainWhole("stretched", brief);
        TrainingPlan stretched = brief.withSteps(2 * STEPS);
        assertThat(stretched.evaluation().evaluations()).isEqualTo(8);
        trainWhole("stretched", stretched);
        assertSame("stretched", "long");
    }

    @Test
    void theBestPolicyIsThatOfTheHighestMeanAndTheLatestOfEquals() throws IOException {
        trainWhole("whole", plan(STEPS, FOUR));
        SeedEvaluations evaluations = SeedEvaluations.open(folder.resolve("whole"));
        SeedEvaluations.Entry best = evaluations.best().orElseThrow();
        assertThat(evaluations.all()).allMatch(entry -> entry.mean() <= best.mean());
        assertThat(evaluations.wouldBeBest(best)).isTrue();
        Execution execution = Execution.defaults();
        TrainingPlan plan = plan(STEPS, FOUR);
        try (Trainer trainer = plan.trainer(1, execution)) {
            Checkpoint.read(folder.resolve("whole").resolve(SeedTraining.BEST), "mappo", trainer);
            assertThat(trainer.environmentSteps()).isEqualTo(best.stepCount());
            assertThat(UnseenWorlds.play(
                                    plan, trainer, true, 6, UnseenWorlds.ofEvaluation(1, best.stepCount()), execution)
                            .mean())
                    .isEqualTo(best.returns().get("return"));
        }
    }

    @Test
    void dueEvaluationsAreCountedExactly() {
        EvaluationPlan ten = EvaluationPlan.defaults();
        assertThat(ten.due(0, 8_000)).isZero();
        assertThat(ten.due(799, 8_000)).isZero();
        assertThat(ten.due(800, 8_000)).isEqualTo(1);
        assertThat(ten.due(7_999, 8_000)).isEqualTo(9);
        assertThat(ten.due(8_000, 8_000)).isEqualTo(10);
        assertThat(ten.due(9_000, 8_000)).isEqualTo(10);
        assertThat(ten.due(1, 3)).as("no more evaluations than steps").isEqualTo(1);
        assertThat(ten.due(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(10);
        assertThat(ten.due(Long.MAX_VALUE / 2 - 1, Long.MAX_VALUE)).isEqualTo(4);
        assertThat(EvaluationPlan.none().due(5, 5)).isZero();
    }
}
