package io.throng.marl;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.Table;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A game of memory for two agents: each is shown a sign, -1 or 1, at the beginning of an episode only, and is paid 1 for
 * giving the same sign in its last step.
 */
public final class RememberGame implements Game {
    private static final int AGENTS = 2;
    private static final int STEPS = 4;

    private final DoubleColumn sign;
    private final DoubleColumn age;
    private final DoubleColumn given;

    private RememberGame(Table table) {
        this.sign = table.doubles("sign", "");
        this.age = table.doubles("age", "");
        this.given = table.doubles("given", "");
    }

    /** Worlds of the game. */
    public static IntFunction<GameWorld> worlds() {
        return count -> new GameWorld("remember", count, (table, worlds) -> new RememberGame(table));
    }

    @Override
    public List<Kind> kinds() {
        ObservationSpec sees =
                new ObservationSpec(List.of(Feature.unbounded("sign", ""), Feature.unbounded("is last step", "")));
        return List.of(new Kind("guesser", AGENTS, sees, new ActionSpec.Discrete(List.of("-", "+"))));
    }

    @Override
    public int episodeLimit() {
        return 2 * STEPS;
    }

    @Override
    public void begin(Turn turn, int world) {
        for (int row = world * AGENTS; row < (world + 1) * AGENTS; row++) {
            sign.write()[row] = turn.random().draws().uniform(-1, 1) < 0 ? -1 : 1;
            age.write()[row] = 0;
        }
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        given.write()[row] = actions[from] == 0 ? -1 : 1;
        age.write()[row] = age.read()[row] + 1;
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        boolean ends = age.write()[world * AGENTS] == STEPS;
        for (int i = 0; i < AGENTS; i++) {
            int row = world * AGENTS + i;
            rewards[from + i] = ends && given.write()[row] == sign.read()[row] ? 1 : 0;
        }
        return ends;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        into[from] = age.read()[row] == 0 ? (float) sign.read()[row] : 0;
        into[from + 1] = age.read()[row] == STEPS - 1 ? 1 : 0;
    }
}
