package io.throng.marl;

import io.throng.agents.Kind;
import io.throng.agents.arena.Factors;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A small game for tests: two walkers on a line step left or right, one pilot flies by a real number; all are paid for being
 * near the beacon of their world. Walkers may not step off the line (a mask); an episode ends when both stand on the beacon.
 * Being left of the middle costs something. Where only choices can be learned, the pilot chooses one of five ways to fly.
 */
public final class MeetingGame implements Game {
    private static final int AGENTS = 3;
    private static final int PILOT = 2;
    private static final double EDGE = 2;
    private static final double STEP = 0.5;

    private final DoubleColumn place;
    private final DoubleColumn beacon;

    private final boolean choicesOnly;

    private MeetingGame(Table agents, Table worlds, boolean choicesOnly) {
        this.choicesOnly = choicesOnly;
        place = agents.doubles("place", "m");
        beacon = worlds.doubles("beacon", "m");
    }

    /** Worlds of the game. */
    public static IntFunction<GameWorld> worlds() {
        return worlds(false);
    }

    /** Worlds of the game in which everybody chooses. */
    public static IntFunction<GameWorld> worldsOfChoices() {
        return worlds(true);
    }

    private static IntFunction<GameWorld> worlds(boolean choicesOnly) {
        GameFactory factory = (agents, worlds) -> new MeetingGame(agents, worlds, choicesOnly);
        return count -> new GameWorld("meeting", count, factory);
    }

    @Override
    public List<Kind> kinds() {
        ObservationSpec sees =
                new ObservationSpec(List.of(Feature.unbounded("place", "m"), Feature.unbounded("beacon", "m")));
        ActionSpec flies = choicesOnly
                ? new ActionSpec.Discrete(List.of("--", "-", "stay", "+", "++"))
                : new ActionSpec.Continuous(List.of(new Feature("dx", "m", -1, 1)));
        return List.of(
                new Kind("walker", 2, sees, new ActionSpec.Discrete(List.of("stay", "left", "right"))),
                new Kind("pilot", 1, sees, flies));
    }

    @Override
    public int episodeLimit() {
        return 10;
    }

    @Override
    public void begin(Turn turn, int world) {
        for (int row = world * AGENTS; row < (world + 1) * AGENTS; row++) {
            place.write()[row] = STEP * (turn.random().nextInt(9) - 4);
        }
        beacon.write()[world] = STEP * (turn.random().nextInt(9) - 4);
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        double at = place.read()[row];
        double flown = choicesOnly ? STEP * (actions[from] - 2) : actions[from];
        double way = row % AGENTS == PILOT ? flown : STEP * (actions[from] == 2 ? 1 : -actions[from]);
        place.write()[row] = Math.clamp(at + way, -EDGE, EDGE);
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        boolean met = true;
        for (int i = 0; i < AGENTS; i++) {
            double distance = Math.abs(place.write()[from + i] - beacon.read()[world]);
            rewards[from + i] = -distance;
            met &= i == PILOT || distance == 0;
        }
        return met;
    }

    /** Being left of the middle costs 1. */
    @Override
    public double cost(Turn turn, int row) {
        return place.write()[row] < 0 ? 1 : 0;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        into[from] = (float) place.read()[row];
        into[from + 1] = (float) beacon.read()[row / AGENTS];
    }

    @Override
    public void mask(Turn turn, int row, float[] into, int from) {
        if (row % AGENTS != PILOT) {
            into[from] = 1;
            into[from + 1] = place.read()[row] > -EDGE ? 1 : 0;
            into[from + 2] = place.read()[row] < EDGE ? 1 : 0;
        }
    }

    /** How near the beacon an agent is, and whether it stays. */
    @Override
    public Optional<Factors> factors(int kind) {
        return Optional.of(new Factors() {
            @Override
            public List<String> names() {
                return List.of("nearness", "stays");
            }

            @Override
            public void write(float[] seen, int observation, float[] actions, int action, float[] into, int from) {
                into[from] = -Math.abs(seen[observation] - seen[observation + 1]);
                into[from + 1] = actions[action] == 0 ? 1 : 0;
            }
        });
    }
}
