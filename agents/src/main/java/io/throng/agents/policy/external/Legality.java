package io.throng.agents.policy.external;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.spec.ActionSpec;
import java.util.List;

/** Which action rows an agent may take: choices that exist and are not masked, numbers within bounds. */
final class Legality {
    private Legality() {}

    static boolean isLegal(AgentBatch batch, int row, float[] actions) {
        int from = row * batch.actionColumns();
        return switch (batch.kind().action()) {
            case ActionSpec.Discrete one -> areChoices(batch, row, List.of(one), actions, from);
            case ActionSpec.MultiDiscrete many -> areChoices(batch, row, many.parts(), actions, from);
            case ActionSpec.Continuous real -> isWithin(real, actions, from);
        };
    }

    private static boolean areChoices(
            AgentBatch batch, int row, List<ActionSpec.Discrete> parts, float[] actions, int from) {
        int mask = row * batch.choices();
        for (int column = 0; column < parts.size(); column++) {
            float choice = actions[from + column];
            int choices = parts.get(column).choices();
            if (choice != (int) choice || choice < 0 || choice >= choices || batch.masks()[mask + (int) choice] <= 0) {
                return false;
            }
            mask += choices;
        }
        return true;
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
