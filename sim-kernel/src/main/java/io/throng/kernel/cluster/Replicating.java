package io.throng.kernel.cluster;

import akka.actor.typed.ActorRef;
import io.throng.kernel.SimulationException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Whole worlds that differ in their seeds, one a node at a time; what a lost node had is done again by another. */
final class Replicating implements DirectorTask {
    private final ClusterOrder order;
    private final long[] seeds;
    private final Duration deadline;
    private final RunListener listener;
    private final CompletableFuture<List<Replica>> promise;
    private final Map<String, ActorRef<ClusterMessage.ToNode>> nodes;
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Map<String, Integer> busy = new HashMap<>();
    private final Map<String, Long> progressAt = new HashMap<>();
    private final Replica[] done;
    private long finished;

    /** Seeds and who waits for them. */
    record Wish(
            ClusterOrder order,
            long[] seeds,
            Duration deadline,
            RunListener listener,
            CompletableFuture<List<Replica>> promise) {}

    Replicating(Wish wish, Map<String, ActorRef<ClusterMessage.ToNode>> nodes) {
        this.order = wish.order();
        this.seeds = wish.seeds();
        this.deadline = wish.deadline();
        this.listener = wish.listener();
        this.promise = wish.promise();
        this.nodes = nodes;
        this.done = new Replica[seeds.length];
        IntStream.range(0, seeds.length).forEach(open::add);
    }

    @Override
    public void begin() {
        deal();
    }

    /** Gives every idle node a world, nodes that came later too. */
    private void deal() {
        nodes.forEach((address, node) -> {
            if (!busy.containsKey(address) && !open.isEmpty()) {
                int number = open.poll();
                busy.put(address, number);
                progressAt.put(address, System.nanoTime());
                node.tell(new ClusterMessage.Replicate(
                        number, order.scenario(), order.parameters(), seeds[number], order.steps()));
            }
        });
    }

    @Override
    public void lost(String node, long silentSince, Map<String, ActorRef<ClusterMessage.ToNode>> remaining) {
        Integer number = busy.remove(node);
        if (number != null && done[number] == null) {
            open.addFirst(number);
            listener.resumed(new Outcome.Loss(node, 0, (System.nanoTime() - silentSince) / 1e9, 0));
        }
        deal();
    }

    @Override
    public void on(ClusterMessage.ToDirector message) {
        switch (message) {
            case ClusterMessage.Replicated result -> finish(result);
            case ClusterMessage.ReplicaProgress progress ->
                busy.forEach((address, number) -> {
                    if (number == progress.number()) {
                        progressAt.put(address, System.nanoTime());
                    }
                });
            case ClusterDirector.Stop _ ->
                fail(new SimulationException("the run was stopped; done were " + finished + " of " + done.length));
            default -> {}
        }
    }

    private void finish(ClusterMessage.Replicated result) {
        int number = result.number();
        if (number < 0 || number >= done.length || done[number] != null) {
            return;
        }
        if (!result.problem().isEmpty()) {
            fail(new SimulationException("seed " + seeds[number] + ": " + result.problem()));
            return;
        }
        done[number] = new Replica(
                seeds[number],
                result.step(),
                result.hash(),
                result.agents(),
                result.failures(),
                Arrays.stream(result.measures()).boxed().toList());
        busy.values().removeIf(one -> one == number);
        listener.completed(++finished);
        deal();
        if (finished == done.length) {
            promise.complete(List.of(done));
        }
    }

    @Override
    public void tick() {
        deal();
        busy.forEach((address, number) -> {
            if (System.nanoTime() - progressAt.get(address) > deadline.toNanos()) {
                fail(new SimulationException(
                        "seed " + seeds[number] + " of world " + order.scenario() + " on " + address
                                + " made no progress within " + deadline.toSeconds() + " s; done are "
                                + Arrays.stream(done).filter(one -> one != null).count() + " of " + done.length));
            }
        });
    }

    @Override
    public void fail(SimulationException reason) {
        promise.completeExceptionally(reason);
    }
}
