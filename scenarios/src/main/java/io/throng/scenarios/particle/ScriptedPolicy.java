package io.throng.scenarios.particle;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.Policy;
import java.util.Arrays;

/** All agents of a kind, played by a {@link Script}. */
final class ScriptedPolicy implements Policy {
    private final Script script;
    private float[] before = {};

    ScriptedPolicy(Script script) {
        this.script = script;
    }

    @Override
    public void act(AgentBatch batch, long seed, long step) {
        float[] observations = batch.observations();
        int features = batch.features();
        for (int row = 0; row < batch.rows(); row++) {
            float[] seen = row(observations, row, features);
            float[] last = batch.begins()[row] > 0 || before.length == 0 ? new float[0] : row(before, row, features);
            script.act(row % batch.kind().count(), seen, last, batch.actions(), row * batch.actionColumns());
        }
        before = observations.clone();
    }

    private static float[] row(float[] rows, int row, int features) {
        return Arrays.copyOfRange(rows, row * features, (row + 1) * features);
    }
}
