package io.throng.kernel.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.Execution;
import io.throng.kernel.Phase;
import io.throng.kernel.Simulation;
import io.throng.kernel.SimulationException;
import io.throng.kernel.SteppingMode;
import io.throng.kernel.testworlds.Scripted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of the concurrency tests in {@code src/jcstress}: many threads at one simulation. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BarrierUnderFireTest {
    private static final int AGENTS = 40;
    private static final int THREADS = 4;
    private static final int REPETITIONS = 200;
    private static final int MOST = 10_000;

    /** Every agent's number is one more than its neighbour's was: all are equal after whole steps only. */
    private static Scripted inStep() {
        return new Scripted(AGENTS)
                .on(
                        Phase.DECIDE,
                        (self, turn, row) -> self.number().write()[row] =
                                self.number().read()[self.agents().rowOf((turn.id() + 1) % AGENTS)] + 1);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverReadsInBetweenSeesWholeStepsAndEverySideSwap(SteppingMode mode) {
        Execution execution = Execution.defaults()
                .withThreads(3)
                .withRegions(7)
                .withMode(mode)
                .shuffled(5);
        Scripted world = inStep();
        try (Simulation simulation = Simulation.start(world, 7, execution)) {
            CompletableFuture<Long> run = CompletableFuture.supplyAsync(() -> simulation.run(300));
            List<CompletableFuture<Void>> readers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                readers.add(CompletableFuture.runAsync(() -> readUntil(run, simulation, world)));
            }
            readers.forEach(CompletableFuture::join);
            assertThat(run.join()).isEqualTo(300);
            assertThat(world.number().read()[0]).isEqualTo(300);
        }
    }

    private static void readUntil(CompletableFuture<Long> run, Simulation simulation, Scripted world) {
        do {
            List<Integer> numbers = simulation.atRest(() -> IntStream.range(0, AGENTS)
                    .mapToObj(row -> world.number().read()[row])
                    .distinct()
                    .toList());
            assertThat(numbers).hasSize(1);
        } while (!run.isDone());
    }

    /** Threads that ask while another ends the run: all get an answer or the reason. */
    @RepeatedTest(20)
    void nobodyWaitsForAnAnswerThatWillNotCome() {
        Simulation simulation = Simulation.start(
                inStep(), 7, Execution.defaults().withThreads(2).withRegions(3).withMode(SteppingMode.MAILBOX));
        CountDownLatch begun = new CountDownLatch(THREADS);
        List<CompletableFuture<String>> askers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            askers.add(CompletableFuture.supplyAsync(() -> ask(simulation, begun)));
        }
        begun.countDown();
        simulation.close();
        askers.forEach(asker -> assertThat(asker.join()).contains("has been closed"));
        assertThatThrownBy(() -> simulation.run(1)).isInstanceOf(SimulationException.class);
    }

    private static String ask(Simulation simulation, CountDownLatch begun) {
        begun.countDown();
        try {
            while (true) {
                simulation.agent(3).inspect().toCompletableFuture().join();
                simulation.run(1);
            }
        } catch (SimulationException ended) {
            return ended.getMessage();
        } catch (CompletionException ended) {
            return ended.getCause().getMessage();
        }
    }

    @Test
    void promisesMadeWhileTheRunEndsAreRefused() {
        for (int i = 0; i < REPETITIONS; i++) {
            Promises promises = new Promises();
            CompletableFuture<Void> end =
                    CompletableFuture.runAsync(() -> promises.end(new SimulationException("over")));
            List<CompletableFuture<Object>> made = new ArrayList<>();
            while (!end.isDone() && made.size() < MOST) {
                made.add(promises.make());
            }
            made.add(promises.make());
            end.join();
            assertThat(made).allMatch(CompletableFuture::isCompletedExceptionally);
        }
    }
}
