package io.throng.kernel.cluster;

import java.nio.file.Path;

/**
 * What a cluster is to run.
 *
 * @param scenario the name under which every node's {@link WorldSource} knows the world
 * @param parameters the world's parameters as text, for the same
 * @param steps steps in all, counted from the founding; at least 0
 * @param slabs slabs the world is cut into, 0 for one a thread of all nodes
 * @param snapshotEvery steps between two global snapshots, 0 for none
 * @param snapshots the folder of global snapshots, the same on all nodes; null only without them
 * @param restore the folder of a global snapshot to go on from, or null
 * @param hashEvery steps between two hashes; at least 1
 */
public record ClusterOrder(
        String scenario,
        String parameters,
        long seed,
        long steps,
        int slabs,
        long snapshotEvery,
        Path snapshots,
        Path restore,
        long hashEvery) {
    /** Checks the ranges. */
    public ClusterOrder {
        requireAtLeast("steps", steps, 0);
        requireAtLeast("slabs", slabs, 0);
        requireAtLeast("steps between snapshots", snapshotEvery, 0);
        requireAtLeast("steps between hashes", hashEvery, 1);
        if (snapshotEvery > 0 && snapshots == null) {
            throw new IllegalArgumentException("global snapshots need a folder that all nodes see; give one");
        }
    }

    private static void requireAtLeast(String what, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ", got " + value);
        }
    }
}
