package io.throng.kernel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.Execution;
import io.throng.kernel.LocalWorld;
import io.throng.kernel.Simulation;
import io.throng.kernel.SimulationException;
import io.throng.kernel.Snapshot;
import io.throng.kernel.World;
import io.throng.kernel.space.Plane;
import io.throng.kernel.testworlds.Colony;
import io.throng.kernel.testworlds.Drifters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes of one Java machine over the network of this machine: the same protocol as between machines. */
final class ClusterRunTest {
    private static final long SEED = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private static LocalWorld drifters() {
        return new Drifters(900, Plane.torus(8, 12), 0.4, true);
    }

    private static LocalWorld sturdy() {
        return new Drifters(900, Plane.torus(8, 12), 0.4, false);
    }

    private static World build(String scenario, String parameters) {
        return switch (scenario) {
            case "drifters" -> drifters();
            case "sturdy" -> sturdy();
            default -> throw new IllegalArgumentException("no scenario " + scenario + parameters);
        };
    }

    private static ClusterOrder order(String scenario, long steps, long every, Path snapshots, Path restore) {
        return new ClusterOrder(scenario, "", SEED, steps, 3, every, snapshots, restore, 10);
    }

    private static RunListener nobody() {
        return new RunListener() {
            @Override
            public void completed(long step) {}

            @Override
            public void resumed(Outcome.Loss loss) {}
        };
    }

    private static List<String> addresses(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        List<Integer> ports =
                sockets.stream().map(ServerSocket::getLocalPort).sorted().toList();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports.stream().map(port -> "127.0.0.1:" + port).toList();
    }

    private static List<ClusterNode> others(List<String> addresses) {
        List<ClusterNode> nodes = new ArrayList<>();
        for (int self = 1; self < addresses.size(); self++) {
            nodes.add(ClusterNode.start(new ClusterSettings(addresses, self, 1), ClusterRunTest::build));
        }
        return nodes;
    }

    private static Outcome run(int count, ClusterOrder order) throws IOException {
        List<String> addresses = addresses(count);
        List<ClusterNode> nodes = others(addresses);
        try (ClusterRun run = ClusterRun.start(new ClusterSettings(addresses, 0, 1), ClusterRunTest::build, PATIENCE)) {
            return run.execute(order, nobody());
        } finally {
            nodes.forEach(ClusterNode::close);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anyNumberOfNodesGivesWhatOneProcessGives(int count) throws Exception {
        Outcome outcome = run(count, order("drifters", 40, 0, null, null));
        try (Simulation whole = Simulation.start(drifters(), SEED)) {
            whole.run(40);
            assertThat(outcome.hash()).isEqualTo(whole.hash());
            assertThat(outcome.measures()).isEqualTo(whole.measures());
            assertThat(outcome.failures()).isEqualTo(whole.failureCount()).isPositive();
            assertThat(outcome.hashes().keySet()).containsExactly(10L, 20L, 30L, 40L);
            assertThat(outcome.losses()).isEmpty();
        }
    }

    @Test
    void snapshotsOfSlabsGoOnInOneProcessAndInOtherSlabs() throws Exception {
        run(2, order("drifters", 35, 6, folder, null));
        try (var kept = Files.list(folder)) {
            assertThat(kept.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("step-000000000018", "step-000000000024", "step-000000000030");
        }
        Path latest = GlobalSnapshot.find(folder).orElseThrow();
        Snapshot joined = GlobalSnapshot.read(latest);
        assertThat(joined.step()).isEqualTo(30);
        Outcome again = run(1, new ClusterOrder("drifters", "", SEED, 50, 5, 0, null, latest, 10));
        try (Simulation whole = Simulation.start(drifters(), SEED);
                Simulation restored = Simulation.restore(drifters(), joined, Execution.defaults())) {
            whole.run(30);
            assertThat(restored.hash()).isEqualTo(whole.hash());
            whole.run(20);
            restored.run(20);
            assertThat(restored.hash()).isEqualTo(whole.hash());
            assertThat(again.hash()).isEqualTo(whole.hash());
        }
    }

    @Test
    void aSnapshotWithoutItsManifestIsNone() throws Exception {
        run(1, order("drifters", 6, 6, folder, null));
        Path snapshot = GlobalSnapshot.find(folder).orElseThrow();
        Files.delete(snapshot.resolve("manifest.throng"));
        assertThat(GlobalSnapshot.find(folder)).isEmpty();
    }

    @Test
    void aLostNodesSlabsGoOnElsewhereAndEndAsUndisturbed() throws Exception {
        List<String> addresses = addresses(3);
        List<ClusterNode> nodes = others(addresses);
        AtomicBoolean lost = new AtomicBoolean();
        RunListener loser = new RunListener() {
            @Override
            public void completed(long step) {
                if (step >= 100 && !lost.getAndSet(true)) {
                    Thread.ofVirtual().start(nodes.getFirst()::close);
                }
            }

            @Override
            public void resumed(Outcome.Loss loss) {}
        };
        try (ClusterRun run = ClusterRun.start(new ClusterSettings(addresses, 0, 1), ClusterRunTest::build, PATIENCE)) {
            Outcome outcome = run.execute(order("sturdy", 8000, 100, folder, null), loser);
            assertThat(outcome.losses()).hasSize(1);
            assertThat(outcome.losses().getFirst().resumedFrom()).isGreaterThanOrEqualTo(100);
            try (Simulation whole = Simulation.start(sturdy(), SEED)) {
                whole.run(8000);
                assertThat(outcome.hash()).isEqualTo(whole.hash());
            }
        } finally {
            nodes.forEach(ClusterNode::close);
        }
    }

    @Test
    void seedsAreSpreadOverTheNodesAndThoseOfALostNodeAreDoneAgain() throws Exception {
        List<String> addresses = addresses(2);
        List<ClusterNode> nodes = others(addresses);
        RunListener loser = new RunListener() {
            @Override
            public void completed(long done) {
                Thread.ofVirtual().start(nodes.getFirst()::close);
            }

            @Override
            public void resumed(Outcome.Loss loss) {}
        };
        long[] seeds = {3, 4, 5, 6};
        try (ClusterRun run = ClusterRun.start(new ClusterSettings(addresses, 0, 1), ClusterRunTest::build, PATIENCE)) {
            List<Replica> replicas = run.replicate(order("sturdy", 300, 0, null, null), seeds, loser);
            assertThat(replicas).extracting(Replica::seed).containsExactly(3L, 4L, 5L, 6L);
            for (Replica replica : replicas) {
                try (Simulation alone = Simulation.start(sturdy(), replica.seed())) {
                    alone.run(300);
                    assertThat(replica.hash()).isEqualTo(alone.hash());
                    assertThat(replica.measures())
                            .containsExactlyElementsOf(alone.measures().values());
                }
            }
        } finally {
            nodes.forEach(ClusterNode::close);
        }
    }

    @Test
    void aRunThatIsStoppedEndsAtOnceWithTheHashOfItsStep() throws Exception {
        List<String> addresses = addresses(2);
        List<ClusterNode> nodes = others(addresses);
        try (ClusterRun run = ClusterRun.start(new ClusterSettings(addresses, 0, 1), ClusterRunTest::build, PATIENCE)) {
            RunListener stopper = new RunListener() {
                @Override
                public void completed(long step) {
                    if (step >= 100) {
                        run.requestStop();
                    }
                }

                @Override
                public void resumed(Outcome.Loss loss) {}
            };
            Outcome outcome = run.execute(
                    new ClusterOrder("sturdy", "", SEED, 1_000_000, 3, 100, folder, null, 100_000), stopper);
            assertThat(outcome.step()).isBetween(100L, 100_000L);
            try (Simulation whole = Simulation.start(sturdy(), SEED)) {
                whole.run(outcome.step());
                assertThat(outcome.hash()).isEqualTo(whole.hash());
                assertThat(outcome.measures()).isEqualTo(whole.measures());
            }
        } finally {
            nodes.forEach(ClusterNode::close);
        }
    }

    @Test
    void aWorldThatIsNotLocalIsRefused() throws Exception {
        List<String> addresses = addresses(1);
        try (ClusterRun run = ClusterRun.start(
                new ClusterSettings(addresses, 0, 1), (name, text) -> new Colony(10, true), PATIENCE)) {
            assertThatThrownBy(() -> run.execute(order("colony", 10, 0, null, null), nobody()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be a LocalWorld");
        }
    }

    @Test
    void nodesThatDoNotComeAreMissed() throws Exception {
        List<String> addresses = addresses(2);
        try (ClusterRun run =
                ClusterRun.start(new ClusterSettings(addresses, 0, 1), ClusterRunTest::build, Duration.ofSeconds(2))) {
            assertThatThrownBy(() -> run.execute(order("drifters", 10, 0, null, null), nobody()))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("a run over 2 nodes found only")
                    .hasMessageContaining("throng node");
        }
    }
}
