package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.testworlds.Scripted;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MemoryFailureTest {
    static Stream<Execution> modes() {
        return Executions.modes();
    }

    private static Scripted world(Phase phase, Runnable appetite) {
        return new Scripted(60).with(FailureStrategy.RESUME).on(phase, (self, turn, row) -> {
            self.number().write()[row]++;
            turn.send((turn.id() + 1) % 60, 1, 1, 1);
            if (turn.id() == 31 && turn.step() == 2) {
                appetite.run();
            }
        });
    }

    private static void assertIsolated(Execution execution, Phase phase, Runnable appetite, String message) {
        Scripted world = world(phase, appetite);
        try (Simulation simulation = Simulation.start(world, 7, execution)) {
            assertThat(simulation.run(5)).isEqualTo(5);
            assertThat(simulation.failures()).hasSize(1);
            AgentFailure failure = simulation.failures().getFirst();
            assertThat(failure).hasToString("agent 31 failed at step 2 in " + phase + ": " + message);
            int[] numbers = simulation.atRest(
                    () -> Arrays.copyOf(world.number().read(), world.agents().rows()));
            assertThat(numbers[31]).isEqualTo(4);
            assertThat(numbers[30]).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anArrayLongerThanAnyConcernsTheAgentAlone(Execution execution) {
        for (Phase phase : List.of(Phase.DECIDE, Phase.RESOLVE)) {
            assertIsolated(
                    execution,
                    phase,
                    () -> {
                        throw new IllegalStateException(Arrays.toString(new long[Integer.MAX_VALUE]));
                    },
                    "java.lang.OutOfMemoryError: Requested array size exceeds VM limit");
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anArrayThatDoesNotFitTheHeapConcernsTheAgentAlone(Execution execution) {
        int longs = (int) Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / Long.BYTES + 1);
        assertIsolated(
                execution,
                Phase.DECIDE,
                () -> {
                    throw new IllegalStateException(Arrays.toString(new long[longs]));
                },
                "java.lang.OutOfMemoryError: Java heap space");
    }

    /** Where the heap is really full nobody is safe: that happens in a JVM of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE", "KEPT"})
    void anAgentThatTakesAllMemoryIsIsolatedIfItGivesItBack(String hoard) throws Exception {
        ChildJvm.Ended ended = ChildJvm.start(MemoryHog.class, "96m", hoard).await(Duration.ofMinutes(1));
        assertThat(ended.output())
                .contains(
                        hoard.equals("GARBAGE")
                                ? "took 5 steps; agent 31 failed at step 2 in DECIDE: java.lang.OutOfMemoryError: Java"
                                        + " heap space"
                                : "ended at step 2: world scripted failed at step 2 in DECIDE of agent 31 (seed 7):"
                                        + " java.lang.OutOfMemoryError: Java heap space");
        assertThat(ended.code()).isZero();
    }
}
