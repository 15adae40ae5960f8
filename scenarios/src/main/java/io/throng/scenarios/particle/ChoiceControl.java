package io.throng.scenarios.particle;

import io.throng.agents.spec.ActionSpec;
import java.util.List;

/** One of five choices: stay, or a full push along one axis. */
final class ChoiceControl implements Control {
    /** As in PettingZoo's and MPE2's integer actions: 1 is x-, 2 x+, 3 y-, 4 y+. */
    static final ChoiceControl MINUS_FIRST = new ChoiceControl(
            List.of("stay", "x-", "x+", "y-", "y+"), new double[] {0, -1, 1, 0, 0}, new double[] {0, 0, 0, -1, 1});

    /** As in OpenAI's and the MAPPO paper's one-hot actions: 1 is x+, 2 x-, 3 y+, 4 y-. */
    static final ChoiceControl PLUS_FIRST = new ChoiceControl(
            List.of("stay", "x+", "x-", "y+", "y-"), new double[] {0, 1, -1, 0, 0}, new double[] {0, 0, 0, 1, -1});

    private final ActionSpec.Discrete spec;
    private final double[] xs;
    private final double[] ys;

    private ChoiceControl(List<String> names, double[] xs, double[] ys) {
        this.spec = new ActionSpec.Discrete(names);
        this.xs = xs;
        this.ys = ys;
    }

    @Override
    public ActionSpec spec() {
        return spec;
    }

    @Override
    public double x(float[] actions, int from) {
        return xs[choice(actions[from])];
    }

    @Override
    public double y(float[] actions, int from) {
        return ys[choice(actions[from])];
    }

    private static int choice(float action) {
        int choice = (int) action;
        if (choice != action || choice < 0 || choice > 4) {
            throw new IllegalArgumentException("an action must be a whole number in [0, 4], got " + action);
        }
        return choice;
    }
}
