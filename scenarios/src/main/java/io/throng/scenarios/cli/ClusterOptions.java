package io.throng.scenarios.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where else a run is executed; but for snapshots nothing here changes results. */
final class ClusterOptions {
    @Option(
            names = "--cluster",
            paramLabel = "FILE|local:N",
            description = {
                "Run over several nodes: a file with one host:port a line, the first being this machine, where the"
                        + " others run throng node; or N Java machines on this one.",
            })
    String cluster;

    @Option(names = "--slabs", paramLabel = "N", description = "Slabs of space (default: one a thread of all nodes).")
    int slabs;

    @Option(
            names = "--snapshots",
            paramLabel = "DIR",
            description =
                    "With --cluster and --snapshot-every: folder of snapshots, which all nodes must see (default: in"
                            + " the run's folder).")
    Path snapshots;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "With --cluster: run N whole worlds of seeds S, S + 1, ..., one on a node at a time.")
    int seeds;

    @Option(
            names = "--kill",
            paramLabel = "N",
            description = "With local:N, as a test: kill so many nodes at random steps.")
    int kills;

    @Option(
            names = "--by-silence",
            description =
                    "With local:N, as a test: take nodes for lost only when they are silent, as between machines.")
    boolean bySilence;

    /** Checks that nothing is asked for that only several nodes do. */
    void requireNothing() {
        if (slabs != 0 || snapshots != null || seeds != 0 || kills != 0 || bySilence) {
            throw new IllegalArgumentException("--slabs, --snapshots, --seeds, --kill and --by-silence are"
                    + " for a run over several nodes; add --cluster local:2, say");
        }
    }
}
