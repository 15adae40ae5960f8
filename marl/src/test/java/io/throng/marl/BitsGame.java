package io.throng.marl;

import io.throng.agents.Kind;
import io.throng.agents.arena.FiniteModel;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.List;
import java.util.function.IntFunction;

/** A game for tests that is known exactly: a walker and a pilot each set a bit of the next state, and ones cost them. */
final class BitsGame implements Game, FiniteModel {
    private static final int AGENTS = 2;

    private final IntColumn choice;
    private final IntColumn state;

    private BitsGame(Table agents, Table worlds) {
        choice = agents.ints("choice", "");
        state = worlds.ints("state", "");
    }

    static IntFunction<GameWorld> worlds() {
        return count -> new GameWorld("bits", count, BitsGame::new);
    }

    @Override
    public List<Kind> kinds() {
        ObservationSpec sees = new ObservationSpec(List.of(new Feature("state", "", 0, 3)));
        ActionSpec bit = new ActionSpec.Discrete(List.of("0", "1"));
        return List.of(new Kind("walker", 1, sees, bit), new Kind("pilot", 1, sees, bit));
    }

    @Override
    public int episodeLimit() {
        return 10;
    }

    @Override
    public void begin(Turn turn, int world) {
        state.write()[world] = turn.random().nextInt(states());
        choice.write()[AGENTS * world] = 0;
        choice.write()[AGENTS * world + 1] = 0;
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        choice.write()[row] = (int) actions[from];
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        int next = 2 * choice.write()[from] + choice.write()[from + 1];
        rewards[from] = reward(state.read()[world], next);
        rewards[from + 1] = rewards[from];
        state.write()[world] = next;
        return false;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        into[from] = state.read()[row / AGENTS];
    }

    @Override
    public int agents() {
        return AGENTS;
    }

    @Override
    public int choices() {
        return 2;
    }

    @Override
    public int states() {
        return 4;
    }

    @Override
    public double start(int ofState) {
        return 0.25;
    }

    @Override
    public double reward(int ofState, int jointAction) {
        return -0.5 - Integer.bitCount(jointAction);
    }

    @Override
    public double transition(int ofState, int jointAction, int next) {
        return jointAction == next ? 1 : 0;
    }

    @Override
    public int stateOf(float[] observations, int from) {
        return (int) observations[from];
    }
}
