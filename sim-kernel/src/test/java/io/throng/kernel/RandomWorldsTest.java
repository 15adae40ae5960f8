package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.random.Draws;
import io.throng.kernel.random.Philox;
import io.throng.kernel.step.ReferenceLoop;
import io.throng.kernel.testworlds.RandomWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Worlds, seeds and executions drawn at random: whatever the rules, the hash does not depend on the execution. A case that
 * fails is shown with its number; more of them are run by {@code -DargLine="-Dthrong.worlds=5000"}.
 */
@Timeout(value = 3600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomWorldsTest {
    private static final int WORLDS = Integer.getInteger("throng.worlds", 40);
    private static final int EXECUTIONS = 3;
    private static final int MOST_STEPS = 14;

    static LongStream cases() {
        return LongStream.range(0, WORLDS);
    }

    /** One drawn case. */
    private record Case(RandomWorld.Rules rules, long seed, int steps, List<Execution> executions) {
        static Case draw(long number, boolean failing) {
            Draws draws = new Philox().reset(20261, number, failing ? 1 : 0, 0).draws();
            RandomWorld.Rules rules = RandomWorld.Rules.draw(draws, failing);
            long seed = draws.source().nextLong();
            int steps = 2 + draws.choice(MOST_STEPS);
            List<Execution> executions = new ArrayList<>();
            for (int i = 0; i < EXECUTIONS; i++) {
                executions.add(execution(draws));
            }
            return new Case(rules, seed, steps, executions);
        }

        private static Execution execution(Draws draws) {
            Execution execution = Execution.defaults()
                    .withThreads(1 + draws.choice(3))
                    .withRegions(1 + draws.choice(20))
                    .withMode(SteppingMode.values()[draws.choice(SteppingMode.values().length)]);
            return draws.chance(0.5) ? execution.shuffled(draws.source().nextLong()) : execution;
        }

        World world() {
            return new RandomWorld(rules);
        }
    }

    /** All that two runs must have in common. */
    private record Outcome(long hash, String measures, List<String> failures) {
        static Outcome of(Simulation simulation) {
            return new Outcome(
                    simulation.hash(),
                    simulation.measures().toString(),
                    simulation.failures().stream().map(AgentFailure::toString).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aWorldWithoutFailuresEqualsThePlainLoop(long number) {
        Case drawn = Case.draw(number, false);
        ReferenceLoop reference = new ReferenceLoop(drawn.world(), drawn.seed());
        reference.run(drawn.steps());
        Outcome expected = new Outcome(reference.hash(), reference.measures().toString(), List.of());
        for (Execution execution : drawn.executions()) {
            assertThat(run(drawn, execution))
                    .as("%s with %s", drawn.rules(), execution)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aWorldWithFailuresDoesNotDependOnTheExecution(long number) {
        Case drawn = Case.draw(number, true);
        Outcome expected = run(drawn, Execution.defaults().withThreads(1).withRegions(1));
        for (Execution execution : drawn.executions()) {
            assertThat(run(drawn, execution))
                    .as("%s with %s", drawn.rules(), execution)
                    .isEqualTo(expected);
        }
    }

    private static Outcome run(Case drawn, Execution execution) {
        try (Simulation simulation = Simulation.start(drawn.world(), drawn.seed(), execution)) {
            simulation.run(drawn.steps());
            return Outcome.of(simulation);
        }
    }

    /** Restored halfway under another execution; failures before that are counted, not listed. */
    @ParameterizedTest
    @MethodSource("cases")
    void aRestoredWorldGoesOnAsIfNothingHadHappened(long number) {
        Case drawn = Case.draw(number, true);
        Execution first = drawn.executions().getFirst();
        try (Simulation simulation = Simulation.start(drawn.world(), drawn.seed(), first)) {
            simulation.run(drawn.steps() / 2);
            try (Simulation restored = Simulation.restore(
                    drawn.world(), simulation.snapshot(), drawn.executions().getLast())) {
                long rest = (long) drawn.steps() - drawn.steps() / 2;
                simulation.run(rest);
                restored.run(rest);
                assertThat(restored.hash()).as("%s", drawn).isEqualTo(simulation.hash());
                assertThat(restored.failureCount()).isEqualTo(simulation.failureCount());
                assertThat(restored.stopped()).isEqualTo(simulation.stopped());
            }
        }
    }

    /** The draws reach every kind of world. */
    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfWorldIsAmongThoseDrawn(String kind, Predicate<RandomWorld.Rules> isOne) {
        assertThat(LongStream.range(0, 40)
                        .mapToObj(number -> Case.draw(number, true))
                        .map(Case::rules))
                .as(kind)
                .anyMatch(isOne);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind("grouped", rules -> rules.groupSize() > 1 && rules.founders() > 10),
                kind("turning over", rules -> rules.births() > 0.1 && rules.deaths() > 0.1 && rules.founders() > 50),
                kind("late mail", rules -> rules.mail() > 0 && rules.longestDelay() > 2 && rules.founders() > 10),
                kind("restarting", rules -> rules.strategy() == FailureStrategy.RESTART && rules.resolves()),
                kind("stopping", rules -> rules.strategy() == FailureStrategy.STOP_AFTER_THREE));
    }

    private static Arguments kind(String name, Predicate<RandomWorld.Rules> isOne) {
        return Arguments.of(name, isOne);
    }
}
