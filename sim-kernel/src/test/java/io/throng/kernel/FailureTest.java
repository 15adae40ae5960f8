package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.testworlds.Scripted;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailureTest {
    private static final int AGENTS = 300;
    private static final int STEPS = 9;

    static Stream<Execution> executions() {
        return Executions.all();
    }

    static Stream<Execution> modes() {
        return Executions.modes();
    }

    /** Agents that write, send, bear and die before they throw, in both phases, and neighbours that look at them. */
    private static Scripted troubled(FailureStrategy strategy) {
        return new Scripted(AGENTS)
                .with(strategy)
                .onBirth((world, turn, row) ->
                        world.number().write()[row] = turn.parentRow() < 0 ? 1 : 1000 + turn.parentRow())
                .on(Phase.DECIDE, FailureTest::decide)
                .on(Phase.RESOLVE, FailureTest::resolve);
    }

    private static void decide(Scripted world, Turn turn, int row) {
        world.number().write()[row] =
                world.number().read()[row] + 1 + turn.inbox().size();
        world.text().write()[row] = turn.random().nextLong();
        leaveSomething(turn);
        if (turn.id() % 7 == 0 && turn.step() % 2 == 0) {
            throw new IllegalStateException("seven at step " + turn.step());
        }
        if (turn.id() % 31 == 5 && turn.step() == 3) {
            dig(0);
        }
    }

    private static void resolve(Scripted world, Turn turn, int row) {
        int rows = world.agents().rows();
        long seen = world.text().write()[(row + 1) % rows] ^ world.text().write()[(row + rows / 2) % rows];
        world.number().write()[row] += (int) seen & 0xFF;
        leaveSomething(turn);
        if (turn.id() % 11 == 3 || turn.id() % 7 == 0 && turn.step() > 6) {
            throw new AssertionError("eleven at step " + turn.step());
        }
    }

    private static void leaveSomething(Turn turn) {
        turn.send((turn.id() + 1) % AGENTS, 0, 1, 2);
        turn.send((turn.id() + 100) % AGENTS, 0, turn.id(), 2);
        if (turn.random().nextInt(10) == 0) {
            turn.bear();
        }
        if (turn.random().nextInt(12) == 0) {
            turn.die();
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int dig(int depth) {
        return dig(depth + 1) + 1;
    }

    private record Outcome(long hash, List<String> report, long count) {
        static Outcome of(FailureStrategy strategy, Execution execution) {
            try (Simulation simulation = Simulation.start(troubled(strategy), 7, execution)) {
                simulation.run(STEPS);
                List<String> report = simulation.failures().stream()
                        .map(AgentFailure::toString)
                        .toList();
                return new Outcome(simulation.hash(), report, simulation.failureCount());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void stateAndReportDoNotDependOnTheExecution(FailureStrategy strategy) {
        Outcome expected =
                Outcome.of(strategy, Execution.defaults().withThreads(1).withRegions(1));
        assertThat(expected.report())
                .hasSizeGreaterThan(100)
                .contains(
                        "agent 0 failed at step 0 in DECIDE: java.lang.IllegalStateException: seven at step 0",
                        "agent 3 failed at step 0 in RESOLVE: java.lang.AssertionError: eleven at step 0");
        assertThat(expected.report().toString()).contains("at step 3 in DECIDE: java.lang.StackOverflowError");
        executions()
                .forEach(execution -> assertThat(Outcome.of(strategy, execution))
                        .as(execution.toString())
                        .isEqualTo(expected));
    }

    @Test
    void theReportIsInOrderOfStepAndAgent() {
        try (Simulation simulation = Simulation.start(troubled(FailureStrategy.RESUME), 7)) {
            simulation.run(STEPS);
            List<AgentFailure> failures = simulation.failures();
            assertThat(failures)
                    .isSortedAccordingTo((a, b) -> a.step() == b.step()
                            ? Long.compare(a.agent(), b.agent())
                            : Long.compare(a.step(), b.step()));
            assertThat(simulation.failureCount()).isEqualTo(failures.size());
        }
    }

    /** Agent 1 fails in one phase at steps 1, 2, 3, ... after having written, sent and borne. */
    private static Scripted oneFailing(FailureStrategy strategy, Phase phase) {
        return new Scripted(4)
                .with(strategy)
                .onBirth((world, turn, row) -> world.number().write()[row] = 100)
                .on(Phase.DECIDE, (world, turn, row) -> {
                    world.number().write()[row]++;
                    world.text().write()[row] = turn.inbox().size();
                    act(turn, phase == Phase.DECIDE);
                })
                .on(Phase.RESOLVE, (world, turn, row) -> {
                    world.number().write()[row] += 10;
                    act(turn, phase == Phase.RESOLVE);
                });
    }

    private static void act(Turn turn, boolean fails) {
        if (turn.id() == 1 && turn.step() > 0) {
            turn.send(0, 1, 1, 1);
            turn.bear();
            turn.die();
            if (fails) {
                throw new IllegalStateException("no");
            }
        }
    }

    private static int[] numbers(Simulation simulation) {
        Scripted world = (Scripted) simulation.world();
        return simulation.atRest(() -> IntStream.range(0, world.agents().rows())
                .map(row -> world.number().read()[row])
                .toArray());
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aFailedTurnLeavesNothing(Execution execution) {
        for (Phase phase : List.of(Phase.DECIDE, Phase.RESOLVE)) {
            try (Simulation simulation = Simulation.start(oneFailing(FailureStrategy.RESUME, phase), 7, execution)) {
                simulation.run(3);
                assertThat(numbers(simulation)).containsExactly(133, 111, 133, 133);
                Scripted world = (Scripted) simulation.world();
                assertThat(simulation.atRest(() -> world.text().read()[0])).isZero();
                assertThat(simulation.failureCount()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anAgentStopsAfterItsThirdFailure(Execution execution) {
        try (Simulation simulation =
                Simulation.start(oneFailing(FailureStrategy.STOP_AFTER_THREE, Phase.DECIDE), 7, execution)) {
            simulation.run(8);
            assertThat(numbers(simulation)).containsExactly(188, 111, 188, 188);
            assertThat(simulation.failures()).extracting(AgentFailure::step).containsExactly(1L, 2L, 3L);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void failuresStayWithTheirAgentWhenRowsMove(Execution execution) {
        Scripted world = new Scripted(10).on(Phase.DECIDE, (self, turn, row) -> {
            self.number().write()[row]++;
            if (turn.id() == turn.step() || turn.id() == 8 && turn.step() == 5) {
                turn.die();
            }
            if (turn.id() == 7 || turn.id() == 8 && turn.step() == 5) {
                throw new IllegalStateException();
            }
            if (turn.id() == 9) {
                turn.bear();
            }
        });
        try (Simulation simulation = Simulation.start(world, 7, execution)) {
            simulation.run(6);
            assertThat(simulation.failures()).extracting(AgentFailure::agent).containsExactly(7L, 7L, 7L, 8L);
            assertThat(numbers(simulation)).startsWith(6, 0, 5, 6, 5);
            assertThat(world.agents().rowOf(6)).isZero();
            assertThat(world.agents().rows()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anAgentRestartsAsAFounder(Execution execution) {
        try (Simulation simulation =
                Simulation.start(oneFailing(FailureStrategy.RESTART, Phase.RESOLVE), 7, execution)) {
            simulation.run(1);
            assertThat(numbers(simulation)).containsExactly(111, 111, 111, 111);
            simulation.run(2);
            assertThat(numbers(simulation)).containsExactly(133, 100, 133, 133);
        }
    }

    @Test
    void restartingClearsWhatBirthDoesNotWrite() {
        Scripted world = new Scripted(2)
                .with(FailureStrategy.RESTART)
                .onBirth((self, turn, row) -> self.number().write()[row] = 1)
                .on(Phase.DECIDE, (self, turn, row) -> {
                    self.text().write()[row] = 77;
                    if (turn.id() == 1 && turn.step() == 4) {
                        throw new IllegalStateException();
                    }
                });
        try (Simulation simulation = Simulation.start(world, 1)) {
            simulation.run(5);
            long[] texts = simulation.atRest(
                    () -> LongStream.of(world.text().read()).limit(2).toArray());
            assertThat(texts).containsExactly(77, 0);
        }
    }

    @Test
    void atMostTenThousandFailuresAreKeptAndAllAreCounted() {
        Scripted world = new Scripted(3000).with(FailureStrategy.RESUME).on(Phase.DECIDE, (self, turn, row) -> {
            throw new Failing();
        });
        try (Simulation simulation = Simulation.start(world, 1)) {
            simulation.run(5);
            assertThat(simulation.failures()).hasSize(10_000);
            assertThat(simulation.failureCount()).isEqualTo(15_000);
        }
    }

    private static final class Failing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Failing() {
            super("always", null, false, false);
        }
    }

    @ParameterizedTest
    @MethodSource("executions")
    void aGroupThatCannotSettleEndsTheRun(Execution execution) {
        Scripted world = new Scripted(60)
                .grouped(2)
                .on(Phase.DECIDE, (self, turn, row) -> self.number().write()[row]++)
                .on(Phase.SETTLE, (self, turn, group) -> {
                    if (turn.step() == 2 && group % 20 == 9) {
                        throw new IllegalArgumentException("no settlement for " + turn.id());
                    }
                });
        assertEnds(
                world,
                execution,
                "world scripted failed at step 2 in SETTLE of group 9 (seed 7): "
                        + "java.lang.IllegalArgumentException: no settlement for 9");
    }

    @ParameterizedTest
    @MethodSource("executions")
    void anAgentThatCannotSenseEndsTheRun(Execution execution) {
        Scripted world = new Scripted(60).on(Phase.SENSE, (self, turn, row) -> {
            if (turn.step() == 3 && row % 20 == 9) {
                throw new IllegalArgumentException("blind");
            }
        });
        assertEnds(
                world,
                execution,
                "world scripted failed at step 3 in SENSE of agent 9 (seed 7): java.lang.IllegalArgumentException:"
                        + " blind");
    }

    @ParameterizedTest
    @MethodSource("executions")
    void aBirthThatFailsEndsTheRun(Execution execution) {
        Scripted world = new Scripted(60)
                .onBirth((self, turn, row) -> {
                    if (turn.parentRow() >= 0 && turn.id() % 20 == 9) {
                        throw new IllegalArgumentException("stillborn");
                    }
                })
                .on(Phase.DECIDE, (self, turn, row) -> turn.bear());
        assertEnds(
                world,
                execution,
                "world scripted failed at step 1 in BIRTH of newborn 69 (seed 7): "
                        + "java.lang.IllegalArgumentException: stillborn");
    }

    @ParameterizedTest
    @MethodSource("executions")
    void anErrorOfTheMachineEndsTheRun(Execution execution) {
        for (Error error :
                List.of(new OutOfMemoryError("of heap"), new NoClassDefFoundError("Gone"), new InternalError())) {
            Scripted world = new Scripted(60).on(Phase.RESOLVE, (self, turn, row) -> {
                if (turn.step() == 1 && row % 20 == 11) {
                    throw error;
                }
            });
            assertEnds(world, execution, "world scripted failed at step 1 in RESOLVE of agent 11 (seed 7): " + error);
        }
    }

    @Test
    void ofManyFaultsTheFirstIsReportedInWhateverOrderTheyHappen() {
        for (int shuffle = 0; shuffle < 4; shuffle++) {
            Scripted world = new Scripted(60).on(Phase.DECIDE, (self, turn, row) -> {
                if (row >= 13) {
                    throw new InternalError();
                }
            });
            assertEnds(
                    world,
                    Executions.of(SteppingMode.MAILBOX, 3).shuffled(shuffle),
                    "world scripted failed at step 0 in DECIDE of agent 13 (seed 7): java.lang.InternalError");
        }
    }

    private static void assertEnds(Scripted world, Execution execution, String message) {
        try (Simulation simulation = Simulation.start(world, 7, execution)) {
            assertThatThrownBy(() -> simulation.run(10))
                    .isInstanceOf(SimulationException.class)
                    .hasMessage(message);
            assertThatThrownBy(simulation::hash)
                    .isInstanceOf(SimulationException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> simulation.agent(0)).hasMessage(message);
            assertThatThrownBy(() -> simulation.run(0)).hasMessage(message);
            assertThat(simulation.journal()).isEmpty();
        }
    }

    @Test
    void aFounderThatCannotBeBornIsReportedAtTheStart() {
        Scripted world = new Scripted(5).onBirth((self, turn, row) -> {
            throw new IllegalStateException("not today");
        });
        assertThatThrownBy(() -> Simulation.start(world, 7))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("at step 0 in BIRTH of newborn 0")
                .hasRootCauseMessage("not today");
    }

    @Test
    void whatIsNotAllowedInAPhaseIsRefusedThere() {
        assertRefused(new Scripted(4).on(Phase.SENSE, (self, turn, row) -> turn.send(0, 0, 0, 0)), "mail can be sent");
        assertRefused(
                new Scripted(4).grouped(2).on(Phase.SETTLE, (self, turn, row) -> turn.bear()),
                "agents of scripted stand in groups");
        assertRefused(
                new Scripted(4).onBirth((self, turn, row) -> turn.die()), "agents can die in decide and resolve only");
    }

    private static void assertRefused(Scripted world, String message) {
        assertThatThrownBy(() -> Simulation.start(world, 7).run(1))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void worldsThatContradictThemselvesAreRefused() {
        assertThatThrownBy(() -> Simulation.start(new Scripted(5).grouped(2), 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("founders of scripted must be a multiple of the group size 2, got 5");
        assertThatThrownBy(() -> Simulation.start(new Scripted(-1), 7))
                .hasMessage("founders of scripted must not be negative, got -1");
        assertThatThrownBy(() -> Simulation.start(new Scripted(5).on(Phase.SETTLE, (self, turn, row) -> {}), 7))
                .hasMessage("group size of scripted must be at least 1 in a world that settles, got 0");
    }
}
