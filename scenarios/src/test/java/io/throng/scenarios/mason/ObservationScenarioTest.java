package io.throng.scenarios.mason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.Kind;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Episodes;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.arena.SteeredGame;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Execution;
import io.throng.kernel.Snapshot;
import io.throng.kernel.SteeredRun;
import io.throng.scenarios.mason.ObservationScenario.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

final class ObservationScenarioTest {
    private static final Parameters DEFAULTS = Parameters.defaults();

    private static GameWorld worlds(Parameters parameters, int count) {
        return new ObservationScenario().worlds(parameters, count);
    }

    private static double mean(Parameters parameters, Policy policy, int episodes) {
        try (Arena arena = Arena.open(worlds(parameters, episodes), 77, Execution.defaults())) {
            return Arrays.stream(Episodes.play(arena, List.of(policy), episodes, 7)[0])
                    .average()
                    .orElseThrow();
        }
    }

    /** The nearest target that nobody else has, else the nearest; what somebody would write in five minutes. */
    private static final Policy CHASE = (batch, seed, step) -> {
        for (int row = 0; row < batch.rows(); row++) {
            int at = row * batch.features() + 2;
            int chosen = at;
            for (int target = 9; target >= 0; target--) {
                chosen = batch.observations()[at + 3 * target + 2] == 0 ? at + 3 * target : chosen;
            }
            int x = (int) Math.signum(Math.round(10 * batch.observations()[chosen]));
            int y = (int) Math.signum(Math.round(10 * batch.observations()[chosen + 1]));
            batch.actions()[row] = 3 * (y + 1) + x + 1;
        }
    };

    @Test
    void masonsControllerObservesMoreThanChanceAndLessThanAChase() {
        double shipped = mean(DEFAULTS.ofShipped(), new RandomPolicy(), 20);
        assertThat(shipped).isCloseTo(23, within(2.0));
        assertThat(mean(DEFAULTS, new RandomPolicy(), 20)).isCloseTo(15, within(2.0));
        assertThat(mean(DEFAULTS, CHASE, 20)).isBetween(shipped + 1, 40.0);
    }

    @Test
    void actionsDoNothingWhereMasonsControllerLeads() {
        assertThat(mean(DEFAULTS.ofShipped(), CHASE, 5)).isEqualTo(mean(DEFAULTS.ofShipped(), new RandomPolicy(), 5));
    }

    @Test
    void aNearlyUnboundedRangeObservesAllWhoeverIsLed() {
        for (int led : new int[] {1, 4, 10}) {
            Parameters farSighted = new Parameters(led, 600, 0, 1, 5, false);
            assertThat(mean(farSighted, new RandomPolicy(), 2)).isCloseTo(40, within(1e-9));
        }
    }

    @Test
    void aRunThatIsRestoredGoesOnAsTheUninterruptedOne() {
        Parameters brief = new Parameters(3, 40, 20, 5, 8, false);
        Snapshot snapshot;
        long end;
        try (Arena arena = Arena.open(worlds(brief, 3), 7, Execution.defaults())) {
            play(arena, 13);
            snapshot = arena.snapshot();
            play(arena, 9);
            end = arena.hash();
        }
        try (Arena restored = Arena.restore(worlds(brief, 3), snapshot, Execution.defaults())) {
            play(restored, 9);
            assertThat(restored.hash()).isEqualTo(end);
        }
    }

    private static void play(Arena arena, int steps) {
        for (int i = 0; i < steps; i++) {
            arena.act(List.of(new RandomPolicy()), 5);
            arena.step();
        }
    }

    @Test
    void aModelThatIsNoFunctionOfSeedAndActionsIsNotRestored() {
        AtomicInteger made = new AtomicInteger();
        Kind kind = new Kind(
                "moody",
                1,
                new ObservationSpec(List.of(Feature.unbounded("nothing", ""))),
                new ActionSpec.Discrete(List.of("wait")));
        GameFactory game = SteeredGame.of(kind, 50, seed -> new Moody(made.incrementAndGet()));
        Snapshot snapshot;
        try (Arena arena = Arena.open(new GameWorld("moody", 1, game), 7, Execution.defaults())) {
            arena.step();
            snapshot = arena.snapshot();
        }
        Assertions.assertThatThrownBy(
                        () -> Arena.restore(new GameWorld("moody", 1, game), snapshot, Execution.defaults()))
                .hasMessageContaining("it is not a function of its seed and actions and cannot be restored");
    }

    /** A run whose state is the number of runs before it. */
    private record Moody(long digest) implements SteeredRun {
        @Override
        public void act(int agent, double[] action, int from) {}

        @Override
        public boolean advance(double[] rewards, int from) {
            rewards[from] = 0;
            return false;
        }

        @Override
        public void observe(int agent, float[] into, int from) {
            into[from] = 0;
        }

        @Override
        public void close() {}
    }

    @Test
    void impossibleWorldsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withAgents(11))
                .withMessage("agents must be in [1, 10], got 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(10, 0, 1, 1, 1, false))
                .withMessage("range must be above 0, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(10, 40, -1, 1, 1, false))
                .withMessage("warmUpSteps must be at least 0, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(10, 40, 0, 0, 1, false))
                .withMessage("stepsPerDecision must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(10, 40, 0, 1, 0, false))
                .withMessage("decisions must be at least 1, got 0");
    }
}
