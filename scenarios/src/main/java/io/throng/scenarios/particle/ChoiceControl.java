package io.throng.scenarios.particle;

import io.throng.agents.spec.ActionSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One choice: a move, a symbol, or both as {@code move + moves * symbol}. */
final class ChoiceControl implements Control {
    /** Stay, or a full push along one axis. */
    enum Moves {
        /** As in PettingZoo's and MPE2's integer actions: 1 is x-, 2 x+, 3 y-, 4 y+. */
        MINUS_FIRST("stay", "x-", "x+", "y-", "y+"),
        /** As in OpenAI's and the MAPPO paper's one-hot actions: 1 is x+, 2 x-, 3 y+, 4 y-. */
        PLUS_FIRST("stay", "x+", "x-", "y+", "y-"),
        /** Of agents that do not move. */
        NONE("");

        private final List<String> names;

        Moves(String... names) {
            this.names = List.of(names);
        }

        private int count() {
            return names.size();
        }

        /** The direction along an axis of a move: -1, 0 or 1. */
        private double along(String axis, int move) {
            return names.get(move).equals(axis + "+") ? 1 : names.get(move).equals(axis + "-") ? -1 : 0;
        }

        /** The place of a move that is counted as in {@link #MINUS_FIRST}. */
        private int placeOf(int move) {
            return this == NONE ? 0 : names.indexOf(MINUS_FIRST.names.get(move));
        }
    }

    private final Moves moves;
    private final int symbols;
    private final ActionSpec.Discrete spec;
    private final double[] xs;
    private final double[] ys;

    /** Symbols may be 0 for silent agents. */
    ChoiceControl(Moves moves, int symbols) {
        this.moves = moves;
        this.symbols = symbols;
        this.spec = new ActionSpec.Discrete(names(moves, symbols));
        this.xs = new double[spec.choices()];
        this.ys = new double[spec.choices()];
        for (int choice = 0; choice < spec.choices(); choice++) {
            xs[choice] = moves.along("x", choice % moves.count());
            ys[choice] = moves.along("y", choice % moves.count());
        }
    }

    private static List<String> names(Moves moves, int symbols) {
        if (symbols == 0) {
            return moves.names;
        }
        List<String> names = new ArrayList<>();
        for (int symbol = 0; symbol < symbols; symbol++) {
            for (String move : moves.names) {
                names.add(move + (move.isEmpty() ? "" : ", ") + "say " + symbol);
            }
        }
        return names;
    }

    @Override
    public ActionSpec.Discrete spec() {
        return spec;
    }

    @Override
    public void push(float[] actions, int from, double full, double[] force, int at) {
        int choice = choice(actions[from]);
        force[at] = xs[choice] * full;
        force[at + 1] = ys[choice] * full;
    }

    @Override
    public void say(float[] actions, int from, double[] message, int at) {
        Arrays.fill(message, at, at + symbols, 0);
        message[at + choice(actions[from]) / moves.count()] = 1;
    }

    @Override
    public void write(int move, int symbol, float[] actions, int from) {
        actions[from] = moves.placeOf(move) + moves.count() * (symbols == 0 ? 0 : symbol);
    }

    private int choice(float action) {
        int choice = (int) action;
        if (choice != action || choice < 0 || choice >= xs.length) {
            throw new IllegalArgumentException(
                    "an action must be a whole number in [0, " + (xs.length - 1) + "], got " + action);
        }
        return choice;
    }
}
