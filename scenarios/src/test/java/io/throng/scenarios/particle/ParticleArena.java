package io.throng.scenarios.particle;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.GameWorld;
import io.throng.kernel.Execution;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.List;

/** Particle worlds with their columns laid open. */
final class ParticleArena implements AutoCloseable {
    final Arena arena;
    private final GameWorld world;

    ParticleArena(GameFactory game, int worlds, long seed) {
        this.world = new GameWorld("particles", worlds, game);
        this.arena = Arena.open(world, seed, Execution.defaults().withThreads(1));
    }

    /** The agents of the first kind. */
    AgentBatch batch() {
        return arena.batches().getFirst();
    }

    /** Carries out the same step in every world. */
    void step(double... actionsOfOneWorld) {
        for (int i = 0; i < arena.worlds(); i++) {
            act(i, actionsOfOneWorld);
        }
        arena.step();
    }

    /** Writes the actions of a world's agents, in their order; shorter ones are repeated. */
    void act(int ofWorld, double... actions) {
        int at = 0;
        for (AgentBatch batch : arena.batches()) {
            int columns = batch.kind().count() * batch.actionColumns();
            for (int i = 0; i < columns; i++) {
                batch.actions()[ofWorld * columns + i] = (float) actions[at++ % actions.length];
            }
        }
    }

    /** What the agents of a world earned, in their order. */
    double[] rewards(int ofWorld) {
        return arena.batches().stream()
                .flatMapToDouble(batch -> Arrays.stream(
                        batch.rewards(),
                        ofWorld * batch.kind().count(),
                        (ofWorld + 1) * batch.kind().count()))
                .toArray();
    }

    /** What the agents of a world perceive, one after the other. */
    float[] observations(int ofWorld) {
        List<AgentBatch> batches = arena.batches();
        int length = batches.stream()
                .mapToInt(batch -> batch.kind().count() * batch.features())
                .sum();
        float[] all = new float[length];
        int at = 0;
        for (AgentBatch batch : batches) {
            int numbers = batch.kind().count() * batch.features();
            System.arraycopy(batch.observations(), ofWorld * numbers, all, at, numbers);
            at += numbers;
        }
        return all;
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

    /** Which landmarks matter, of all worlds; empty where none do. */
    int[] goals() {
        return arena.simulation()
                .atRest(() -> Placed.goals(world.groups())
                        .map(column -> column.read().clone())
                        .orElse(new int[0]));
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
