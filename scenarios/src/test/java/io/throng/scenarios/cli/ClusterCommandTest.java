package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.scenarios.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code throng run --cluster} with Java machines of their own, one of which is killed as {@code kill -9} does. */
final class ClusterCommandTest {
    @TempDir
    private Path folder;

    private Map<String, Object> run(String out, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("run", "boids", "--seed", "7", "--no-pictures"));
        args.addAll(List.of(options));
        args.addAll(List.of("--out", folder.resolve(out).toString()));
        assertThat(Throng.execute(args.toArray(String[]::new))).isZero();
        return Json.read(Files.readString(folder.resolve(out).resolve("manifest.json")));
    }

    @Test
    void aRunThatLosesANodeEndsAsOneProcessDoes() throws Exception {
        String[] world = {"--agents", "1500", "--steps", "1500"};
        Map<String, Object> one = run("one", world);
        Map<String, Object> many = run(
                "many",
                "--agents",
                "1500",
                "--steps",
                "1500",
                "--cluster",
                "local:3",
                "--snapshot-every",
                "50",
                "--kill",
                "1");
        assertThat(many.get("hash")).isEqualTo(one.get("hash"));
        assertThat(many.get("hashes")).isEqualTo(one.get("hashes"));
        assertThat(many.get("lost_nodes")).isEqualTo(1);
        Map<String, Object> restored = run("restored", "--steps", "1500", "--restore", snapshots("many"));
        assertThat(restored.get("hash")).isEqualTo(one.get("hash"));
    }

    @Test
    void nodesOfAFileRunTogether() throws Exception {
        LocalNodes free = LocalNodes.of("2");
        Path nodes = folder.resolve("nodes.conf");
        Files.writeString(nodes, "# where runs start\n" + String.join(" # a node\n\n", free.addresses()) + "\n");
        String second = free.addresses().getLast();
        Thread node = Thread.ofPlatform()
                .start(() -> Throng.execute("node", "--cluster", nodes.toString(), "--at", second, "--threads", "1"));
        Map<String, Object> many =
                run("many", "--agents", "800", "--steps", "100", "--cluster", nodes.toString(), "--threads", "1");
        Map<String, Object> one = run("one", "--agents", "800", "--steps", "100");
        assertThat(many.get("hash")).isEqualTo(one.get("hash"));
        node.join(60_000);
        assertThat(node.isAlive()).isFalse();
    }

    private String snapshots(String run) {
        return folder.resolve(run).resolve("snapshots").toString();
    }

    @Test
    void worldsThatCannotBeCutAreRefused() {
        assertThat(Throng.execute(
                        "run", "simple_spread", "--steps", "2", "--cluster", "local:1", "--out", folder.toString()))
                .isEqualTo(Complaints.WRONG_INPUT);
    }

    @Test
    void whatIsForSeveralNodesNeedsACluster() {
        assertThat(Throng.execute("run", "boids", "--steps", "2", "--seeds", "4"))
                .isEqualTo(Complaints.WRONG_INPUT);
        assertThat(Throng.execute("run", "boids", "--steps", "2", "--cluster", "local:0"))
                .isEqualTo(Complaints.WRONG_INPUT);
        assertThat(Throng.execute("node", "--nodes", "127.0.0.1:7001", "--at", "127.0.0.1:7001"))
                .isEqualTo(Complaints.WRONG_INPUT);
    }
}
