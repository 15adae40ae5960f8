package io.throng.scenarios.particle;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.GameWorld;
import io.throng.kernel.Execution;
import io.throng.kernel.state.Table;

/** Worlds of simple_spread with their columns laid open. */
final class SpreadArena implements AutoCloseable {
    final Arena arena;
    private final GameWorld world;

    SpreadArena(GameFactory game, int worlds, long seed) {
        this.world = new GameWorld("spread", worlds, game);
        this.arena = Arena.open(world, seed, Execution.defaults().withThreads(1));
    }

    AgentBatch batch() {
        return arena.batches().getFirst();
    }

    /** Carries out the same step in every world. */
    void step(double... actionsOfOneWorld) {
        for (int i = 0; i < batch().actions().length; i++) {
            batch().actions()[i] = (float) actionsOfOneWorld[i % actionsOfOneWorld.length];
        }
        arena.step();
    }

    double[] position() {
        return values(world.agents(), "position");
    }

    double[] velocity() {
        return values(world.agents(), "velocity");
    }

    double[] landmarks() {
        return values(world.groups(), "landmarks");
    }

    private double[] values(Table table, String column) {
        return arena.simulation()
                .atRest(() -> Placed.column(table, column).read().clone());
    }

    @Override
    public void close() {
        arena.close();
    }
}
