package io.throng.kernel.cluster;

import akka.actor.Address;
import akka.actor.AddressFromURIString;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.MemberUp;
import akka.cluster.ClusterEvent.ReachabilityEvent;
import akka.cluster.ClusterEvent.UnreachableMember;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Down;
import akka.cluster.typed.Subscribe;
import io.throng.kernel.SimulationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Knows the nodes, and has one run at a time directed over them.
 *
 * <p>Nodes are found at a known path of every member and greeted until they answer; nothing else is looked up. A run begins
 * when the wanted number of nodes is there.
 */
final class ClusterDirector extends AbstractBehavior<ClusterMessage.ToDirector> {
    private static final Duration TICK = Duration.ofMillis(250);

    private final int wanted;
    private final Duration patience;
    private final Map<Address, Boolean> members = new HashMap<>();
    private final Map<String, ActorRef<ClusterMessage.ToNode>> nodes = new TreeMap<>();
    private final Map<String, Long> silentSince = new HashMap<>();
    private final long startedAt = System.nanoTime();
    private Start waiting = null;
    private DirectorTask run = null;
    private boolean over;

    /** Begin something once all nodes are there; not sent over the network. */
    record Start(
            Function<Map<String, ActorRef<ClusterMessage.ToNode>>, DirectorTask> task, CompletableFuture<?> promise)
            implements ClusterMessage.ToDirector {}

    /** End the run early. */
    record Stop() implements ClusterMessage.ToDirector {}

    /** Tell all nodes to leave. */
    record Dismiss(CompletableFuture<Void> done) implements ClusterMessage.ToDirector {}

    /** Somebody knows for sure that a node's process has ended. */
    record Ended(String hostAndPort) implements ClusterMessage.ToDirector {}

    private record Membership(MemberEvent event) implements ClusterMessage.ToDirector {}

    private record Reachability(ReachabilityEvent event) implements ClusterMessage.ToDirector {}

    private enum Own implements ClusterMessage.ToDirector {
        /** Time passes. */
        TICK
    }

    private ClusterDirector(
            ActorContext<ClusterMessage.ToDirector> context,
            TimerScheduler<ClusterMessage.ToDirector> timers,
            int wanted,
            Duration patience) {
        super(context);
        this.wanted = wanted;
        this.patience = patience;
        timers.startTimerWithFixedDelay(Own.TICK, TICK);
        var subscriptions = Cluster.get(context.getSystem()).subscriptions();
        subscriptions.tell(
                Subscribe.create(context.messageAdapter(MemberEvent.class, Membership::new), MemberEvent.class));
        subscriptions.tell(Subscribe.create(
                context.messageAdapter(ReachabilityEvent.class, Reachability::new), ReachabilityEvent.class));
    }

    static Behavior<ClusterMessage.ToDirector> create(int wanted, Duration patience) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new ClusterDirector(context, timers, wanted, patience)));
    }

    @Override
    public Receive<ClusterMessage.ToDirector> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<ClusterMessage.ToDirector> on(ClusterMessage.ToDirector message) {
        try {
            handle(message);
        } catch (Exception | AssertionError e) {
            fail(
                    e instanceof SimulationException known
                            ? known
                            : new SimulationException("the run over the cluster ended: " + e, e));
        }
        return this;
    }

    private void handle(ClusterMessage.ToDirector message) {
        switch (message) {
            case Membership membership -> follow(membership.event());
            case Reachability reachability -> follow(reachability.event());
            case ClusterMessage.Here here -> add(here);
            case Start start -> waiting = start;
            case Ended ended -> down(ended.hostAndPort());
            case Dismiss dismiss -> dismiss(dismiss);
            case Own own when own == Own.TICK -> tick();
            case Stop _ when run == null -> fail(new SimulationException("the run was stopped before it began"));
            default -> {
                if (run != null) {
                    run.on(message);
                }
            }
        }
        beginIfReady();
    }

    private void follow(MemberEvent event) {
        Address address = event.member().address();
        switch (event) {
            case MemberUp _ -> members.put(address, false);
            case MemberRemoved _ -> {
                members.remove(address);
                if (nodes.remove(address.toString()) != null && run != null && !over) {
                    run.lost(
                            address.toString(), silentSince.getOrDefault(address.toString(), System.nanoTime()), nodes);
                }
            }
            default -> {}
        }
    }

    private void follow(ReachabilityEvent event) {
        String address = event.member().address().toString();
        if (event instanceof UnreachableMember) {
            silentSince.putIfAbsent(address, System.nanoTime());
        } else {
            silentSince.remove(address);
        }
    }

    private void down(String hostAndPort) {
        String address = "akka://" + ClusterConfig.SYSTEM + "@" + hostAndPort;
        if (run == null) {
            fail(new SimulationException("node " + hostAndPort + " ended before the run began; see what it said"));
        }
        silentSince.putIfAbsent(address, System.nanoTime());
        Cluster.get(getContext().getSystem()).manager().tell(new Down(AddressFromURIString.parse(address)));
    }

    private ActorRefResolver resolver() {
        return ActorRefResolver.get(getContext().getSystem());
    }

    private void tick() {
        String self = resolver().toSerializationFormat(getContext().getSelf());
        members.forEach((address, here) -> {
            if (!here) {
                ActorRef<ClusterMessage.ToNode> node = resolver().resolveActorRef(address + "/user/" + NodeKernel.NAME);
                node.tell(new ClusterMessage.Hello(self));
            }
        });
        if (run != null) {
            run.tick();
        } else if (waiting != null && System.nanoTime() - startedAt > patience.toNanos()) {
            fail(new SimulationException("a run over " + wanted + " nodes found only " + nodes.keySet() + " within "
                    + patience.toSeconds() + " s; start the others with throng node"));
        }
    }

    private void add(ClusterMessage.Here here) {
        Address address = AddressFromURIString.parse(here.address());
        if (members.containsKey(address)) {
            members.put(address, true);
            nodes.put(here.address(), resolver().resolveActorRef(here.node()));
        }
    }

    private void beginIfReady() {
        if (waiting != null && nodes.size() >= wanted) {
            run = waiting.task().apply(nodes);
            waiting = null;
            run.begin();
        }
    }

    private void fail(SimulationException e) {
        if (run != null) {
            run.fail(e);
        } else if (waiting != null) {
            waiting.promise().completeExceptionally(e);
            waiting = null;
        }
    }

    private void dismiss(Dismiss dismiss) {
        over = true;
        nodes.values().forEach(node -> node.tell(new ClusterMessage.Leave("the run is over")));
        dismiss.done().complete(null);
    }
}
