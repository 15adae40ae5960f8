package io.throng.kernel.cluster;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A machine that lends itself to a cluster's runs until the first node says that they are over, or is gone. */
public final class ClusterNode implements AutoCloseable {
    private static final int CLOSE_SECONDS = 10;

    private final ActorSystem<Void> system;
    private final CompletableFuture<String> left = new CompletableFuture<>();

    private ClusterNode(ClusterSettings settings, WorldSource worlds) {
        this.system = ActorSystem.create(guardian(settings, worlds), ClusterConfig.SYSTEM, ClusterConfig.of(settings));
        system.getWhenTerminated()
                .whenComplete((done, thrown) -> left.complete("this node lost its cluster or was removed from it"));
    }

    /** Joins; returns at once, and goes on trying for two minutes if the first node is not there yet. */
    public static ClusterNode start(ClusterSettings settings, WorldSource worlds) {
        return new ClusterNode(settings, worlds);
    }

    private Behavior<Void> guardian(ClusterSettings settings, WorldSource worlds) {
        return Behaviors.setup(context -> {
            context.spawn(NodeKernel.create(worlds, settings.threads(), left::complete), NodeKernel.NAME);
            var events = context.spawn(firstNode(settings), "first-node");
            Cluster.get(context.getSystem()).subscriptions().tell(Subscribe.create(events, MemberEvent.class));
            return Behaviors.empty();
        });
    }

    private Behavior<MemberEvent> firstNode(ClusterSettings settings) {
        return Behaviors.receiveMessage(event -> {
            if (event instanceof MemberRemoved gone
                    && gone.member().address().toString().endsWith("@" + settings.first())) {
                left.complete("the first node, " + settings.first() + ", is gone");
            }
            return Behaviors.same();
        });
    }

    /** Waits until the node is no longer needed; says why. */
    public String await() {
        return left.join();
    }

    /** Leaves at once. */
    @Override
    public void close() {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            // The threads are daemons: they do not keep the machine alive.
        }
    }
}
