package io.throng.scenarios.particle;

import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pushes of any strength, then a number in [0, 1] for each symbol; what lies outside its bounds is taken as the nearest
 * bound. Pushes are subtracted in single precision, as the public code does with the arrays that networks give.
 */
final class ForceControl implements Control {
    /** What the first columns do. */
    enum Pushes {
        /** Five numbers in [0, 1]: the first does nothing, the others pull to x-, x+, y- and y+. As in MPE2. */
        MINUS_FIRST(0, "stay", "x-", "x+", "y-", "y+"),
        /** The same to x+, x-, y+ and y-. As in PettingZoo until 1.24.2 and in OpenAI's code. */
        PLUS_FIRST(0, "stay", "x+", "x-", "y+", "y-"),
        /** Two numbers in [-1, 1]. As in the MAPPO paper's code. */
        BOTH_WAYS(-1, "x", "y"),
        /** Of agents that do not move. */
        NONE(0);

        private final float low;
        private final List<String> names;

        Pushes(float low, String... names) {
            this.low = low;
            this.names = List.of(names);
        }
    }

    private final Pushes pushes;
    private final int columns;
    private final int symbols;
    private final int plusX;
    private final int minusX;
    private final int plusY;
    private final int minusY;
    private final ActionSpec.Continuous spec;

    /** Symbols may be 0 for silent agents. */
    ForceControl(Pushes pushes, int symbols) {
        this.pushes = pushes;
        this.columns = pushes.names.size();
        this.symbols = symbols;
        this.plusX = pushes.names.indexOf("x+");
        this.minusX = pushes.names.indexOf("x-");
        this.plusY = pushes.names.indexOf("y+");
        this.minusY = pushes.names.indexOf("y-");
        List<Feature> features = new ArrayList<>();
        pushes.names.forEach(name -> features.add(new Feature(name, "", pushes.low, 1)));
        for (int symbol = 0; symbol < symbols; symbol++) {
            features.add(new Feature("say " + symbol, "", 0, 1));
        }
        this.spec = new ActionSpec.Continuous(features);
    }

    @Override
    public ActionSpec spec() {
        return spec;
    }

    @Override
    public void push(float[] actions, int from, double full, double[] force, int at) {
        if (pushes == Pushes.BOTH_WAYS) {
            force[at] = within(actions[from], -1) * full;
            force[at + 1] = within(actions[from + 1], -1) * full;
        } else {
            force[at] = difference(actions[from + plusX], actions[from + minusX]) * full;
            force[at + 1] = difference(actions[from + plusY], actions[from + minusY]) * full;
        }
    }

    private static float difference(float plus, float minus) {
        return within(plus, 0) - within(minus, 0);
    }

    @Override
    public void say(float[] actions, int from, double[] message, int at) {
        for (int symbol = 0; symbol < symbols; symbol++) {
            message[at + symbol] = within(actions[from + columns + symbol], 0);
        }
    }

    @Override
    public void write(int move, int symbol, float[] actions, int from) {
        Arrays.fill(actions, from, from + columns + symbols, 0);
        if (pushes == Pushes.BOTH_WAYS) {
            actions[from] = move == 1 ? -1 : move == 2 ? 1 : 0;
            actions[from + 1] = move == 3 ? -1 : move == 4 ? 1 : 0;
        } else if (pushes != Pushes.NONE) {
            actions[from + pushes.names.indexOf(Pushes.MINUS_FIRST.names.get(move))] = 1;
        }
        if (symbols > 0) {
            actions[from + columns + symbol] = 1;
        }
    }

    private static float within(float action, float low) {
        if (Float.isNaN(action)) {
            throw new IllegalArgumentException("an action must be a number in [" + low + ", 1.0], got NaN");
        }
        return Math.clamp(action, low, 1f);
    }
}
