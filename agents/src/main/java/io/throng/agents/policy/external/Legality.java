package io.throng.agents.policy.external;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.spec.ActionSpec;

/** Which action rows an agent may take: choices that exist and are not masked, numbers within bounds. */
final class Legality {
    private Legality() {}

    static boolean isLegal(AgentBatch batch, int row, float[] actions) {
        int action = row * batch.actionColumns();
        int mask = row * batch.choices();
        for (ActionSpec part : batch.kind().action().parts()) {
            boolean legal = part instanceof ActionSpec.Continuous real
                    ? isWithin(real, actions, action)
                    : isChoice(actions[action], part.choices(), batch.masks(), mask);
            if (!legal) {
                return false;
            }
            action += part.columns();
            mask += part.choices();
        }
        return true;
    }

    private static boolean isChoice(float choice, int choices, float[] masks, int mask) {
        return choice == (int) choice && choice >= 0 && choice < choices && masks[mask + (int) choice] > 0;
    }

    private static boolean isWithin(ActionSpec.Continuous real, float[] actions, int from) {
        for (int column = 0; column < real.columns(); column++) {
            float value = actions[from + column];
            if (!(value >= real.features().get(column).low()
                    && value <= real.features().get(column).high())) {
                return false;
            }
        }
        return true;
    }
}
