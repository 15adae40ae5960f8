package io.throng.scenarios.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Experiment;
import io.throng.scenarios.OneWorld;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingControlTest {
    private static final RingControl SCENARIO = new RingControl();

    static RingControl.Parameters parameters(Map<String, String> changes) {
        return Parameters.with(SCENARIO.defaults(), changes);
    }

    /** The mean speed of all cars over that of equilibrium, of episodes on rings of one length. */
    static double share(double length, Controller controller, Policy policy, int episodes) {
        return share(Map.of("shortest", "" + length, "longest", "" + length), controller, policy, episodes);
    }

    /** The same of rings that are otherwise changed. */
    static double share(Map<String, String> changes, Controller controller, Policy policy, int episodes) {
        Map<String, String> all = new HashMap<>(changes);
        all.putAll(Map.of("controller", controller.name(), "reward", "SPEED"));
        return Arrays.stream(Experiment.evaluate(
                        worlds -> SCENARIO.worlds(parameters(all), worlds),
                        List.of(policy),
                        episodes,
                        5,
                        Execution.defaults()))
                .average()
                .orElseThrow();
    }

    /** Waves are still growing in the 75 s of warm-up and the 300 s of the episode. */
    @ParameterizedTest
    @CsvSource({"220, 0.856", "230, 0.869", "246, 0.889", "260, 0.911", "270, 0.930"})
    void humansDriveInWaves(double length, double share) {
        assertThat(share(length, Controller.HUMAN, new RandomPolicy(), 20)).isEqualTo(share, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({
        "FOLLOWER_STOPPER, 220", "FOLLOWER_STOPPER, 230", "FOLLOWER_STOPPER, 260", "FOLLOWER_STOPPER, 270",
        "PI_WITH_SATURATION, 220", "PI_WITH_SATURATION, 230", "PI_WITH_SATURATION, 260", "PI_WITH_SATURATION, 270"
    })
    void oneControlledCarDissolvesThem(Controller controller, double length) {
        assertThat(share(length, controller, new RandomPolicy(), 5)).isBetween(0.975, 1.005);
    }

    /** As {@link RingTest} has it of the world of the kernel. */
    @Test
    void withoutControlAndNoiseItIsTheRing() {
        Map<String, String> still = Map.of(
                "shortest", "230", "longest", "230", "noise", "0", "warmUpSteps", "10000", "episodeSteps", "500");
        double share = share(still, Controller.HUMAN, new RandomPolicy(), 2);
        assertThat(share * 3.45407).isCloseTo(2.397, Percentage.withPercentage(0.1));
    }

    /** Neither at random nor flat out; an action beyond the bounds is the nearest of them. */
    @Test
    void nobodyTouchesWhateverTheActions() {
        Policy full = (batch, seed, step) -> Arrays.fill(batch.actions(), 9);
        Policy hard = (batch, seed, step) -> Arrays.fill(batch.actions(), step % 20 < 10 ? 1 : -1.5f);
        for (Policy policy : List.of(new RandomPolicy(), full, hard)) {
            RingControl.Parameters ring = SCENARIO.withAgents(SCENARIO.defaults(), 3);
            try (Arena arena = Arena.open(SCENARIO.worlds(ring, 10), 7, Execution.defaults())) {
                for (int step = 0; step < 300; step++) {
                    arena.act(List.of(policy), 7);
                    arena.step();
                    for (int world = 0; world < 10; world++) {
                        assertThat(arena.ending(world)).isNotEqualTo(Ending.TERMINATED);
                    }
                }
            }
        }
    }

    @Test
    void aCarPerceivesItsSpeedAndThatOfItsLeaderTheGapAndItsMeanSpeed() {
        OneWorld world = new OneWorld(
                SCENARIO.game(parameters(Map.of("warmUpSteps", "0", "shortest", "230", "longest", "230"))), 1);
        double gap = 230.0 / 22 - 5;
        assertThat(world.observations[0]).isZero();
        assertThat(world.observations[1]).isZero();
        assertThat((double) world.observations[2]).isBetween((gap - 1) / 20 - 1e-6, (gap + 1) / 20 + 1e-6);
        assertThat(world.observations[3]).isZero();
        world.actions[0] = 1;
        world.step();
        assertThat(world.observations[0]).isEqualTo(0.1f, within(1e-6f));
        assertThat((double) world.observations[3]).isBetween(1e-3, 5e-3);
        assertThat(new OneWorld(SCENARIO.game(parameters(Map.of("averaging", "0"))), 1).observations)
                .hasSize(3);
    }

    /** A second of 0.5 m/s²: 4 / 20 of the mean speed, and 4 times the acceleration, in each tenth. */
    @Test
    void flowsRewardWeighsSpeedAgainstEffort() {
        OneWorld world = new OneWorld(SCENARIO.game(parameters(Map.of("warmUpSteps", "0", "noise", "0"))), 1);
        world.actions[0] = 0.5f;
        world.step();
        double effort = 10 * 4 * 0.5;
        double fastest = 10 * 4 * 1.0 / 20;
        assertThat(world.rewards[0]).isBetween(-effort, -effort + fastest);
    }

    @Test
    void episodesHaveLengthsBetweenTheShortestAndTheLongest() {
        try (Arena arena =
                Arena.open(SCENARIO.worlds(parameters(Map.of("warmUpSteps", "0")), 200), 7, Execution.defaults())) {
            double[] lengths = ((RingGame) arena.game()).lengths();
            assertThat(Arrays.stream(lengths).min().orElseThrow()).isBetween(220.0, 222.0);
            assertThat(Arrays.stream(lengths).max().orElseThrow()).isBetween(268.0, 270.0);
        }
    }

    @Test
    void refusesWhatIsNoRing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters(Map.of("shortest", "100")))
                .withMessage("22 cars of 5.0 m need a length of more than 110.0 m, got 100.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters(Map.of("longest", "200")))
                .withMessage("longest must be in [220.0, 1e9] m, got 200.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCENARIO.withAgents(SCENARIO.defaults(), 23))
                .withMessage("controlled agents must be in [1, 22], got 23");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters(Map.of("model", "KRAUSS")))
                .withMessage("model must be IDM, whose speed of equilibrium is known, got KRAUSS");
    }
}
