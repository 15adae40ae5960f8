package io.throng.agents.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Snapshot;
import io.throng.kernel.SteppingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArenaTest {
    private static final Execution EXECUTION = Execution.defaults().withThreads(1);
    private static final List<Policy> RANDOM = List.of(new RandomPolicy(), new RandomPolicy());

    private static Arena open(int worlds) {
        return Arena.open(new GameWorld("walk", worlds, Walk::new), 7, EXECUTION);
    }

    private static AgentBatch walkers(Arena arena) {
        return arena.batches().get(0);
    }

    private static AgentBatch tellers(Arena arena) {
        return arena.batches().get(1);
    }

    /** Both walkers of each world make a move, given by world; tellers say nothing. */
    private static void move(Arena arena, int... movesOfWorlds) {
        for (int row = 0; row < walkers(arena).rows(); row++) {
            walkers(arena).actions()[row] = movesOfWorlds[walkers(arena).worldOf(row)];
        }
        arena.step();
    }

    @Test
    void batchesBeginWithTheFirstObservationsAndMasks() {
        try (Arena arena = open(2)) {
            float[] seen = walkers(arena).observations();
            assertThat(seen).hasSize(2 * 2 * 3);
            assertThat(seen[1]).isEqualTo(seen[4]).isBetween(0f, 1f).isNotEqualTo(seen[7]);
            assertThat(walkers(arena).masks()).containsExactly(1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1);
            assertThat(tellers(arena).masks()).isEmpty();
            assertThat(arena.ending(0)).isEqualTo(Ending.RUNNING);
            assertThat(arena.steps()).isZero();
        }
    }

    @Test
    void endsByTheRulesAndByTheTimeLimitAreToldApart() {
        try (Arena arena = open(3)) {
            for (int step = 1; step <= 5; step++) {
                move(arena, 2, 0, step > 2 ? 2 : 0);
                assertThat(arena.ending(0)).isEqualTo(step == 3 ? Ending.TERMINATED : Ending.RUNNING);
                assertThat(arena.ending(1)).isEqualTo(step == 5 ? Ending.TRUNCATED : Ending.RUNNING);
                assertThat(arena.ending(2)).isEqualTo(step == 5 ? Ending.TERMINATED : Ending.RUNNING);
            }
            move(arena, 0, 0, 0);
            assertThat(arena.ending(1)).isEqualTo(Ending.RUNNING);
            assertThat(arena.steps()).isEqualTo(6);
        }
    }

    @Test
    void aNewEpisodeBeginsAtOnceAndTheLastObservationsAreKept() {
        try (Arena arena = open(2)) {
            float bonus = walkers(arena).observations()[1];
            tellers(arena).actions()[0] = 0.5f;
            tellers(arena).actions()[1] = 3;
            move(arena, 2, 0);
            move(arena, 2, 0);
            move(arena, 2, 0);
            assertThat(walkers(arena).finalObservations()).startsWith(3, bonus, 3, 3, bonus, 3);
            assertThat(tellers(arena).finalObservations()).startsWith(0.5f, 3);
            assertThat(walkers(arena).observations()).startsWith(0);
            assertThat(walkers(arena).observations()[1]).isNotEqualTo(bonus);
            assertThat(tellers(arena).observations()).startsWith(0, 0);
            assertThat(walkers(arena).masks()).startsWith(1, 0, 1);
            assertThat(walkers(arena).rewards()[0]).isBetween(3.0, 4.0);
        }
    }

    @Test
    void whatBeginLeavesAloneStaysAsItWas() {
        try (Arena arena = open(1)) {
            for (int step = 1; step <= 12; step++) {
                move(arena, 0);
                assertThat(walkers(arena).observations()[2]).isEqualTo(step);
            }
        }
    }

    @Test
    void kindsHaveRowsOfTheirOwn() {
        try (Arena arena = open(3)) {
            AgentBatch tellers = tellers(arena);
            assertThat(tellers.rows()).isEqualTo(3);
            assertThat(walkers(arena).rows()).isEqualTo(6);
            assertThat(new long[] {tellers.agentId(0), tellers.agentId(2)}).containsExactly(2, 8);
            assertThat(new long[] {walkers(arena).agentId(1), walkers(arena).agentId(2)})
                    .containsExactly(1, 3);
            assertThat(walkers(arena).worldOf(3)).isEqualTo(1);
            System.arraycopy(new float[] {0, 2, 0.25f, 3, -1, 4}, 0, tellers.actions(), 0, 6);
            System.arraycopy(new float[] {0, 2, 0, 0, 2, 0}, 0, walkers(arena).actions(), 0, 6);
            arena.step();
            assertThat(tellers.rewards()).containsExactly(2, 3.25, 3);
            assertThat(tellers.observations()).containsExactly(0, 2, 0.25f, 3, -1, 4);
            double[] paid = walkers(arena).rewards();
            assertThat(paid[1] - paid[0]).isEqualTo(1, within(1e-12));
            assertThat(paid[4] - paid[5]).isEqualTo(1, within(1e-12));
            assertThat(paid[2]).isEqualTo(paid[3]);
        }
    }

    @Test
    void aWorldIsTheSameAmongFewAndAmongMany() {
        try (Arena few = open(2);
                Arena many = open(50)) {
            for (int step = 0; step < 40; step++) {
                few.act(RANDOM, 3);
                many.act(RANDOM, 3);
                few.step();
                many.step();
                for (int kind = 0; kind < 2; kind++) {
                    AgentBatch expected = few.batches().get(kind);
                    AgentBatch actual = many.batches().get(kind);
                    assertThat(actual.observations()).startsWith(expected.observations());
                    assertThat(Arrays.copyOf(actual.rewards(), expected.rows())).isEqualTo(expected.rewards());
                }
                assertThat(many.ending(1)).isEqualTo(few.ending(1));
            }
        }
    }

    @Test
    void aSnapshotInMidEpisodeGoesOnAsIfNothingHadHappened(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("arena.throng");
        try (Arena whole = open(6)) {
            play(whole, 8);
            whole.snapshot().write(file);
            float[] seen = walkers(whole).observations().clone();
            float[] masks = walkers(whole).masks().clone();
            play(whole, 20);
            try (Arena resumed = Arena.restore(new GameWorld("walk", 6, Walk::new), Snapshot.read(file), EXECUTION)) {
                assertThat(resumed.steps()).isEqualTo(8);
                assertThat(walkers(resumed).observations()).isEqualTo(seen);
                assertThat(walkers(resumed).masks()).isEqualTo(masks);
                play(resumed, 20);
                assertThat(resumed.hash()).isEqualTo(whole.hash());
                assertThat(walkers(resumed).rewards()).isEqualTo(walkers(whole).rewards());
                assertThat(walkers(resumed).observations())
                        .isEqualTo(walkers(whole).observations());
                assertThat(resumed.ending(3)).isEqualTo(whole.ending(3));
            }
        }
    }

    private static void play(Arena arena, int steps) {
        for (int step = 0; step < steps; step++) {
            arena.act(RANDOM, 3);
            arena.step();
        }
    }

    @ParameterizedTest
    @EnumSource(SteppingMode.class)
    void howAnArenaIsExecutedDoesNotShow(SteppingMode mode) {
        Execution other = Execution.defaults().withThreads(2).withRegions(3).withMode(mode);
        try (Arena expected = open(7);
                Arena actual = Arena.open(new GameWorld("walk", 7, Walk::new), 7, other)) {
            play(expected, 30);
            play(actual, 30);
            assertThat(actual.hash()).isEqualTo(expected.hash());
            assertThat(walkers(actual).observations())
                    .isEqualTo(walkers(expected).observations());
            assertThat(walkers(actual).finalObservations())
                    .isEqualTo(walkers(expected).finalObservations());
            assertThat(tellers(actual).rewards()).isEqualTo(tellers(expected).rewards());
        }
    }

    @Test
    void thereMustBeAPolicyAKind() {
        try (Arena arena = open(1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> arena.act(List.of(new RandomPolicy()), 1))
                    .withMessage("there must be one policy a kind, 2, got 1");
        }
    }

    @Test
    void thereMustBeAWorld() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GameWorld("walk", 0, Walk::new))
                .withMessage("worlds must be at least 1, got 0");
    }
}
