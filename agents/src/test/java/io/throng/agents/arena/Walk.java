package io.throng.agents.arena;

import io.throng.agents.Kind;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.List;

/**
 * A game to test arenas with. Two walkers begin at 0 and stay, go left or right, but not below 0; a teller says two
 * numbers. A walker earns where it is plus a bonus that the world draws for each episode, the teller what it says. The
 * rules end an episode when a walker reaches 3, the time limit after 5 steps. Episodes are counted by a column that
 * {@code begin} leaves alone.
 */
public final class Walk implements Game {
    /** How many agents there are in a world. */
    public static final int AGENTS = 3;

    private static final int WALKERS = 2;
    private static final int GOAL = 3;

    private final IntColumn place;
    private final DoubleColumn told;
    private final DoubleColumn bonus;
    private final IntColumn steps;

    /** The rules over the tables of an arena. */
    public Walk(Table agents, Table worlds) {
        place = agents.ints("place", "");
        told = agents.doubles("told", "", 2);
        bonus = worlds.doubles("bonus", "");
        steps = worlds.ints("steps ever", "");
    }

    @Override
    public List<Kind> kinds() {
        ObservationSpec three = new ObservationSpec(List.of(
                Feature.unbounded("place", ""), Feature.unbounded("bonus", ""), Feature.unbounded("steps ever", "")));
        ObservationSpec two = new ObservationSpec(List.of(Feature.unbounded("a", ""), Feature.unbounded("b", "")));
        return List.of(
                new Kind("walker", WALKERS, three, new ActionSpec.Discrete(List.of("stay", "left", "right"))),
                new Kind(
                        "teller",
                        AGENTS - WALKERS,
                        two,
                        new ActionSpec.Continuous(List.of(new Feature("a", "", -1, 1), new Feature("b", "", 2, 4)))));
    }

    @Override
    public int episodeLimit() {
        return 5;
    }

    @Override
    public void begin(Turn turn, int world) {
        for (int row = world * AGENTS; row < (world + 1) * AGENTS; row++) {
            place.write()[row] = 0;
            told.write()[2 * row] = 0;
            told.write()[2 * row + 1] = 0;
        }
        bonus.write()[world] = turn.random().nextDouble();
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        if (row % AGENTS < WALKERS) {
            int move = actions[from] == 1 ? -1 : actions[from] == 2 ? 1 : 0;
            place.write()[row] = place.read()[row] + move;
        } else {
            told.write()[2 * row] = actions[from];
            told.write()[2 * row + 1] = actions[from + 1];
        }
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        int row = world * AGENTS;
        steps.write()[world] = steps.read()[world] + 1;
        rewards[from] = place.write()[row] + bonus.read()[world];
        rewards[from + 1] = place.write()[row + 1] + bonus.read()[world];
        rewards[from + 2] = told.write()[2 * (row + 2)] + told.write()[2 * (row + 2) + 1];
        return place.write()[row] >= GOAL || place.write()[row + 1] >= GOAL;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        if (row % AGENTS < WALKERS) {
            into[from] = place.read()[row];
            into[from + 1] = (float) bonus.read()[row / AGENTS];
            into[from + 2] = steps.read()[row / AGENTS];
        } else {
            into[from] = (float) told.read()[2 * row];
            into[from + 1] = (float) told.read()[2 * row + 1];
        }
    }

    @Override
    public void mask(Turn turn, int row, float[] into, int from) {
        if (row % AGENTS < WALKERS) {
            into[from + 1] = place.read()[row] > 0 ? 1 : 0;
        }
    }
}
