package io.throng.agents.arena;

import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.Snapshot;
import java.util.List;

/**
 * Many worlds of one game, stepped together by the kernel's actors: what trainers and evaluations use.
 *
 * <pre>{@code
 * try (Arena arena = Arena.open(new GameWorld("walk", 128, Walk::new), 7, Execution.defaults())) {
 *     arena.act(List.of(new RandomPolicy()), 7);
 *     arena.step();                     // arena.batches().get(0).rewards(), arena.ending(world)
 * }
 * }</pre>
 *
 * <p>World {@code w} of an arena sees the same random numbers whatever the number of worlds. Not for several threads at
 * once: the batches are shared between this object and its user.
 */
public final class Arena implements AutoCloseable {
    private final GameWorld world;
    private final Simulation simulation;
    private long step;

    private Arena(GameWorld world, Simulation simulation) {
        this.world = world;
        this.simulation = simulation;
        this.step = simulation.step();
    }

    /** Begins all worlds; the batches hold the first observations. */
    public static Arena open(GameWorld world, long seed, Execution execution) {
        return new Arena(world, Simulation.start(world, seed, execution));
    }

    /** Goes on from a snapshot of an arena of the same game and number of worlds; the batches hold its observations. */
    public static Arena restore(GameWorld world, Snapshot snapshot, Execution execution) {
        return new Arena(world, Simulation.restore(world, snapshot, execution));
    }

    /** The rules. */
    public Game game() {
        return world.game();
    }

    /** One batch a kind, in order. */
    public List<AgentBatch> batches() {
        return world.batches();
    }

    /** How many worlds there are. */
    public int worlds() {
        return world.worldCount();
    }

    /** The steps taken in every world. */
    public long steps() {
        return step;
    }

    /** Lets a policy a kind, in order, write the actions. */
    public void act(List<? extends Policy> policies, long seed) {
        if (policies.size() != world.batches().size()) {
            throw new IllegalArgumentException(
                    "there must be one policy a kind, " + world.batches().size() + ", got " + policies.size());
        }
        for (int kind = 0; kind < policies.size(); kind++) {
            policies.get(kind).act(world.batches().get(kind), seed, step);
        }
    }

    /** Carries out the actions in the batches; worlds that end begin again. */
    public void step() {
        simulation.run(1);
        step++;
    }

    /** Whether a world's episode ended in the latest step. */
    public Ending ending(int ofWorld) {
        return world.ending(ofWorld);
    }

    /** The state of all worlds. */
    public Snapshot snapshot() {
        return simulation.snapshot();
    }

    /** The state hash of all worlds. */
    public long hash() {
        return simulation.hash();
    }

    /** The simulation that steps the worlds. */
    public Simulation simulation() {
        return simulation;
    }

    @Override
    public void close() {
        simulation.close();
    }
}
