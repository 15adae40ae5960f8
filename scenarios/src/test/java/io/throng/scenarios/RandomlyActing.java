package io.throng.scenarios;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.kernel.FailureStrategy;
import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Worlds of a game whose agents act at random by themselves: actions are a function of agent and step. */
final class RandomlyActing implements World {

    private final GameWorld worlds;
    private final AgentBatch[] batchOf;
    private final int[] rowInBatch;

    RandomlyActing(GameWorld worlds) {
        this.worlds = worlds;
        this.batchOf = new AgentBatch[worlds.founders()];
        this.rowInBatch = new int[worlds.founders()];
        for (AgentBatch batch : worlds.batches()) {
            for (int row = 0; row < batch.rows(); row++) {
                batchOf[(int) batch.agentId(row)] = batch;
                rowInBatch[(int) batch.agentId(row)] = row;
            }
        }
    }

    @Override
    public void decide(Turn turn, int row) {
        Philox random = new Philox().reset(turn.shared().nextLong(), turn.id(), turn.step(), Streams.POLICY);
        AgentBatch batch = batchOf[row];
        int action = rowInBatch[row] * batch.actionColumns();
        int mask = rowInBatch[row] * batch.choices();
        for (ActionSpec part : batch.kind().action().parts()) {
            if (part instanceof ActionSpec.Continuous real) {
                draw(random, real.features(), batch.actions(), action);
            } else {
                choose(random, part.choices(), batch, mask, action);
            }
            action += part.columns();
            mask += part.choices();
        }
        worlds.decide(turn, row);
    }

    private static void choose(Philox random, int choices, AgentBatch batch, int mask, int action) {
        int[] allowed = IntStream.range(0, choices)
                .filter(choice -> batch.masks()[mask + choice] > 0)
                .toArray();
        batch.actions()[action] = allowed[random.nextInt(allowed.length)];
    }

    private static void draw(Philox random, List<Feature> features, float[] actions, int from) {
        for (int column = 0; column < features.size(); column++) {
            Feature feature = features.get(column);
            actions[from + column] = (float) random.draws().uniform(feature.low(), feature.high());
        }
    }

    @Override
    public String name() {
        return worlds.name();
    }

    @Override
    public String parameters() {
        return worlds.parameters();
    }

    @Override
    public Table agents() {
        return worlds.agents();
    }

    @Override
    public Table groups() {
        return worlds.groups();
    }

    @Override
    public int groupSize() {
        return worlds.groupSize();
    }

    @Override
    public int founders() {
        return worlds.founders();
    }

    @Override
    public Set<Phase> phases() {
        return worlds.phases();
    }

    @Override
    public void birth(Turn turn, int row) {
        worlds.birth(turn, row);
    }

    @Override
    public void resolve(Turn turn, int row) {
        worlds.resolve(turn, row);
    }

    @Override
    public void settle(Turn turn, int group) {
        worlds.settle(turn, group);
    }

    @Override
    public void sense(Turn turn, int row) {
        worlds.sense(turn, row);
    }

    @Override
    public boolean renew(Turn turn, int group) {
        return worlds.renew(turn, group);
    }

    @Override
    public List<? extends SpatialIndex> indexes() {
        return worlds.indexes();
    }

    @Override
    public List<Measure> measures() {
        return worlds.measures();
    }

    @Override
    public FailureStrategy onFailure() {
        return worlds.onFailure();
    }
}
