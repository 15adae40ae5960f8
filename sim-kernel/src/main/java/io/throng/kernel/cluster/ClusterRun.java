package io.throng.kernel.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.throng.kernel.LocalWorld;
import io.throng.kernel.SimulationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The first node of a cluster: joins, waits for the others, has one run done and sends the others away.
 *
 * <p>Methods may be called by any thread.
 */
public final class ClusterRun implements AutoCloseable {
    private static final int CLOSE_SECONDS = 10;
    private static final long LEAVE_MILLIS = 500;

    private final ClusterSettings settings;
    private final WorldSource worlds;
    private final Duration deadline;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final CompletableFuture<ActorRef<ClusterMessage.ToDirector>> director = new CompletableFuture<>();
    private final ActorSystem<Void> system;

    private ClusterRun(ClusterSettings settings, WorldSource worlds, Duration deadline) {
        this.settings = settings;
        this.worlds = worlds;
        this.deadline = deadline;
        this.system = ActorSystem.create(guardian(), ClusterConfig.SYSTEM, ClusterConfig.of(settings));
        system.getWhenTerminated()
                .whenComplete((done, thrown) -> gone.completeExceptionally(new SimulationException(
                        "the first node was removed from its cluster: it lost the majority of the nodes;"
                                + " go on from the last global snapshot with --restore")));
    }

    /**
     * Joins.
     *
     * @param settings of the first node
     * @param deadline the longest that a run may be without progress; nodes may take twice as long to come
     */
    public static ClusterRun start(ClusterSettings settings, WorldSource worlds, Duration deadline) {
        return new ClusterRun(settings, worlds, deadline);
    }

    private Behavior<Void> guardian() {
        return Behaviors.setup(context -> {
            context.spawn(NodeKernel.create(worlds, settings.threads(), _ -> {}), NodeKernel.NAME);
            director.complete(context.spawn(
                    ClusterDirector.create(settings.nodes().size(), deadline.multipliedBy(2)), "director"));
            return Behaviors.empty();
        });
    }

    /**
     * Runs a world over all nodes; waits for the end.
     *
     * @param listener follows the run
     * @throws IllegalArgumentException if the world cannot be cut into slabs
     * @throws SimulationException if nodes do not come, the first node is cut off, or the world's rules fail
     */
    public Outcome execute(ClusterOrder order, RunListener listener) {
        LocalWorld world = NodeKernel.requireLocal(worlds.build(order.scenario(), order.parameters()));
        int slabs = order.slabs() > 0
                ? order.slabs()
                : Math.min(world.surroundings().rows(), settings.nodes().size() * settings.threads());
        SlabCut.of(world, slabs);
        requireFreeFolder(order);
        CompletableFuture<Outcome> promise = new CompletableFuture<>();
        Assignment assignment = new Assignment(order, world.measures(), slabs, deadline, listener, promise);
        return await(new ClusterDirector.Start(nodes -> new Directing(assignment, nodes), promise), promise);
    }

    /**
     * Runs a whole world for each of several seeds, one on a node at a time; waits for all. They need not be local worlds.
     *
     * @param order of which neither seed nor slabs nor snapshots are used
     * @param listener told how many are done
     * @return in the order of the seeds
     * @throws SimulationException if nodes do not come, the first node is cut off, or a world cannot be run
     */
    public List<Replica> replicate(ClusterOrder order, long[] seeds, RunListener listener) {
        CompletableFuture<List<Replica>> promise = new CompletableFuture<>();
        var wish = new Replicating.Wish(order, seeds.clone(), deadline, listener, promise);
        return await(new ClusterDirector.Start(nodes -> new Replicating(wish, nodes), promise), promise);
    }

    private <T> T await(ClusterDirector.Start start, CompletableFuture<T> promise) {
        var _ = gone.whenComplete((never, thrown) -> promise.completeExceptionally(thrown));
        director.join().tell(start);
        try {
            return promise.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SimulationException known) {
                throw new SimulationException(known.getMessage(), known);
            }
            throw e;
        }
    }

    private static void requireFreeFolder(ClusterOrder order) {
        if (order.snapshotEvery() == 0) {
            return;
        }
        try {
            long begin = order.restore() == null
                    ? 0
                    : GlobalSnapshot.manifest(order.restore()).step();
            GlobalSnapshot.requireNoneAfter(order.snapshots(), begin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the run at the next step that no slab has passed. */
    public void requestStop() {
        director.join().tell(new ClusterDirector.Stop());
    }

    /** Says that a node's process has certainly ended, so that nobody needs to wait until it is taken for lost. */
    public void nodeEnded(String hostAndPort) {
        director.join().tell(new ClusterDirector.Ended(hostAndPort));
    }

    /** Sends the other nodes away and stops. */
    @Override
    public void close() {
        CompletableFuture<Void> dismissed = new CompletableFuture<>();
        director.join().tell(new ClusterDirector.Dismiss(dismissed));
        try {
            dismissed.get(CLOSE_SECONDS, TimeUnit.SECONDS);
            Thread.sleep(LEAVE_MILLIS);
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The threads are daemons: they do not keep the machine alive.
        }
    }
}
