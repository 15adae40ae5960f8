package io.throng.marl;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.EntityGroup;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A game for any number of agents: on a line, everybody is paid for being near the middle of all. An agent sees where it is,
 * and the others from there. Where nothing is to be won, pay is 0 whatever is done.
 */
public final class CrowdGame implements Game {
    private static final double STEP = 0.5;
    private static final double EDGE = 3;

    private final int agents;
    private final boolean isPaid;
    private final DoubleColumn place;

    private CrowdGame(int agents, boolean isPaid, Table table) {
        this.agents = agents;
        this.isPaid = isPaid;
        this.place = table.doubles("place", "m");
    }

    /** Worlds of so many agents, at least 2. */
    public static IntFunction<GameWorld> worlds(int agents) {
        return count -> new GameWorld("crowd", count, (table, worlds) -> new CrowdGame(agents, true, table));
    }

    /** Worlds in which nothing is to be won. */
    public static IntFunction<GameWorld> worldsWithoutPay(int agents) {
        return count -> new GameWorld("crowd", count, (table, worlds) -> new CrowdGame(agents, false, table));
    }

    @Override
    public List<Kind> kinds() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            features.add(Feature.unbounded(i == 0 ? "place" : "to other " + i, "m"));
        }
        ObservationSpec sees = new ObservationSpec(features, List.of(new EntityGroup("others", 1, agents - 1, 1)));
        return List.of(new Kind("walker", agents, sees, new ActionSpec.Discrete(List.of("stay", "left", "right"))));
    }

    @Override
    public int episodeLimit() {
        return 8;
    }

    @Override
    public void begin(Turn turn, int world) {
        for (int row = world * agents; row < (world + 1) * agents; row++) {
            place.write()[row] = turn.random().draws().uniform(-EDGE, EDGE);
        }
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        double way = actions[from] == 0 ? 0 : actions[from] == 1 ? -STEP : STEP;
        place.write()[row] = Math.clamp(place.read()[row] + way, -EDGE, EDGE);
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        double middle = 0;
        for (int i = from; i < from + agents; i++) {
            middle += place.write()[i] / agents;
        }
        for (int i = from; i < from + agents; i++) {
            rewards[i] = isPaid ? -Math.abs(place.write()[i] - middle) : 0;
        }
        return false;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        int first = row / agents * agents;
        into[from] = (float) place.read()[row];
        int at = from + 1;
        for (int other = first; other < first + agents; other++) {
            if (other != row) {
                into[at++] = (float) (place.read()[other] - place.read()[row]);
            }
        }
    }
}
