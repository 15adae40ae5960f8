package io.throng.scenarios.cli;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.LearningScenario;
import java.util.List;

/** For tests: two chasers and a runner on a line; what the chasers gain by nearness the runner loses. */
final class TagScenario implements LearningScenario<TagScenario.Parameters> {
    /** Nothing to choose but the length of an episode. */
    record Parameters(int limit) {}

    @Override
    public String name() {
        return "tag";
    }

    @Override
    public String description() {
        return "Chasers and a runner on a line.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(10);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return parameters;
    }

    @Override
    public String scale() {
        return "Summed over 10 steps.";
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return (agents, worlds) -> new Tag(agents, parameters.limit());
    }

    private static final class Tag implements Game {
        private static final int AGENTS = 3;
        private static final int RUNNER = 2;

        private final DoubleColumn place;
        private final int limit;

        Tag(Table agents, int limit) {
            this.place = agents.doubles("place", "m");
            this.limit = limit;
        }

        @Override
        public List<Kind> kinds() {
            ObservationSpec sees = new ObservationSpec(List.of(
                    Feature.unbounded("place", "m"), Feature.unbounded("next", "m"), Feature.unbounded("other", "m")));
            ActionSpec moves = new ActionSpec.Discrete(List.of("stay", "left", "right"));
            return List.of(new Kind("chaser", 2, sees, moves), new Kind("runner", 1, sees, moves));
        }

        @Override
        public int episodeLimit() {
            return limit;
        }

        @Override
        public void begin(Turn turn, int world) {
            for (int row = world * AGENTS; row < (world + 1) * AGENTS; row++) {
                place.write()[row] = turn.random().nextInt(9) - 4;
            }
        }

        @Override
        public void act(Turn turn, int row, float[] actions, int from) {
            double way = actions[from] == 2 ? 1 : -actions[from];
            place.write()[row] = Math.clamp(place.read()[row] + way, -4, 4);
        }

        @Override
        public boolean settle(Turn turn, int world, double[] rewards, int from) {
            double loss = 0;
            for (int i = 0; i < RUNNER; i++) {
                double nearness = 8 - Math.abs(place.write()[from + i] - place.write()[from + RUNNER]);
                rewards[from + i] = nearness;
                loss += nearness;
            }
            rewards[from + RUNNER] = -loss;
            return false;
        }

        @Override
        public void observe(Turn turn, int row, float[] into, int from) {
            int first = row / AGENTS * AGENTS;
            for (int i = 0; i < AGENTS; i++) {
                into[from + i] = (float) place.read()[first + (row + i) % AGENTS];
            }
        }
    }
}
