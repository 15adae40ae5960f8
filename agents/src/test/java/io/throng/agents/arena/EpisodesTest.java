package io.throng.agents.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodesTest {
    private static final Execution EXECUTION = Execution.defaults().withThreads(1);
    private static final Policy SILENT = (batch, seed, step) -> Arrays.fill(batch.actions(), 1);

    /**
     * In world 0 both walkers go right and end after 3 steps; elsewhere only the second stands still, until the limit.
     */
    private static void walk(AgentBatch batch) {
        for (int row = 0; row < batch.rows(); row++) {
            batch.actions()[row] = batch.worldOf(row) == 0 ? 2 : 0;
        }
    }

    private static Arena open(int worlds) {
        return Arena.open(new GameWorld("walk", worlds, Walk::new), 7, EXECUTION);
    }

    @Test
    void everyWorldPlaysAsManyEpisodesHoweverLongTheyAre() {
        try (Arena arena = open(2)) {
            double[][] returns = Episodes.play(arena, List.of((b, seed, step) -> walk(b), SILENT), 3, 1);
            assertThat(returns).hasDimensions(2, 4);
            assertThat(returns[1]).containsExactly(3 * 2, 5 * 2, 3 * 2, 5 * 2);
            assertThat(returns[0][0]).isBetween(6.0, 9.0);
            assertThat(returns[0][1]).isBetween(0.0, 5.0);
            assertThat(arena.steps()).isEqualTo(10);
        }
    }

    @Test
    void returnsAreSummedOverStepsAndAveragedOverTheAgentsOfAKind() {
        try (Arena arena = open(1)) {
            float bonus = arena.batches().getFirst().observations()[1];
            Policy oneGoes = (batch, seed, step) -> batch.actions()[0] = 2;
            double[][] returns = Episodes.play(arena, List.of(oneGoes, SILENT), 1, 1);
            assertThat(returns[0]).containsExactly(new double[] {(1 + 2 + 3) / 2.0 + 3 * bonus}, within(1e-6));
        }
    }

    @Test
    void atLeastOneEpisodeAWorldIsPlayed() {
        try (Arena arena = open(3)) {
            assertThat(Episodes.play(arena, List.of((b, seed, step) -> walk(b), SILENT), 0, 1)[0])
                    .hasSize(3);
        }
    }
}
