package io.throng.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomPolicyTest {
    private static final ActionSpec.Discrete FOUR = new ActionSpec.Discrete(List.of("a", "b", "c", "d"));
    private static final ActionSpec.Discrete TWO = new ActionSpec.Discrete(List.of("e", "f"));
    private static final int ROWS = 30_000;
    private static final double FIVE_STANDARD_ERRORS = 5;

    private final RandomPolicy policy = new RandomPolicy();

    /** A game of which only the batch is used. */
    private record Still(ActionSpec action) implements Game {
        @Override
        public List<Kind> kinds() {
            return List.of(new Kind("still", 3, new ObservationSpec(List.of(Feature.unbounded("x", ""))), action));
        }

        @Override
        public int episodeLimit() {
            return 1;
        }

        @Override
        public void begin(Turn turn, int world) {}

        @Override
        public void act(Turn turn, int row, float[] actions, int from) {}

        @Override
        public boolean settle(Turn turn, int world, double[] rewards, int from) {
            return false;
        }

        @Override
        public void observe(Turn turn, int row, float[] into, int from) {}
    }

    private static AgentBatch batch(ActionSpec action, int rows) {
        return new GameWorld("still", rows / 3, (agents, worlds) -> new Still(action))
                .batches()
                .getFirst();
    }

    /** How often each value occurs in one column of the actions. */
    private static int[] counts(AgentBatch batch, int column, int choices) {
        int[] counts = new int[choices];
        for (int row = 0; row < batch.rows(); row++) {
            counts[(int) batch.actions()[row * batch.actionColumns() + column]]++;
        }
        return counts;
    }

    private static void assertUniform(int[] counts, int choices) {
        double p = 1.0 / choices;
        double error = Math.sqrt(ROWS * p * (1 - p));
        for (int i = 0; i < choices; i++) {
            assertThat((double) counts[i])
                    .isBetween(ROWS * p - FIVE_STANDARD_ERRORS * error, ROWS * p + FIVE_STANDARD_ERRORS * error);
        }
    }

    @Test
    void allChoicesAreEquallyLikely() {
        AgentBatch batch = batch(FOUR, ROWS);
        policy.act(batch, 1, 0);
        assertUniform(counts(batch, 0, 4), 4);
    }

    @Test
    void onlyAllowedChoicesAreTakenAndAllOfThemAreEquallyLikely() {
        AgentBatch batch = batch(FOUR, ROWS);
        for (int row = 0; row < ROWS; row++) {
            batch.masks()[4 * row + 1] = 0;
        }
        policy.act(batch, 1, 0);
        int[] counts = counts(batch, 0, 4);
        assertThat(counts[1]).isZero();
        assertUniform(new int[] {counts[0], counts[2], counts[3]}, 3);
    }

    @Test
    void aSingleAllowedChoiceIsTaken() {
        AgentBatch batch = batch(FOUR, 30);
        Arrays.fill(batch.masks(), 0);
        for (int row = 0; row < 30; row++) {
            batch.masks()[4 * row + row % 4] = 1;
        }
        policy.act(batch, 1, 0);
        for (int row = 0; row < 30; row++) {
            assertThat(batch.actions()[row]).isEqualTo(row % 4);
        }
    }

    @Test
    void partsOfAnActionAreDrawnIndependentlyUnderTheirOwnMasks() {
        AgentBatch batch = batch(new ActionSpec.MultiDiscrete(List.of(FOUR, TWO)), ROWS);
        for (int row = 0; row < ROWS; row += 3) {
            batch.masks()[6 * row + 5] = 0;
        }
        policy.act(batch, 1, 0);
        assertUniform(counts(batch, 0, 4), 4);
        assertThat(IntStream.range(0, ROWS)
                        .filter(row -> row % 3 == 0)
                        .mapToDouble(row -> batch.actions()[2 * row + 1]))
                .containsOnly(0.0);
        long both = IntStream.range(0, ROWS)
                .filter(row -> row % 3 != 0 && batch.actions()[2 * row] == 3 && batch.actions()[2 * row + 1] == 1)
                .count();
        assertThat(both).isBetween(ROWS / 12 - 250L, ROWS / 12 + 250L);
    }

    @Test
    void numbersAreEvenlySpreadOverTheirRange() {
        AgentBatch batch = batch(new ActionSpec.Continuous(List.of(new Feature("x", "", -1, 3))), ROWS);
        policy.act(batch, 1, 0);
        int[] quarters = new int[4];
        for (float value : batch.actions()) {
            assertThat(value).isBetween(-1f, 3f);
            quarters[Math.min(3, (int) (value + 1))]++;
        }
        assertUniform(quarters, 4);
    }

    @Test
    void anAgentsActionDoesNotDependOnWhoElseIsThere() {
        AgentBatch few = batch(FOUR, 30);
        AgentBatch many = batch(FOUR, 300);
        policy.act(few, 8, 5);
        policy.act(many, 8, 5);
        assertThat(Arrays.copyOf(many.actions(), 30)).isEqualTo(few.actions());
    }

    @Test
    void actionsDifferBetweenStepsAndSeeds() {
        AgentBatch batch = batch(FOUR, 300);
        policy.act(batch, 8, 5);
        float[] actions = batch.actions().clone();
        policy.act(batch, 8, 6);
        assertThat(batch.actions()).isNotEqualTo(actions);
        policy.act(batch, 9, 5);
        assertThat(batch.actions()).isNotEqualTo(actions);
        policy.act(batch, 8, 5);
        assertThat(batch.actions()).isEqualTo(actions);
    }
}
