package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;

/**
 * {@code simple_spread} as MPE2 and PettingZoo ({@code simple_spread_v3}) play it: positions move by the old velocity,
 * an agent is paid for itself, and touching oneself costs nothing. {@link SimpleSpreadMappo} is the MAPPO paper's.
 */
public final class SimpleSpread implements LearningScenario<SimpleSpread.Parameters> {
    /**
     * What can be set.
     *
     * @param agents how many agents and how many landmarks, 1 to 1000
     * @param localRatio the part of an agent's own contacts in its reward, 0 to 1; the rest is the distances of
     * landmarks
     * @param episodeSteps steps until the time limit; at least 1
     * @param continuous whether agents push with five numbers in [0, 1] instead of choosing one of five moves
     */
    public record Parameters(int agents, double localRatio, int episodeSteps, boolean continuous) {
        /** Checks the ranges. */
        public Parameters {
            SpreadRules.require(agents, episodeSteps);
            if (!(localRatio >= 0 && localRatio <= 1)) {
                throw new IllegalArgumentException("localRatio must be in [0, 1], got " + localRatio);
            }
        }
    }

    /** For the service loader. */
    public SimpleSpread() {}

    @Override
    public String name() {
        return "simple_spread";
    }

    @Override
    public String description() {
        return "Three agents are to cover three landmarks without touching, after Lowe et al. (2017); as in MPE2 and"
                + " PettingZoo's simple_spread_v3.";
    }

    @Override
    public String scale() {
        return "Rewards summed over an episode of 25 steps, undiscounted, averaged over agents. Random -26.5; MAPPO"
            + " after 1 million steps -9.7; scripted assignment of agents to landmarks -7.9. Equals (S + 75) / 6 for"
            + " returns S on the scale of simple_spread_mappo, physics apart.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(3, 0.5, 25, false);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(agents, parameters.localRatio(), parameters.episodeSteps(), parameters.continuous());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        SpreadRules rules = new SpreadRules(
                parameters.agents(),
                parameters.episodeSteps(),
                parameters.continuous() ? ForceControl.ONE_SIDED : ChoiceControl.MINUS_FIRST,
                Integration.POSITION_FIRST,
                1,
                SpreadReward.mixed(parameters.localRatio()));
        return (agents, worlds) -> new SpreadGame(rules, agents, worlds);
    }
}
