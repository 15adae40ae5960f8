package io.throng.scenarios.particle;

import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import java.util.List;

/** Pushes of any strength; numbers outside their bounds are taken as the nearest bound. */
enum ForceControl implements Control {
    /** As in MPE2: five numbers in [0, 1], of which the first does nothing and the others pull to x-, x+, y- and y+. */
    ONE_SIDED(new ActionSpec.Continuous(List.of(
            new Feature("stay", "", 0, 1),
            new Feature("x-", "", 0, 1),
            new Feature("x+", "", 0, 1),
            new Feature("y-", "", 0, 1),
            new Feature("y+", "", 0, 1)))) {
        @Override
        public double x(float[] actions, int from) {
            return within(actions[from + 2], 0) - within(actions[from + 1], 0);
        }

        @Override
        public double y(float[] actions, int from) {
            return within(actions[from + 4], 0) - within(actions[from + 3], 0);
        }
    },

    /** As in OpenAI's and the MAPPO paper's code: two numbers in [-1, 1], x and y. */
    TWO_SIDED(new ActionSpec.Continuous(List.of(new Feature("x", "", -1, 1), new Feature("y", "", -1, 1)))) {
        @Override
        public double x(float[] actions, int from) {
            return within(actions[from], -1);
        }

        @Override
        public double y(float[] actions, int from) {
            return within(actions[from + 1], -1);
        }
    };

    private final ActionSpec spec;

    ForceControl(ActionSpec spec) {
        this.spec = spec;
    }

    @Override
    public ActionSpec spec() {
        return spec;
    }

    private static float within(float action, float low) {
        if (Float.isNaN(action)) {
            throw new IllegalArgumentException("an action must be a number in [" + low + ", 1], got NaN");
        }
        return Math.clamp(action, low, 1f);
    }
}
