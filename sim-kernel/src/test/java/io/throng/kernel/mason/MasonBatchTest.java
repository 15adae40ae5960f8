package io.throng.kernel.mason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.DeterminismContract;
import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import sim.app.keepaway.Keepaway;
import sim.engine.SimState;

final class MasonBatchTest {
    private static final MasonModel FLOCK =
            MasonModel.named("sim.app.flockers.Flockers").with(Map.of("numFlockers", "20"));

    @Test
    void runsKeepTheKernelsContract() {
        new DeterminismContract(() -> new MasonBatch(FLOCK, 5, 3, List.of("flockers.objects")), 7, 10).check();
    }

    @Test
    void aBatchIsTheRunsOneByOne() {
        List<Replica> replicas = after(new MasonBatch(FLOCK, 3, 10, List.of()), 4, MasonBatch::replicas);
        for (Replica replica : replicas) {
            try (MasonRun alone = FLOCK.start((int) replica.masonSeed())) {
                alone.advance(40);
                assertThat(replica.digest()).isEqualTo(alone.digest());
                assertThat(replica.steps()).isEqualTo(40);
                assertThat(replica.ended()).isFalse();
            }
        }
        assertThat(replicas.stream().map(Replica::masonSeed)).doesNotHaveDuplicates();
        assertThat(replicas.stream().map(Replica::digest)).doesNotHaveDuplicates();
    }

    private static <T> T after(MasonBatch batch, int steps, Function<MasonBatch, T> reader) {
        try (batch;
                Simulation simulation =
                        Simulation.start(batch, 7, Execution.defaults().withRegions(3))) {
            simulation.run(steps);
            return simulation.atRest(() -> reader.apply(batch));
        }
    }

    @Test
    void fieldsCanBeReadAfterARestoring() {
        double[] places = after(
                new MasonBatch(FLOCK, 2, 5, List.of()),
                3,
                batch -> batch.fields(1).getFirst().values());
        Snapshot snapshot;
        try (MasonBatch batch = new MasonBatch(FLOCK, 2, 5, List.of());
                Simulation simulation = Simulation.start(batch, 7)) {
            simulation.run(3);
            snapshot = simulation.snapshot();
        }
        try (MasonBatch batch = new MasonBatch(FLOCK, 2, 5, List.of());
                Simulation restored = Simulation.restore(batch, snapshot, Execution.defaults())) {
            assertThat(restored.atRest(() -> batch.fields(1)).getFirst().values())
                    .isEqualTo(places);
        }
    }

    @Test
    void aModelThatIsNoFunctionOfItsSeedIsNotRestored() {
        AtomicInteger made = new AtomicInteger();
        MasonModel moody = MasonModel.of("moody", seed -> new Keepaway(seed + made.incrementAndGet()));
        Snapshot snapshot;
        try (Simulation simulation = Simulation.start(new MasonBatch(moody, 1, 1, List.of()), 7)) {
            simulation.run(5);
            snapshot = simulation.snapshot();
        }
        try (Simulation restored =
                Simulation.restore(new MasonBatch(moody, 1, 1, List.of()), snapshot, Execution.defaults())) {
            restored.run(1);
            assertThat(restored.failures()).hasSize(1);
            assertThat(restored.failures().getFirst().toString())
                    .contains("model moody, run again from MASON's seed")
                    .contains("through 5 steps")
                    .contains("not a function of its seed and cannot be restored");
        }
    }

    @Test
    void aModelThatThrowsFailsAloneAndStaysWhereItWas() {
        MasonModel fragile = MasonModel.of("fragile", seed -> seed % 2 == 0 ? new Breaking(seed) : new Keepaway(seed));
        List<Replica> replicas = after(new MasonBatch(fragile, 12, 1, List.of()), 20, MasonBatch::replicas);
        assertThat(replicas)
                .allSatisfy(replica -> assertThat(replica.steps()).isEqualTo(replica.masonSeed() % 2 == 0 ? 10 : 20));
        assertThat(replicas.stream().filter(replica -> replica.steps() == 10)).isNotEmpty();
    }

    /** Cannot take its eleventh step. */
    private static final class Breaking extends SimState {
        private static final long serialVersionUID = 1;

        Breaking(long seed) {
            super(seed);
        }

        @Override
        public void start() {
            super.start();
            schedule.scheduleRepeating(state -> {
                if (schedule.getSteps() == 10) {
                    throw new IllegalStateException("broken");
                }
            });
        }
    }

    @Test
    void aModelWithNothingLeftToDoHasEnded() {
        MasonModel brief = MasonModel.of("brief", seed -> new SimState(seed) {
            private static final long serialVersionUID = 1;

            @Override
            public void start() {
                super.start();
                schedule.scheduleOnce(state -> {});
            }
        });
        Replica replica = after(new MasonBatch(brief, 1, 4, List.of()), 3, MasonBatch::replicas)
                .getFirst();
        assertThat(replica.ended()).isTrue();
        assertThat(replica.steps()).isEqualTo(1);
    }

    @Test
    void impossibleBatchesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasonBatch(FLOCK, 0, 1, List.of()))
                .withMessage("replicas must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasonBatch(FLOCK, 1, 0, List.of()))
                .withMessage("every must be at least 1 step, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasonBatch(FLOCK, 1, 1, List.of("flocker.objects")))
                .withMessageContaining("no measure called \"flocker.objects\"; did you mean flockers.objects?");
    }

    @Test
    void theMeanOverTheRunsIsMeasured() {
        MasonModel bugs = MasonModel.named("sim.app.heatbugs.HeatBugs")
                .with(Map.of("gridWidth", "20", "gridHeight", "20", "bugCount", "5"));
        try (MasonBatch batch = new MasonBatch(bugs, 4, 10, List.of("valgrid.mean"));
                Simulation simulation = Simulation.start(batch, 7)) {
            simulation.run(2);
            double mean = simulation.atRest(batch::replicas).stream()
                            .mapToDouble(replica -> replica.measured()[0])
                            .sum()
                    / 4;
            assertThat(simulation.measures().get("valgrid.mean")).isCloseTo(mean, within(1e-9));
            assertThat(mean).isPositive();
        }
    }
}
