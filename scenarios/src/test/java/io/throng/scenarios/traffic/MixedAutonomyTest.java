package io.throng.scenarios.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.scenarios.traffic.MixedAutonomyScenario.Place;
import io.throng.scenarios.traffic.road.LedReward;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixedAutonomyTest {
    private static Policy always(float acceleration) {
        return (batch, _, _) -> Arrays.fill(batch.actions(), acceleration);
    }

    /** The reward of the first agent, summed over an episode. */
    private static double episode(Policy policy, Map<String, String> changes, int decisions) {
        try (Arena arena = Arena.open(
                new MixedAutonomyScenario()
                        .worlds(io.throng.kernel.Parameters.with(new MixedAutonomyScenario().defaults(), changes), 1),
                3,
                Execution.defaults().withThreads(1))) {
            double sum = 0;
            for (int i = 0; i < decisions; i++) {
                arena.act(List.of(policy), 1);
                arena.step();
                sum += arena.batches().getFirst().rewards()[0];
            }
            return sum;
        }
    }

    @Test
    void whoIsToldToBrakeStopsEverybodyOnAClosedRoad() {
        Map<String, String> eight = Map.of("place", "FIGURE_EIGHT", "reward", "SPEED", "decisions", "150");
        assertThat(episode(always(-1), eight, 150)).isLessThan(1.5);
        assertThat(episode(always(1), eight, 150)).isBetween(4.0, 7.0);
    }

    @Test
    void whoIsHumanDoesNotListen() {
        Map<String, String> human = Map.of("place", "FIGURE_EIGHT", "reward", "SPEED", "human", "true");
        assertThat(episode(always(-1), human, 60)).isEqualTo(episode(always(1), human, 60));
    }

    @Test
    void blockingTheMergeLeavesVehiclesUnderWay() {
        Map<String, String> out = Map.of("place", "MERGE", "reward", "OUTFLOW");
        Map<String, String> under = Map.of("place", "MERGE", "reward", "COMMUTE");
        assertThat(episode(always(1), out, 150)).isBetween(1600.0, 2300.0);
        assertThat(episode(always(-1), out, 150)).isLessThan(600);
        assertThat(episode(always(-1), under, 150)).isLessThan(2 * episode(always(1), under, 150));
    }

    @ParameterizedTest
    @EnumSource(LedReward.class)
    void everyRewardIsANumber(LedReward reward) {
        double sum = episode(always(0.5f), Map.of("place", "BOTTLENECK", "reward", reward.name()), 30);
        assertThat(sum).isFinite();
        assertThat(sum < 0).isEqualTo(reward == LedReward.COMMUTE);
    }

    @Test
    void progressIsWorthTheMoreTheFasterAndTheSafer() {
        Map<String, String> progress =
                Map.of("place", "FIGURE_EIGHT", "reward", "PROGRESS_TIMES_PENALTIES", "decisions", "100");
        double fast = episode(always(1), progress, 100);
        assertThat(fast).isBetween(5.0, 40.0).isGreaterThan(episode(always(-1), progress, 100));
    }

    @Test
    void onlyThoseWhoAreThereTakePart() {
        try (Arena arena = Arena.open(
                new MixedAutonomyScenario()
                        .worlds(
                                io.throng.kernel.Parameters.with(
                                        new MixedAutonomyScenario().defaults(),
                                        Map.of("place", "MERGE", "agents", "40")),
                                1),
                3,
                Execution.defaults().withThreads(1))) {
            AgentBatch batch = arena.batches().getFirst();
            assertThat(batch.rows()).isEqualTo(40);
            double there = 0;
            for (float alive : batch.alive()) {
                there += alive;
            }
            assertThat(there).isBetween(1.0, 20.0);
            for (int row = 0; row < batch.rows(); row++) {
                float speed = batch.observations()[row * batch.features()];
                assertThat((double) speed).isCloseTo(0, within(2.0));
                assertThat(batch.alive()[row] > 0 || speed == 0).isTrue();
            }
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MixedAutonomyScenario.Parameters(Place.MERGE, 0, 0, 0, LedReward.SPEED, false))
                .withMessage("share must be in (0, 1], got 0.0");
    }
}
