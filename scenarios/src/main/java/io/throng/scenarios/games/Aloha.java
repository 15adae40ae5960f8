package io.throng.scenarios.games;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.LearningScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Slotted ALOHA: islands in two rows send messages from their backlogs over a common channel; who sends while a neighbour
 * sends collides (Chen et al., ICML 2023, after Oliehoek 2010). As in the authors' code, the last island of the first row is
 * a neighbour of the first of the second, and a neighbour that sends with an empty backlog disturbs too.
 */
public final class Aloha implements LearningScenario<Aloha.Parameters> {
    private static final double SENT = 0.1;
    private static final double COLLIDED = -10;
    private static final int MOST_AGENTS = 1000;

    /**
     * What can be set.
     *
     * @param agents islands, half of them (rounded up) in the first row, 1 to 1000
     * @param backlog most messages waiting at an island, at least 1
     * @param arrival chance of a new message at each island and step, in [0, 1]
     * @param episodeSteps steps until the time limit, at least 1
     */
    public record Parameters(int agents, int backlog, double arrival, int episodeSteps) {
        /** Checks the ranges. */
        public Parameters {
            if (agents < 1 || agents > MOST_AGENTS) {
                throw new IllegalArgumentException("agents must be in [1, " + MOST_AGENTS + "], got " + agents);
            }
            if (backlog < 1) {
                throw new IllegalArgumentException("backlog must be at least 1, got " + backlog);
            }
            if (!(arrival >= 0 && arrival <= 1)) {
                throw new IllegalArgumentException("arrival must be in [0, 1], got " + arrival);
            }
            if (episodeSteps < 1) {
                throw new IllegalArgumentException("episodeSteps must be at least 1, got " + episodeSteps);
            }
        }
    }

    /** For the service loader. */
    public Aloha() {}

    @Override
    public String name() {
        return "aloha";
    }

    @Override
    public String description() {
        return "Islands send messages over a common channel; neighbours that send at once collide (Chen et al. 2023).";
    }

    @Override
    public String scale() {
        return "Rewards summed over 20 steps, undiscounted; every island is paid the sum of all: 0.1 a message, -10 a"
                + " collision. Five islands sending at a time, with no neighbour among them, earn about 10.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(10, 5, 0.6, 20);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(agents, parameters.backlog(), parameters.arrival(), parameters.episodeSteps());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return (agents, worlds) -> new Islands(parameters, agents);
    }

    /** The rules. An island sees its backlog and who it is. */
    private static final class Islands implements Game {
        private final Parameters rules;
        private final int islands;
        private final int inRow;
        private final IntColumn waiting;
        private final IntColumn sends;
        private final List<Kind> kinds;

        Islands(Parameters rules, Table agents) {
            this.rules = rules;
            this.islands = rules.agents();
            this.inRow = (islands + 1) / 2;
            this.waiting = agents.ints("waiting", "messages");
            this.sends = agents.ints("sends", "");
            List<Feature> features = new ArrayList<>();
            features.add(new Feature("backlog", "messages", 0, rules.backlog()));
            for (int i = 0; i < islands; i++) {
                features.add(new Feature("is island " + i, "", 0, 1));
            }
            ActionSpec sending = new ActionSpec.Discrete(List.of("wait", "send"));
            this.kinds = List.of(new Kind("island", islands, new ObservationSpec(features), sending));
        }

        @Override
        public List<Kind> kinds() {
            return kinds;
        }

        @Override
        public int episodeLimit() {
            return rules.episodeSteps();
        }

        @Override
        public void begin(Turn turn, int world) {
            Arrays.fill(waiting.write(), world * islands, (world + 1) * islands, 1);
            Arrays.fill(sends.write(), world * islands, (world + 1) * islands, 0);
        }

        @Override
        public void act(Turn turn, int row, float[] actions, int from) {
            if (actions[from] != 0 && actions[from] != 1) {
                throw new IllegalArgumentException("an action must be 0 or 1, got " + actions[from]);
            }
            sends.write()[row] = (int) actions[from];
        }

        @Override
        public boolean settle(Turn turn, int world, double[] rewards, int from) {
            int first = world * islands;
            double reward = 0;
            for (int i = 0; i < islands; i++) {
                int left = waiting.read()[first + i];
                if (left > 0 && sends.write()[first + i] == 1) {
                    boolean heard = isHeard(first, i);
                    reward += heard ? SENT : COLLIDED;
                    left -= heard ? 1 : 0;
                }
                int arrived = turn.random().nextDouble() < rules.arrival() ? 1 : 0;
                waiting.write()[first + i] = Math.min(rules.backlog(), left + arrived);
            }
            Arrays.fill(rewards, from, from + islands, reward);
            return false;
        }

        private boolean isHeard(int first, int island) {
            return !sends(first, island - 1)
                    && !sends(first, island + 1)
                    && !sends(first, island < inRow ? island + inRow : island - inRow);
        }

        private boolean sends(int first, int island) {
            return island >= 0 && island < islands && sends.write()[first + island] == 1;
        }

        @Override
        public void observe(Turn turn, int row, float[] into, int from) {
            Arrays.fill(into, from, from + 1 + islands, 0);
            into[from] = waiting.read()[row];
            into[from + 1 + row % islands] = 1;
        }
    }
}
