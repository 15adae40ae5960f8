package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.testworlds.Clockwork;
import io.throng.kernel.testworlds.Colony;
import io.throng.kernel.testworlds.Scripted;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SimulationTest {
    private static final long ENDLESS = Long.MAX_VALUE;

    @Test
    void runsTakeTheirSteps() {
        Clockwork world = new Clockwork(10);
        try (Simulation simulation = Simulation.start(world, 7)) {
            assertThat(simulation.step()).isZero();
            assertThat(simulation.run(0)).isZero();
            assertThat(simulation.run(5)).isEqualTo(5);
            assertThat(simulation.run(2)).isEqualTo(2);
            assertThat(simulation.step()).isEqualTo(7);
            assertThat(simulation.<Integer>atRest(() -> world.count(9))).isEqualTo(7);
            assertThat(simulation.seed()).isEqualTo(7);
            assertThat(simulation.world()).isSameAs(world);
            assertThatThrownBy(() -> simulation.run(-1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("steps must not be negative, got -1");
        }
    }

    @Test
    void aStopEndsTheRunInProgressAndNoLaterOne() throws InterruptedException {
        CountDownLatch stepping = new CountDownLatch(20);
        Scripted world = new Scripted(1).on(Phase.DECIDE, (self, turn, row) -> stepping.countDown());
        try (Simulation simulation = Simulation.start(world, 7)) {
            CompletableFuture<Long> run = CompletableFuture.supplyAsync(() -> simulation.run(ENDLESS));
            stepping.await();
            simulation.requestStop();
            long taken = run.join();
            assertThat(taken).isGreaterThanOrEqualTo(20);
            assertThat(simulation.step()).isEqualTo(taken);
            assertThat(simulation.run(3)).isEqualTo(3);
        }
    }

    @Test
    void readersSeeWholeStepsWhileARunIsInProgress() throws InterruptedException {
        CountDownLatch stepping = new CountDownLatch(20);
        Scripted world = new Scripted(100).on(Phase.DECIDE, (self, turn, row) -> {
            self.number().write()[row] = (int) turn.step() + 1;
            stepping.countDown();
        });
        try (Simulation simulation = Simulation.start(world, 7, Executions.of(SteppingMode.BATCHED, 4))) {
            CompletableFuture<Long> run = CompletableFuture.supplyAsync(() -> simulation.run(ENDLESS));
            stepping.await();
            int last = -1;
            for (int i = 0; i < 50; i++) {
                int[] seen = simulation.atRest(() ->
                        new int[] {world.number().read()[0], world.number().read()[99]});
                assertThat(seen[0]).isEqualTo(seen[1]).isGreaterThanOrEqualTo(last);
                last = seen[0];
                assertThat(simulation.snapshot().step()).isGreaterThanOrEqualTo((long) last);
            }
            assertThat(run).isNotDone();
            simulation.requestStop();
            run.join();
        }
    }

    @Test
    void theHashOfAnotherThreadIsThatOfAWholeStep() {
        List<Long> hashes = new ArrayList<>();
        try (Simulation simulation = Simulation.start(new Colony(50, true), 7)) {
            for (int i = 0; i < 40; i++) {
                hashes.add(simulation.hash());
                simulation.run(1);
            }
        }
        try (Simulation simulation = Simulation.start(new Colony(50, true), 7)) {
            CompletableFuture<Long> run = CompletableFuture.supplyAsync(() -> simulation.run(39));
            while (!run.isDone()) {
                assertThat(hashes).contains(simulation.hash());
            }
        }
    }

    @Test
    void whatAReaderThrowsIsThrownToWhoAskedAndEndsNothing() {
        try (Simulation simulation = Simulation.start(new Clockwork(3), 7)) {
            assertThatThrownBy(() -> simulation.atRest(() -> {
                        throw new NoSuchElementException("nothing there");
                    }))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("nothing there");
            assertThatThrownBy(() -> simulation.atRest(() -> {
                        throw new AssertionError("not so");
                    }))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("not so");
            assertThat(simulation.run(1)).isEqualTo(1);
        }
    }

    @Test
    void manyThreadsMayUseOneSimulation() {
        try (Simulation simulation = Simulation.start(new Colony(50, true), 7)) {
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(CompletableFuture.supplyAsync(() -> simulation.run(5)));
                all.add(CompletableFuture.supplyAsync(simulation::measures));
                all.add(CompletableFuture.supplyAsync(simulation::hash));
                all.add(CompletableFuture.supplyAsync(simulation::snapshot));
            }
            all.forEach(CompletableFuture::join);
            assertThat(simulation.step()).isEqualTo(40);
            long together = simulation.hash();
            try (Simulation alone = Simulation.start(new Colony(50, true), 7)) {
                alone.run(40);
                assertThat(alone.hash()).isEqualTo(together);
            }
        }
    }

    @Test
    void hundredsOfWaitingJobsAreAllDone() {
        try (Simulation simulation =
                Simulation.start(new Clockwork(1), 7, Execution.defaults().withThreads(1))) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            CountDownLatch open = new CountDownLatch(1);
            CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> simulation.atRest(() -> {
                try {
                    return open.await(30, TimeUnit.SECONDS) ? -1 : 0;
                } catch (InterruptedException e) {
                    return 0;
                }
            }));
            for (int i = 0; i < 500; i++) {
                int number = i;
                CompletableFuture<Integer> answer = new CompletableFuture<>();
                answers.add(answer);
                Thread.startVirtualThread(() -> answer.complete(simulation.atRest(() -> number)));
            }
            open.countDown();
            assertThat(first.join()).isEqualTo(-1);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).join()).isEqualTo(i);
            }
        }
    }

    @Test
    void closingEndsWhatIsInProgressAndRefusesWhatComes() throws InterruptedException {
        CountDownLatch stepping = new CountDownLatch(20);
        Scripted world = new Scripted(1).on(Phase.DECIDE, (self, turn, row) -> stepping.countDown());
        Simulation simulation = Simulation.start(world, 7);
        CompletableFuture<Long> run = CompletableFuture.supplyAsync(() -> simulation.run(ENDLESS));
        stepping.await();
        simulation.close();
        assertThatThrownBy(run::join).hasCauseInstanceOf(SimulationException.class);
        assertThatThrownBy(() -> simulation.run(1))
                .isInstanceOf(SimulationException.class)
                .hasMessage(
                        "the simulation of world scripted has been closed and takes no more steps; start another or "
                                + "restore a snapshot");
        simulation.close();
        assertThat(simulation.journal()).isEmpty();
    }

    @Test
    void oneThreadRunsEverythingOnOneThread() {
        var names = new ConcurrentSkipListSet<String>();
        Scripted world = new Scripted(5000)
                .on(
                        Phase.DECIDE,
                        (self, turn, row) -> names.add(Thread.currentThread().getName()));
        try (Simulation simulation =
                Simulation.start(world, 7, Execution.defaults().withThreads(1).withRegions(8))) {
            simulation.run(20);
            assertThat(names).hasSize(1);
        }
    }
}
