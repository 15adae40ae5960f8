package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.step.ReferenceLoop;
import io.throng.kernel.testworlds.Scripted;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimsTest {
    private static final int AGENTS = 60;

    static Stream<Execution> executions() {
        return Executions.all();
    }

    /** Agents compete in tens, and put down who won. */
    private static Scripted tens() {
        return new Scripted(AGENTS)
                .competingFor(AGENTS)
                .on(Phase.DECIDE, (world, turn, row) -> turn.claim((int) turn.id() / 10))
                .on(Phase.RESOLVE, (world, turn, row) -> {
                    world.text().write()[row] = turn.winner((int) turn.id() / 10);
                    world.number().write()[row] = (int) turn.winner(AGENTS - 1);
                });
    }

    @ParameterizedTest
    @MethodSource("executions")
    void oneOfTheClaimantsWinsAndAllAreToldTheSame(Execution execution) {
        Scripted world = tens();
        try (Simulation simulation = Simulation.start(world, 7, execution)) {
            for (int step = 0; step < 5; step++) {
                simulation.run(1);
                long[] told = simulation.atRest(() -> Arrays.copyOf(world.text().read(), AGENTS));
                for (int i = 0; i < AGENTS; i++) {
                    assertThat(told[i]).isEqualTo(told[i / 10 * 10]).isBetween(i / 10 * 10L, i / 10 * 10L + 9);
                }
                assertThat(simulation.atRest(() -> Arrays.copyOf(world.number().read(), AGENTS)))
                        .as("nobody claimed the last")
                        .containsOnly(-1);
            }
        }
    }

    /** Chi-squared of 9 below its 1e-6 quantile 45. */
    @Test
    void allClaimantsWinEquallyOften() {
        int steps = 4000;
        Scripted world = new Scripted(10)
                .competingFor(3)
                .on(Phase.DECIDE, (self, turn, row) -> turn.claim(2))
                .on(Phase.RESOLVE, (self, turn, row) -> {
                    if (turn.winner(2) == turn.id()) {
                        self.number().write()[row]++;
                    }
                });
        new ReferenceLoop(world, 7).run(steps);
        double chiSquared = 0;
        for (int row = 0; row < 10; row++) {
            double more = world.number().read()[row] - steps / 10.0;
            chiSquared += more * more / (steps / 10.0);
        }
        assertThat(chiSquared).isLessThan(45);
    }

    @ParameterizedTest
    @MethodSource("executions")
    void claimsAreOfOneStepAndThoseOfFailingAgentsAreDropped(Execution execution) {
        Scripted world = new Scripted(AGENTS)
                .competingFor(AGENTS)
                .with(FailureStrategy.RESUME)
                .on(Phase.DECIDE, (self, turn, row) -> {
                    if (turn.step() == 1 || turn.id() % 7 != 3) {
                        turn.claim((int) turn.id());
                    }
                    if (turn.step() == 1 && turn.id() % 7 == 3) {
                        throw new IllegalStateException("fails once it has claimed");
                    }
                })
                .on(
                        Phase.RESOLVE,
                        (self, turn, row) -> self.text().write()[row] = turn.winner((int) (turn.id() + 1) % AGENTS));
        try (Simulation simulation = Simulation.start(world, 7, execution)) {
            for (int step = 0; step < 3; step++) {
                simulation.run(1);
                long[] told = simulation.atRest(() -> Arrays.copyOf(world.text().read(), AGENTS));
                for (int i = 0; i < AGENTS; i++) {
                    int other = (i + 1) % AGENTS;
                    assertThat(told[i]).isEqualTo(other % 7 == 3 ? -1 : other);
                }
            }
            assertThat(simulation.failureCount()).isEqualTo(9);
        }
    }

    @Test
    void misuseIsAFailureOfTheAgent() {
        Scripted world = new Scripted(3)
                .competingFor(2)
                .on(Phase.DECIDE, (self, turn, row) -> {
                    if (turn.id() == 0) {
                        turn.claim(2);
                    } else if (turn.id() == 1) {
                        turn.winner(1);
                    }
                })
                .on(Phase.RESOLVE, (self, turn, row) -> turn.claim(1));
        try (Simulation simulation = Simulation.start(world, 7)) {
            simulation.run(1);
            List<String> causes = simulation.failures().stream()
                    .map(failure -> failure.cause().getMessage())
                    .toList();
            assertThat(causes)
                    .containsExactly(
                            "resource must be in [0, 2), got 2; World.resources() says how many there are",
                            "winners are known in resolve only, not while sensing, settling or at birth",
                            "claims are made in decide only, not while sensing, settling or at birth");
        }
        assertThatThrownBy(() -> Simulation.start(new Scripted(3).competingFor(-1), 7))
                .hasMessage("resources of scripted must not be negative, got -1");
    }
}
