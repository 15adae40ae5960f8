package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;

/**
 * {@code simple_spread} as in the MAPPO paper's code (Yu et al., NeurIPS 2022): velocities change before positions,
 * landmarks begin nearer to the middle, and every agent is paid the sum of all agents' rewards, each of which counts
 * the agent as touching itself. {@link SimpleSpread} is today's usual version.
 */
public final class SimpleSpreadMappo implements LearningScenario<SimpleSpreadMappo.Parameters> {
    private static final double LANDMARK_RANGE = 0.8;

    /**
     * What can be set.
     *
     * @param agents how many agents and how many landmarks, 1 to 1000
     * @param episodeSteps steps until the time limit; at least 1
     * @param continuous whether agents push with two numbers in [-1, 1] instead of choosing one of five moves
     */
    public record Parameters(int agents, int episodeSteps, boolean continuous) {
        /** Checks the ranges. */
        public Parameters {
            SpreadRules.require(agents, episodeSteps);
        }
    }

    /** For the service loader. */
    public SimpleSpreadMappo() {}

    @Override
    public String name() {
        return "simple_spread_mappo";
    }

    @Override
    public String description() {
        return "Three agents are to cover three landmarks without touching, after Lowe et al. (2017); as in the MAPPO"
                + " paper's code (Yu et al. 2022).";
    }

    @Override
    public String scale() {
        return "The team's rewards S summed over an episode of 25 steps, undiscounted; every agent is paid the whole"
            + " team's. S = -3 D - C - 75 for summed nearest distances D and directed contacts C. Random -219; MAPPO"
            + " after 1 million steps -133, after 20 million about -120; scripted assignment of agents to landmarks"
            + " -112.5.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(3, 25, false);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(agents, parameters.episodeSteps(), parameters.continuous());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        SpreadRules rules = new SpreadRules(
                parameters.agents(),
                parameters.episodeSteps(),
                parameters.continuous() ? ForceControl.TWO_SIDED : ChoiceControl.PLUS_FIRST,
                Integration.VELOCITY_FIRST,
                LANDMARK_RANGE,
                SpreadReward.team());
        return (agents, worlds) -> new SpreadGame(rules, agents, worlds);
    }
}
