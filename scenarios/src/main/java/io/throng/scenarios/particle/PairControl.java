package io.throng.scenarios.particle;

import io.throng.agents.spec.ActionSpec;
import java.util.List;

/** Two choices at once, a move and a symbol, as OpenAI's and the MAPPO paper's code have it. */
final class PairControl implements Control {
    private final ChoiceControl move;
    private final ChoiceControl symbol;
    private final ActionSpec spec;

    PairControl(ChoiceControl.Moves moves, int symbols) {
        this.move = new ChoiceControl(moves, 0);
        this.symbol = new ChoiceControl(ChoiceControl.Moves.NONE, symbols);
        this.spec = new ActionSpec.MultiDiscrete(List.of(move.spec(), symbol.spec()));
    }

    @Override
    public ActionSpec spec() {
        return spec;
    }

    @Override
    public void push(float[] actions, int from, double full, double[] force, int at) {
        move.push(actions, from, full, force, at);
    }

    @Override
    public void say(float[] actions, int from, double[] message, int at) {
        symbol.say(actions, from + 1, message, at);
    }

    @Override
    public void write(int ofMoves, int ofSymbols, float[] actions, int from) {
        move.write(ofMoves, 0, actions, from);
        symbol.write(0, ofSymbols, actions, from + 1);
    }
}
