package io.throng.kernel.cluster;

import java.util.List;

/**
 * What may be said between machines: records of numbers, texts and arrays of them. {@link WireCodec} reads these and nothing
 * else.
 */
sealed interface ClusterMessage {
    /** All kinds, each with the code under which it travels: its place in the list. Add at the end. */
    List<Class<? extends ClusterMessage>> KINDS = List.of(
            Hello.class,
            Here.class,
            Host.class,
            Hosting.class,
            Introduction.class,
            Credit.class,
            Milestone.class,
            Progress.class,
            Terms.class,
            Failed.class,
            Leave.class,
            Halo.class,
            Resend.class,
            Replicate.class,
            ReplicaProgress.class,
            Replicated.class,
            Pause.class,
            Paused.class);

    /** To a node, from the director: where the director is. Repeated until the node answers. */
    record Hello(String director) implements ClusterMessage, ToNode {}

    /** To the director: a node is there. */
    record Here(String node, String address) implements ClusterMessage, ToDirector {}

    /**
     * To a node: run some slabs of a world from here on, and forget what was before.
     *
     * @param mine the slabs of this node
     * @param restoreFolder the folder of a global snapshot to go on from, empty to found the world
     */
    record Host(
            long epoch,
            String scenario,
            String parameters,
            long seed,
            long steps,
            int slabs,
            int[] mine,
            String snapshotFolder,
            long snapshotEvery,
            long hashEvery,
            String restoreFolder)
            implements ClusterMessage, ToNode {}

    /** To the director: a node has the slabs it was given. */
    record Hosting(long epoch, long step, int[] slabs, String[] refs) implements ClusterMessage, ToDirector {}

    /** To a node: where all slabs are, by number. */
    record Introduction(long epoch, String[] refs) implements ClusterMessage, ToNode {}

    /** To a node: its slabs may run to a step; the run ends at {@code end}. */
    record Credit(long epoch, long until, long end) implements ClusterMessage, ToNode {}

    /**
     * To the director: all slabs of a node have completed a step.
     *
     * @param hash the sum of their agents' hashes
     * @param saved how many of them have written their part of a snapshot
     * @param complaints the first failures, at the end of the run only
     */
    record Milestone(
            long epoch,
            long step,
            int slabs,
            int saved,
            long hash,
            long agents,
            long nextId,
            long failures,
            String[] complaints,
            long cpuNanos,
            long haloBytes)
            implements ClusterMessage, ToDirector {}

    /** To the director, every second: the steps that a node's slabs have completed. */
    record Progress(long epoch, int[] slabs, long[] steps) implements ClusterMessage, ToDirector {}

    /** To the director, after the last step: what some agents add to a measure, {@code [ids, terms]}. */
    record Terms(long epoch, int measure, long[] ids, double[] terms) implements ClusterMessage, ToDirector {}

    /** To the director: a node cannot go on, for a reason that is no node's loss. */
    record Failed(long epoch, String message) implements ClusterMessage, ToDirector {}

    /** To a node: the run is over. */
    record Leave(String reason) implements ClusterMessage, ToNode {}

    /** To a slab, from a neighbour: a piece of what it must know to complete a step. */
    record Halo(long epoch, long step, int from, int piece, int pieces, byte[] bytes)
            implements ClusterMessage, ToSlab {}

    /** To a slab: a neighbour still waits for the halo of a step. */
    record Resend(long epoch, long step, int from) implements ClusterMessage, ToSlab {}

    /** To a node: run a whole world of its own, the {@code number}th of several. */
    record Replicate(int number, String scenario, String parameters, long seed, long steps)
            implements ClusterMessage, ToNode {}

    /** To the director, every second: how far a whole world is. */
    record ReplicaProgress(int number, long step) implements ClusterMessage, ToDirector {}

    /** To the director: a whole world has been run; or not, then {@code problem} says why. */
    record Replicated(int number, long step, long hash, long agents, long failures, double[] measures, String problem)
            implements ClusterMessage, ToDirector {}

    /** To a node: its slabs go no farther than they are, whatever credit they have. */
    record Pause(long epoch) implements ClusterMessage, ToNode {}

    /** To the director: a slab goes no farther than a step. */
    record Paused(long epoch, int slab, long step) implements ClusterMessage, ToDirector {}

    /** What a node's actor understands. */
    interface ToNode {}

    /** What the director understands. */
    interface ToDirector {}

    /** What a slab's actor understands. */
    interface ToSlab {}
}
