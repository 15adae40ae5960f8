package io.throng.scenarios.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import io.throng.agents.arena.Episodes;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AggregationTest {
    private static final AggregationScenario SCENARIO = new AggregationScenario();
    private static final int WORLDS = 100;
    private static final int AGENTS = 50;

    private static Arena arena(int worlds, AggregationScenario.Parameters parameters) {
        return Arena.open(
                SCENARIO.worlds(parameters, worlds), 7, Execution.defaults().withThreads(1));
    }

    /** Steers every agent of a world towards the mean of where its agents say they are. */
    private static void towardsCentroid(AgentBatch batch, long seed, long step) {
        for (int first = 0; first < batch.rows(); first += batch.kind().count()) {
            for (int axis = 0; axis < 2; axis++) {
                double sum = 0;
                for (int row = first; row < first + batch.kind().count(); row++) {
                    sum += batch.observations()[2 * row + axis];
                }
                steer(batch, first, axis, sum / batch.kind().count());
            }
        }
    }

    private static void towardsOrigin(AgentBatch batch, long seed, long step) {
        for (int first = 0; first < batch.rows(); first += batch.kind().count()) {
            steer(batch, first, 0, 0);
            steer(batch, first, 1, 0);
        }
    }

    private static void steer(AgentBatch batch, int first, int axis, double goal) {
        for (int row = first; row < first + batch.kind().count(); row++) {
            int at = 2 * row + axis;
            batch.actions()[at] = (float) ((goal - batch.observations()[at]) / 0.2);
        }
    }

    /** A policy and the mean reward a step known for it. */
    record Known(String policy, Policy acts, double reward) {}

    static List<Known> knownRewards() {
        return List.of(
                new Known("random", new RandomPolicy(), -2.03),
                new Known("to the centroid", AggregationTest::towardsCentroid, -0.156),
                new Known("to the origin", AggregationTest::towardsOrigin, -0.154));
    }

    /** What is known is one episode's or a few's, so it must lie in the interval that holds 95 % of episodes. */
    @ParameterizedTest
    @MethodSource("knownRewards")
    void scriptedPoliciesEarnWhatIsKnownForThem(Known known) {
        double[] rewards = rewardsPerStep(known.acts());
        double mean = Arrays.stream(rewards).average().orElseThrow();
        double variance = Arrays.stream(rewards)
                .map(reward -> (reward - mean) * (reward - mean))
                .average()
                .orElseThrow();
        assertThat(known.reward()).as(known.policy()).isCloseTo(mean, within(1.96 * Math.sqrt(variance)));
    }

    @Test
    void aRuleWithoutCommunicationIsAsGoodAsTheCentroid() {
        double centroid = Arrays.stream(rewardsPerStep(AggregationTest::towardsCentroid))
                .average()
                .orElseThrow();
        double origin = Arrays.stream(rewardsPerStep(AggregationTest::towardsOrigin))
                .average()
                .orElseThrow();
        assertThat(origin).isCloseTo(centroid, within(0.004));
    }

    private static double[] rewardsPerStep(Policy policy) {
        try (Arena arena = arena(WORLDS, SCENARIO.defaults())) {
            double[] returns = Episodes.play(arena, List.of(policy), WORLDS, 3)[0];
            return Arrays.stream(returns)
                    .map(total -> total / Aggregation.HORIZON)
                    .toArray();
        }
    }

    /** Two points drawn evenly from a unit square are 0.521405 apart on average. */
    @Test
    void theFirstStepPaysTheMeanDistanceInASquare() {
        try (Arena arena = arena(400, SCENARIO.defaults())) {
            arena.step();
            double mean = Arrays.stream(arena.batches().getFirst().rewards())
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(-4 * 0.521405 * (AGENTS - 1) / AGENTS, within(0.02));
        }
    }

    @Test
    void everyAgentOfAWorldEarnsTheMeanDistanceOfAllPairs() {
        try (Arena arena = arena(3, SCENARIO.defaults())) {
            float[] before = arena.batches().getFirst().observations().clone();
            arena.step();
            double[] rewards = arena.batches().getFirst().rewards();
            for (int row = 0; row < rewards.length; row++) {
                assertThat(rewards[row]).isCloseTo(-meanDistance(before, row / AGENTS), within(1e-6));
            }
        }
    }

    private static double meanDistance(float[] positions, int world) {
        double sum = 0;
        for (int a = world * AGENTS; a < (world + 1) * AGENTS; a++) {
            for (int b = world * AGENTS; b < (world + 1) * AGENTS; b++) {
                sum += Math.hypot(positions[2 * a] - positions[2 * b], positions[2 * a + 1] - positions[2 * b + 1]);
            }
        }
        return sum / (AGENTS * AGENTS);
    }

    /** Speed 0.2 whatever is asked for, noise of standard deviation 0.03 on each axis. */
    @Test
    void actionsAreCutToTheUnitDisc() {
        try (Arena arena = arena(200, SCENARIO.defaults())) {
            AgentBatch batch = arena.batches().getFirst();
            float[] before = batch.observations().clone();
            for (int i = 0; i < batch.actions().length; i += 2) {
                batch.actions()[i] = 30;
                batch.actions()[i + 1] = 40;
            }
            arena.step();
            double[] moved = meanMoveInside(before, batch.observations());
            assertThat(moved[0]).isCloseTo(0.12, within(0.002));
            assertThat(moved[1]).isCloseTo(0.16, within(0.002));
        }
    }

    /** Over agents that are far from the walls. */
    private static double[] meanMoveInside(float[] before, float[] after) {
        double[] sum = new double[2];
        int inside = 0;
        for (int i = 0; i < before.length; i += 2) {
            if (Math.abs(before[i]) < 1.5 && Math.abs(before[i + 1]) < 1.5) {
                sum[0] += after[i] - before[i];
                sum[1] += after[i + 1] - before[i + 1];
                inside++;
            }
        }
        return new double[] {sum[0] / inside, sum[1] / inside};
    }

    @Test
    void agentsStayInTheBox() {
        try (Arena arena = arena(2, SCENARIO.defaults())) {
            AgentBatch batch = arena.batches().getFirst();
            Arrays.fill(batch.actions(), 1);
            for (int step = 0; step < 40; step++) {
                arena.step();
            }
            for (float position : batch.observations()) {
                assertThat(position).isBetween(1.5f, 2.0f);
            }
        }
    }

    @Test
    void anEpisodeIsCutOffAfterAHundredSteps() {
        try (Arena arena = arena(1, SCENARIO.defaults())) {
            for (int step = 1; step < 100; step++) {
                arena.step();
                assertThat(arena.ending(0)).isEqualTo(Ending.RUNNING);
            }
            arena.step();
            assertThat(arena.ending(0)).isEqualTo(Ending.TRUNCATED);
        }
    }

    @Test
    void observationsErrByTheNoiseAskedFor() {
        try (Arena exact = arena(100, SCENARIO.defaults());
                Arena noisy = arena(100, new AggregationScenario.Parameters(AGENTS, 0.5))) {
            float[] positions = exact.batches().getFirst().observations();
            float[] seen = noisy.batches().getFirst().observations();
            double squares = 0;
            for (int i = 0; i < positions.length; i++) {
                squares += (seen[i] - positions[i]) * (seen[i] - positions[i]);
            }
            assertThat(Math.sqrt(squares / positions.length)).isCloseTo(0.5, within(0.02));
        }
    }

    @Test
    void badParametersAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AggregationScenario.Parameters(0, 0))
                .withMessage("agents must be in [1, 100000], got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AggregationScenario.Parameters(5, -0.1))
                .withMessage(
                        "observationNoise must be in [0, 4], got -0.1; give a standard deviation in the box's unit");
    }
}
