package io.throng.agents.policy;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import java.util.List;

/** Acts uniformly at random: among the choices allowed, or within the bounds. */
public final class RandomPolicy implements Policy {
    private final Philox random = new Philox();

    @Override
    public void act(AgentBatch batch, long seed, long step) {
        List<? extends ActionSpec> parts = batch.kind().action().parts();
        int mask = 0;
        int action = 0;
        for (int row = 0; row < batch.rows(); row++) {
            random.reset(seed, batch.agentId(row), step, Streams.POLICY);
            for (ActionSpec part : parts) {
                if (part instanceof ActionSpec.Continuous real) {
                    draw(real, batch.actions(), action);
                } else {
                    batch.actions()[action] = choice(batch.masks(), mask, part.choices());
                }
                action += part.columns();
                mask += part.choices();
            }
        }
    }

    private int choice(float[] masks, int from, int choices) {
        int allowed = 0;
        for (int i = from; i < from + choices; i++) {
            allowed += masks[i] > 0 ? 1 : 0;
        }
        int left = random.nextInt(Math.max(1, allowed));
        return allowed == choices ? left : allowedChoice(masks, from, choices, left);
    }

    /** The allowed choice before which so many are allowed; 0 if there is none. */
    private static int allowedChoice(float[] masks, int from, int choices, int before) {
        int left = before;
        for (int i = 0; i < choices; i++) {
            if (masks[from + i] > 0 && left-- == 0) {
                return i;
            }
        }
        return 0;
    }

    private void draw(ActionSpec.Continuous real, float[] actions, int from) {
        for (int i = 0; i < real.columns(); i++) {
            Feature feature = real.features().get(i);
            actions[from + i] = (float) (feature.low() + (feature.high() - feature.low()) * random.nextDouble());
        }
    }
}
