package io.throng.scenarios.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.scenarios.traffic.RouteChoiceScenario.Parameters;
import io.throng.scenarios.traffic.RouteChoiceScenario.Reward;
import io.throng.scenarios.traffic.RouteChoiceScenario.Roads;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteChoiceTest {
    /** Drivers take routes in turn: the first so many the first, and so on. */
    private static Policy shares(int... counts) {
        return (batch, _, _) -> {
            for (int row = 0; row < batch.rows(); row++) {
                int route = 0;
                int left = row;
                while (left >= counts[route]) {
                    left -= counts[route++];
                }
                batch.actions()[row] = route;
            }
        };
    }

    /** The mean reward of a day, of an episode of one day. */
    private static double day(Roads roads, Reward reward, int... counts) {
        int drivers = java.util.Arrays.stream(counts).sum();
        RouteChoiceScenario scenario = new RouteChoiceScenario();
        Parameters parameters = new Parameters(drivers, roads, 1, reward);
        try (Arena arena = Arena.open(scenario.worlds(parameters, 1), 1, Execution.defaults())) {
            arena.act(List.of(shares(counts)), 1);
            arena.step();
            double sum = 0;
            for (double each : arena.batches().getFirst().rewards()) {
                sum += each;
            }
            return sum / drivers;
        }
    }

    /** In the equilibrium of Braess a third goes each way; at best half goes by each of the long routes. */
    @ParameterizedTest
    @CsvSource({
        "BRAESS, 20, 20, 20, -92",
        "BRAESS, 30, 0, 30, -83",
        "BRAESS, 0, 60, 0, -136",
        "BRAESS_CLOSED, 30, 30, 0, -83",
        "PIGOU, 0, 60, 0, -1",
        "PIGOU, 30, 30, 0, -0.75"
    })
    void timesFollowFromShares(Roads roads, int first, int second, int third, double reward) {
        assertThat(day(roads, Reward.TIME, first, second, third)).isCloseTo(reward, within(1e-9));
    }

    /** With tolls of marginal cost the optimum is an equilibrium: the middle route costs no less. */
    @Test
    void tollsAreTheTimeThatOthersLose() {
        double alone = 10 * 3 + 50 + 3;
        double toll = 10 * 3 + 3;
        assertThat(day(Roads.BRAESS, Reward.TIME_AND_TOLL, 30, 0, 30)).isCloseTo(-(alone + toll), within(1e-9));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(0, Roads.BRAESS, 1, Reward.TIME))
                .withMessage("agents must be in [1, 1e6], got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(1, Roads.BRAESS, 0, Reward.TIME))
                .withMessage("days must be in [1, 1e6], got 0");
    }
}
