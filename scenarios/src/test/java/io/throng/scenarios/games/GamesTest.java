package io.throng.scenarios.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import io.throng.agents.arena.FiniteModel;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.scenarios.LearningScenario;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GamesTest {
    private static final Execution EXECUTION = Execution.defaults().withThreads(1);

    private static <P extends Record> double episode(LearningScenario<P> scenario, P parameters, int... choices) {
        try (Arena arena = Arena.open(scenario.worlds(parameters, 1), 1, EXECUTION)) {
            AgentBatch batch = arena.batches().getFirst();
            double sum = 0;
            do {
                for (int i = 0; i < choices.length; i++) {
                    batch.actions()[i] = choices[i];
                }
                arena.step();
                assertThat(batch.rewards()[1]).isEqualTo(batch.rewards()[0]);
                sum += batch.rewards()[0];
            } while (arena.ending(0) == Ending.RUNNING);
            return sum;
        }
    }

    @Test
    void climbingPaysWhatTheMatrixSays() {
        Climbing climbing = new Climbing();
        assertThat(episode(climbing, climbing.defaults(), 0, 0)).isEqualTo(275);
        assertThat(episode(climbing, climbing.defaults(), 1, 1)).isEqualTo(175);
        assertThat(episode(climbing, climbing.defaults(), 1, 2)).isEqualTo(150);
        assertThat(episode(climbing, climbing.defaults(), 2, 1)).isZero();
        MatrixGame same = new MatrixGame();
        assertThat(episode(same, same.defaults(), 1, 0)).isEqualTo(-750);
    }

    @Test
    void penaltyPaysWhatTheMatrixSays() {
        Penalty penalty = new Penalty();
        assertThat(episode(penalty, penalty.defaults(), 0, 2)).isEqualTo(250);
        assertThat(episode(penalty, penalty.defaults(), 0, 0)).isEqualTo(-2500);
        assertThat(episode(penalty, penalty.defaults(), 1, 1)).isEqualTo(50);
    }

    @Test
    void morePlayersArePaidTheMeanOverPairs() {
        Climbing climbing = new Climbing();
        Climbing.Parameters three = climbing.withAgents(climbing.defaults(), 3);
        assertThat(episode(climbing, three, 0, 0, 1)).isCloseTo(25 * (11 - 30 - 30) / 3.0, within(1e-9));
    }

    @Test
    void matricesThatAreNoneAreNamed() {
        for (String text : List.of("", "1,2", "1,2;3", "1,x;2,3", "1,NaN;2,3")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new MatrixGame.Parameters(text, 2, 25))
                    .withMessageContaining("payoffs must be as many rows as columns")
                    .withMessageContaining("got \"" + text + "\"");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Climbing.Parameters(1, 25))
                .withMessage("agents must be in [2, 100], got 1");
    }

    @Test
    void coordinationFollowsItsModel() {
        Coordination scenario = new Coordination();
        int worlds = 4000;
        GameWorld world = scenario.worlds(scenario.defaults(), worlds);
        FiniteModel model = (FiniteModel) world.game();
        int states = model.states();
        double[][][] counts = new double[states][states][states];
        double[][] times = new double[states][states];
        try (Arena arena = Arena.open(world, 3, EXECUTION)) {
            AgentBatch batch = arena.batches().getFirst();
            RandomPolicy random = new RandomPolicy();
            for (int step = 0; step < 20; step++) {
                int[] before = states(model, batch, worlds);
                random.act(batch, 4, step);
                float[] actions = batch.actions().clone();
                arena.step();
                int[] after = states(model, batch, worlds);
                for (int w = 0; w < worlds; w++) {
                    int joint = (int) (4 * actions[3 * w] + 2 * actions[3 * w + 1] + actions[3 * w + 2]);
                    assertThat(batch.rewards()[3 * w]).isEqualTo(model.reward(before[w], joint));
                    counts[before[w]][joint][after[w]]++;
                    times[before[w]][joint]++;
                }
            }
        }
        for (int s = 0; s < states; s++) {
            for (int a = 0; a < states; a++) {
                double sum = 0;
                for (int next = 0; next < states; next++) {
                    double chance = model.transition(s, a, next);
                    sum += chance;
                    double doubt = 5 * Math.sqrt(chance * (1 - chance) / times[s][a]);
                    assertThat(counts[s][a][next] / times[s][a]).isCloseTo(chance, within(doubt + 1e-9));
                }
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
        }
    }

    private static int[] states(FiniteModel model, AgentBatch batch, int worlds) {
        int[] states = new int[worlds];
        Arrays.setAll(states, w -> model.stateOf(batch.observations(), 3 * w * batch.features()));
        return states;
    }

    @Test
    void theMatrixIsItsModel() {
        Climbing scenario = new Climbing();
        FiniteModel model =
                (FiniteModel) scenario.worlds(scenario.defaults(), 1).game();
        double[] rewards = new double[9];
        Arrays.setAll(rewards, joint -> model.reward(0, joint));
        assertThat(rewards).containsExactly(11, -30, 0, -30, 7, 6, 0, 0, 5);
        FiniteModel ofThree = (FiniteModel)
                scenario.worlds(scenario.withAgents(scenario.defaults(), 3), 1).game();
        assertThat(ofThree.reward(0, 2)).as("choices 0, 0 and 2").isCloseTo((11 + 0 + 0) / 3.0, within(1e-12));
    }

    @Test
    void coordinationPaysClearMajorities() {
        Coordination scenario = new Coordination();
        FiniteModel model =
                (FiniteModel) scenario.worlds(scenario.defaults(), 1).game();
        double[] rewards = new double[8];
        Arrays.setAll(rewards, state -> model.reward(state, 0));
        assertThat(rewards).containsExactly(3, 0, 0, 1, 0, 1, 1, 2);
    }

    private static double alohaReward(int... sends) {
        Aloha aloha = new Aloha();
        Aloha.Parameters certain = Parameters.with(aloha.defaults(), Map.of("arrival", "1", "episodeSteps", "1"));
        try (Arena arena = Arena.open(aloha.worlds(certain, 1), 1, EXECUTION)) {
            AgentBatch batch = arena.batches().getFirst();
            for (int island : sends) {
                batch.actions()[island] = 1;
            }
            arena.step();
            return batch.rewards()[9];
        }
    }

    @Test
    void islandsThatSendBesideEachOtherCollide() {
        assertThat(alohaReward(0, 2, 4, 6, 8)).isCloseTo(0.5, within(1e-12));
        assertThat(alohaReward(0, 1)).isEqualTo(-20);
        assertThat(alohaReward(3, 8)).isEqualTo(-20);
        assertThat(alohaReward(4, 5)).isEqualTo(-20);
        assertThat(alohaReward(0, 9)).isCloseTo(0.2, within(1e-12));
        assertThat(alohaReward(0, 1, 3)).isCloseTo(-19.9, within(1e-12));
    }

    @Test
    void backlogsGrowToTheirLimitAndSentMessagesLeave() {
        Aloha aloha = new Aloha();
        Aloha.Parameters certain = Parameters.with(aloha.defaults(), Map.of("arrival", "1"));
        try (Arena arena = Arena.open(aloha.worlds(certain, 1), 1, EXECUTION)) {
            AgentBatch batch = arena.batches().getFirst();
            batch.actions()[0] = 1;
            for (int step = 0; step < 6; step++) {
                arena.step();
            }
            assertThat(batch.observations()[0]).isEqualTo(1);
            assertThat(batch.observations()[batch.features()]).isEqualTo(5);
        }
    }
}
