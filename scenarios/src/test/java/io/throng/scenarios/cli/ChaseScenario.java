package io.throng.scenarios.cli;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.LearningScenario;
import java.util.Arrays;
import java.util.List;

/** For tests: chasers on a line want to be near the runner, who wants to be far from the nearest of them. */
public final class ChaseScenario implements LearningScenario<ChaseScenario.Parameters> {
    /**
     * What can be set.
     *
     * @param agents chasers and the runner
     */
    public record Parameters(int agents) {
        public Parameters {
            if (agents < 2 || agents > 100) {
                throw new IllegalArgumentException("agents must be in [2, 100], got " + agents);
            }
        }
    }

    @Override
    public String name() {
        return "chase";
    }

    @Override
    public String description() {
        return "Chasers on a line are after a runner.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(3);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(agents);
    }

    @Override
    public String scale() {
        return "Distances summed over 10 steps.";
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return (agents, worlds) -> new Chase(parameters.agents(), agents);
    }

    /** Chasers stay and the runner goes right, if there is more than one chaser. */
    @Override
    public List<Policy> scripted(Parameters parameters) {
        return parameters.agents() == 2
                ? List.of()
                : List.of(
                        (batch, seed, step) -> Arrays.fill(batch.actions(), 0),
                        (batch, seed, step) -> Arrays.fill(batch.actions(), 2));
    }

    private static final class Chase implements Game {
        private static final double EDGE = 4;

        private final int agents;
        private final DoubleColumn place;

        Chase(int agents, Table table) {
            this.agents = agents;
            this.place = table.doubles("place", "m");
        }

        @Override
        public List<Kind> kinds() {
            ObservationSpec sees =
                    new ObservationSpec(List.of(Feature.unbounded("place", "m"), Feature.unbounded("runner", "m")));
            ActionSpec steps = new ActionSpec.Discrete(List.of("stay", "left", "right"));
            return List.of(new Kind("chaser", agents - 1, sees, steps), new Kind("runner", 1, sees, steps));
        }

        @Override
        public int episodeLimit() {
            return 10;
        }

        @Override
        public void begin(Turn turn, int world) {
            for (int row = world * agents; row < (world + 1) * agents; row++) {
                place.write()[row] = turn.random().nextInt(5) - 2;
            }
        }

        @Override
        public void act(Turn turn, int row, float[] actions, int from) {
            double way = actions[from] == 2 ? 1 : -actions[from];
            double pace = row % agents == agents - 1 ? 0.5 : 1;
            place.write()[row] = Math.clamp(place.read()[row] + pace * way, -EDGE, EDGE);
        }

        @Override
        public boolean settle(Turn turn, int world, double[] rewards, int from) {
            int runner = from + agents - 1;
            double nearest = 2 * EDGE;
            for (int row = from; row < runner; row++) {
                double distance = Math.abs(place.write()[row] - place.write()[runner]);
                rewards[row] = -distance;
                nearest = Math.min(nearest, distance);
            }
            rewards[runner] = nearest;
            return false;
        }

        @Override
        public void observe(Turn turn, int row, float[] into, int from) {
            into[from] = (float) place.read()[row];
            into[from + 1] = (float) place.read()[row / agents * agents + agents - 1];
        }
    }
}
