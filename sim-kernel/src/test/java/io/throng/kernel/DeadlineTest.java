package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.testworlds.Scripted;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadlineTest {
    /** Long enough for a busy machine to run a stage that does not hang. */
    private static final Duration DEADLINE = Duration.ofMillis(700);

    private final CountDownLatch released = new CountDownLatch(1);

    @BeforeAll
    static void loadClasses() {
        Simulation.start(new Scripted(3), 7).close();
    }

    @AfterEach
    void letHangingThreadsGo() {
        released.countDown();
    }

    private void hang() {
        while (released.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    static Stream<Execution> executions() {
        Stream<Execution> twoThreads = Arrays.stream(SteppingMode.values()).map(mode -> Executions.of(mode, 13));
        return Stream.concat(Executions.modes(), twoThreads).map(execution -> execution.withDeadline(DEADLINE));
    }

    @ParameterizedTest
    @MethodSource("executions")
    void anAgentThatNeverReturnsIsNamedWithItsStack(Execution execution) {
        Scripted world = new Scripted(60).on(Phase.DECIDE, (self, turn, row) -> {
            if (turn.step() == 2 && turn.id() == 31) {
                hang();
            }
        });
        Simulation simulation = Simulation.start(world, 7, execution);
        CompletableFuture<AgentView> question = simulation.agent(3).inspect().toCompletableFuture();
        question.join();
        assertThatThrownBy(() -> simulation.run(10))
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("step 2 of world scripted did not end within the deadline of 700 ms (seed 7)")
                .hasMessageContaining("is in DECIDE of agent 31")
                .hasMessageContaining("DeadlineTest.hang");
        assertThatThrownBy(simulation::hash)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("did not end within the deadline");
        assertThatThrownBy(() -> simulation.agent(3)).isInstanceOf(SimulationException.class);
        long before = System.nanoTime();
        simulation.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThatThrownBy(simulation::step).isInstanceOf(SimulationException.class);
    }

    @Test
    void whoeverWaitsWhenARunHangsIsTold() {
        CountDownLatch hanging = new CountDownLatch(1);
        Scripted world = new Scripted(3).on(Phase.DECIDE, (self, turn, row) -> {
            hanging.countDown();
            hang();
        });
        try (Simulation simulation =
                Simulation.start(world, 7, Execution.defaults().withThreads(1).withDeadline(DEADLINE))) {
            AgentRef agent = simulation.agent(1);
            CompletableFuture<Long> run = CompletableFuture.supplyAsync(() -> simulation.run(1));
            assertThat(awaited(hanging)).isTrue();
            CompletableFuture<AgentView> inspected = agent.inspect().toCompletableFuture();
            agent.tell(1, 2, 3);
            CompletableFuture<Long> hash = CompletableFuture.supplyAsync(simulation::hash);
            for (CompletableFuture<?> waiting : List.of(run, inspected, hash)) {
                assertThatThrownBy(waiting::join).hasMessageContaining("did not end within the deadline");
            }
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void anAgentThatReturnsAfterTheDeadlineDoesNotReviveTheRun() {
        Scripted world = new Scripted(3).on(Phase.DECIDE, (self, turn, row) -> {
            self.number().write()[row]++;
            if (turn.step() == 1) {
                hang();
            }
        });
        Simulation simulation =
                Simulation.start(world, 7, Execution.defaults().withThreads(1).withDeadline(DEADLINE));
        assertThatThrownBy(() -> simulation.run(100)).hasMessageContaining("did not end within");
        released.countDown();
        assertThatThrownBy(() -> simulation.run(1)).hasMessageContaining("did not end within");
        simulation.close();
        assertThat(world.number().read()[0]).isLessThan(3);
    }

    @Test
    void aGroupAndANewbornThatNeverReturnAreNamed() {
        Scripted groups = new Scripted(60).grouped(3).on(Phase.SETTLE, (self, turn, group) -> {
            if (group == 11) {
                hang();
            }
        });
        Execution execution = Execution.defaults().withThreads(1).withDeadline(DEADLINE);
        Simulation settling = Simulation.start(groups, 7, execution);
        assertThatThrownBy(() -> settling.run(1)).hasMessageContaining("is in SETTLE of group 11");
        settling.close();
        Scripted births = new Scripted(60).onBirth((self, turn, row) -> {
            if (row == 41) {
                hang();
            }
        });
        assertThatThrownBy(() -> Simulation.start(births, 7, execution))
                .hasMessageContaining("is in BIRTH of newborn 41");
    }

    @Test
    void aReaderThatNeverReturnsIsReportedToo() {
        Simulation simulation = Simulation.start(
                new Scripted(3), 7, Execution.defaults().withThreads(1).withDeadline(DEADLINE));
        assertThatThrownBy(() -> simulation.atRest(() -> {
                    hang();
                    return 1;
                }))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("the director is between stages")
                .hasMessageContaining("DeadlineTest.hang");
        simulation.close();
    }

    @Test
    void aRunOfManyStepsMayTakeLongerThanTheDeadline() {
        Scripted world = new Scripted(1).on(Phase.DECIDE, (self, turn, row) -> {
            long end = System.nanoTime() + 30_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
        try (Simulation simulation =
                Simulation.start(world, 7, Execution.defaults().withDeadline(DEADLINE))) {
            assertThat(simulation.run(40)).isEqualTo(40);
        }
    }
}
