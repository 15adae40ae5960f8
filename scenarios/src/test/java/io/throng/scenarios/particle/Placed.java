package io.throng.scenarios.particle;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameFactory;
import io.throng.kernel.Turn;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.List;
import java.util.Optional;

/** A game whose worlds begin where a test wants them. */
final class Placed implements Game {
    /** Changes where a world begins; positions of agents and landmarks are x, y after x, y. */
    interface Placement {
        void place(int world, double[] agents, double[] landmarks, int[] goals);
    }

    private final Game game;
    private final DoubleColumn position;
    private final DoubleColumn landmarks;
    private final Optional<IntColumn> goals;
    private final Placement placement;

    private Placed(Game game, Table agents, Table worlds, Placement placement) {
        this.game = game;
        this.position = column(agents, "position");
        this.landmarks = column(worlds, "landmarks");
        this.goals = goals(worlds);
        this.placement = placement;
    }

    static GameFactory in(GameFactory factory, Placement placement) {
        return (agents, worlds) -> new Placed(factory.create(agents, worlds), agents, worlds, placement);
    }

    static DoubleColumn column(Table table, String name) {
        return (DoubleColumn) table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Which landmarks matter, in scenarios in which some do. */
    static Optional<IntColumn> goals(Table worlds) {
        return worlds.columns().stream()
                .filter(column -> column.name().equals("goals"))
                .map(IntColumn.class::cast)
                .findFirst();
    }

    @Override
    public void begin(Turn turn, int world) {
        game.begin(turn, world);
        double[] agentsHere =
                new double[2 * kinds().stream().mapToInt(Kind::count).sum()];
        double[] landmarksHere = new double[landmarks.width()];
        int[] goalsHere = new int[goals.map(IntColumn::width).orElse(0)];
        int agentsFrom = world * agentsHere.length;
        int landmarksFrom = world * landmarksHere.length;
        int goalsFrom = world * goalsHere.length;
        System.arraycopy(position.write(), agentsFrom, agentsHere, 0, agentsHere.length);
        System.arraycopy(landmarks.write(), landmarksFrom, landmarksHere, 0, landmarksHere.length);
        goals.ifPresent(column -> System.arraycopy(column.write(), goalsFrom, goalsHere, 0, goalsHere.length));
        placement.place(world, agentsHere, landmarksHere, goalsHere);
        System.arraycopy(agentsHere, 0, position.write(), agentsFrom, agentsHere.length);
        System.arraycopy(landmarksHere, 0, landmarks.write(), landmarksFrom, landmarksHere.length);
        goals.ifPresent(column -> System.arraycopy(goalsHere, 0, column.write(), goalsFrom, goalsHere.length));
    }

    @Override
    public List<Kind> kinds() {
        return game.kinds();
    }

    @Override
    public int episodeLimit() {
        return game.episodeLimit();
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        game.act(turn, row, actions, from);
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        return game.settle(turn, world, rewards, from);
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        game.observe(turn, row, into, from);
    }
}
