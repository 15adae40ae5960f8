package io.throng.kernel.cluster;

import akka.actor.typed.ActorRef;
import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.World;
import java.util.concurrent.atomic.AtomicLong;

/** A whole world being run on a thread of its own, beside the node's actor. */
final class ReplicaWork implements Runnable {
    private static final int CHUNKS = 1000;

    private final ClusterMessage.Replicate wish;
    private final WorldSource worlds;
    private final int threads;
    private final ActorRef<ClusterMessage.ToDirector> director;
    private final AtomicLong step = new AtomicLong();

    ReplicaWork(
            ClusterMessage.Replicate wish,
            WorldSource worlds,
            int threads,
            ActorRef<ClusterMessage.ToDirector> director) {
        this.wish = wish;
        this.worlds = worlds;
        this.threads = threads;
        this.director = director;
    }

    int number() {
        return wish.number();
    }

    /** The steps taken. Called by any thread. */
    long step() {
        return step.get();
    }

    @Override
    public void run() {
        ClusterMessage.Replicated result;
        try {
            World world = worlds.build(wish.scenario(), wish.parameters());
            result = run(world);
        } catch (RuntimeException | StackOverflowError problem) {
            result = new ClusterMessage.Replicated(
                    wish.number(), step(), 0, 0, 0, new double[0], String.valueOf(problem.getMessage()));
        }
        director.tell(result);
    }

    private ClusterMessage.Replicated run(World world) {
        Execution execution = Execution.defaults().withThreads(threads);
        try (Simulation simulation = Simulation.start(world, wish.seed(), execution)) {
            long chunk = Math.max(1, wish.steps() / CHUNKS);
            while (step() < wish.steps()) {
                simulation.run(Math.min(chunk, wish.steps() - step()));
                step.set(simulation.step());
            }
            double[] measures = simulation.measures().values().stream()
                    .mapToDouble(value -> value)
                    .toArray();
            int agents = simulation.atRest(() -> world.agents().rows());
            return new ClusterMessage.Replicated(
                    wish.number(), step(), simulation.hash(), agents, simulation.failureCount(), measures, "");
        }
    }
}
