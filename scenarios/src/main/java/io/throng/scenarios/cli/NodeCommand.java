package io.throng.scenarios.cli;

import io.throng.kernel.cluster.ClusterNode;
import io.throng.kernel.cluster.ClusterSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code throng node}. */
@Command(
        name = "node",
        description = {
            "Lends this machine to a run over several nodes, and ends with it.",
            "Start it on all nodes but the first; on the first, throng run ... --cluster FILE."
        },
        mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {
    @Option(names = "--cluster", paramLabel = "FILE", description = "The nodes, one host:port a line; the same on all.")
    private Path cluster;

    @Option(names = "--nodes", split = ",", hidden = true, description = "The nodes, instead of a file.")
    private List<String> nodes;

    @Option(names = "--at", paramLabel = "HOST:PORT", required = true, description = "Which of the nodes this is.")
    private String at;

    @Option(names = "--threads", paramLabel = "T", description = "Threads (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--with-parent", hidden = true, description = "End when the standard input does.")
    private boolean withParent;

    @Override
    public Integer call() throws Exception {
        if (withParent) {
            Thread.ofPlatform().daemon().name("throng-parent").start(NodeCommand::endWithParent);
        }
        List<String> all = nodes == null ? NodesFile.read(requireCluster()) : nodes;
        int self = all.indexOf(at);
        if (self < 1) {
            throw new IllegalArgumentException(
                    "--at must be one of the nodes but the first, where throng run is started: " + all + ", got " + at);
        }
        try (ClusterNode node = ClusterNode.start(new ClusterSettings(all, self, threads), new CatalogueWorlds())) {
            String reason = node.await();
            if (!withParent) {
                System.out.println("throng: node " + at + " leaves: " + reason);
            }
        }
        return 0;
    }

    private Path requireCluster() {
        if (cluster == null) {
            throw new IllegalArgumentException("throng node needs --cluster, a file with one host:port a line");
        }
        return cluster;
    }

    /** The pipe to a parent closes however the parent ends. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said on it.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }
}
