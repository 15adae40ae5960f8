package io.throng.marl.ctde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.GameWorld;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Assignment;
import io.throng.marl.CrowdGame;
import io.throng.marl.MeetingGame;
import io.throng.marl.Trainer;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs over agents that are learned. */
class LearnedGraphTest {
    private static final int WORLDS = 64;

    @TempDir
    Path folder;

    private static BnpgSettings settings(Map<String, String> more) {
        BnpgSettings small = Parameters.with(
                BnpgSettings.defaults(),
                Map.of(
                        "graph", "LEARNED",
                        "graphWidth", "16",
                        "rolloutSteps", "4",
                        "actorRate", "3e-3",
                        "hiddenWidth", "16",
                        "normalizeInputs", "false"));
        return Parameters.with(small, more);
    }

    /** The team gains where the second of three agents knows the first's choice, and loses where it does not. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void learnsTheEdgeThatPays(long seed) {
        GameWorld world = CrowdGame.worlds(3).apply(WORLDS);
        try (Workers workers = new Workers(1);
                Arena arena = Arena.open(world, seed, Execution.defaults())) {
            List<AgentBatch> batches = arena.batches();
            Assignment assignment = new Assignment(
                    world.game(),
                    batches.stream().map(AgentBatch::kind).toList(),
                    List.of(0),
                    WORLDS,
                    seed,
                    new CpuBackend(),
                    workers);
            try (LearnedGraph graph = new LearnedGraph(assignment, settings(Map.of()))) {
                double first = 0;
                double last = 0;
                for (int update = 0; update < 30; update++) {
                    float[] gains = new float[4 * WORLDS];
                    double share = 0;
                    for (int step = 0; step < 4; step++) {
                        graph.begin(batches, seed, 4L * update + step);
                        for (int w = 0; w < WORLDS; w++) {
                            boolean pays = graph.isParent(w, 0, 1);
                            gains[step * WORLDS + w] = pays ? 1 : -1;
                            share += pays ? 1.0 / gains.length : 0;
                        }
                    }
                    graph.learn(gains, 1);
                    first = update == 0 ? share : first;
                    last = share;
                }
                // at first half of the orders allow the edge, and half of these have it
                assertThat(first).isBetween(0.15, 0.35);
                assertThat(last).isGreaterThan(0.8);
            }
        }
    }

    private static Trainer trainer(int threads) {
        BnpgSettings settings = settings(Map.of("worlds", "16", "annealSteps", "240", "epochs", "2"));
        return new Bnpg()
                .create(settings, CrowdGame.worlds(3), 5, Execution.defaults().withThreads(threads));
    }

    private byte[] learned(Trainer trainer, int batches) throws IOException {
        for (int i = 0; i < batches; i++) {
            trainer.learn();
        }
        Path file = folder.resolve("saved");
        Checkpoint.write(file, "bnpg", trainer);
        return Files.readAllBytes(file);
    }

    /** Edges are gone in the middle of the fourth batch. */
    @Test
    void resumedRunEqualsUninterruptedRunOnAnyNumberOfThreads() throws IOException {
        Path middle = folder.resolve("middle");
        byte[] whole;
        try (Trainer first = trainer(2)) {
            Files.write(middle, learned(first, 2));
            whole = learned(first, 3);
        }
        try (Trainer second = trainer(1)) {
            Checkpoint.read(middle, "bnpg", second);
            assertThat(learned(second, 3)).isEqualTo(whole);
        }
    }

    @Test
    void agentsMustShareAPolicy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bnpg().create(settings(Map.of()), MeetingGame.worlds(), 1, Execution.defaults()))
                .withMessageContaining("sharing");
    }
}
