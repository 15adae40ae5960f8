package io.throng.scenarios.particle;

import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import java.util.List;

/** Pushes of any strength; numbers outside their bounds are taken as the nearest bound. */
final class ForceControl implements Control {
    /** As in MPE2: five numbers in [0, 1], of which the first does nothing and the others pull to x-, x+, y- and y+. */
    static final ForceControl ONE_SIDED = new ForceControl(0, List.of("stay", "x-", "x+", "y-", "y+"));

    /** As in OpenAI's and the MAPPO paper's code: two numbers in [-1, 1]. */
    static final ForceControl TWO_SIDED = new ForceControl(-1, List.of("x", "y"));

    private final float low;
    private final ActionSpec.Continuous spec;

    private ForceControl(float low, List<String> names) {
        this.low = low;
        this.spec = new ActionSpec.Continuous(
                names.stream().map(name -> new Feature(name, "", low, 1)).toList());
    }

    @Override
    public ActionSpec spec() {
        return spec;
    }

    @Override
    public double x(float[] actions, int from) {
        return low < 0 ? within(actions[from]) : within(actions[from + 2]) - within(actions[from + 1]);
    }

    @Override
    public double y(float[] actions, int from) {
        return low < 0 ? within(actions[from + 1]) : within(actions[from + 4]) - within(actions[from + 3]);
    }

    private float within(float action) {
        if (Float.isNaN(action)) {
            throw new IllegalArgumentException("an action must be a number in [" + low + ", 1.0], got NaN");
        }
        return Math.clamp(action, low, 1f);
    }
}
