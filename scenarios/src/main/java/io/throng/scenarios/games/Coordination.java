package io.throng.scenarios.games;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;

/**
 * The coordination game of policies that are Bayesian networks (Chen et al., "Context-aware Bayesian network actor-critic
 * methods for cooperative multi-agent reinforcement learning", ICML 2023): each agent sets a bit of the next state, which is
 * flipped at times; a clear majority of zeros pays best, a narrow one nothing.
 */
public final class Coordination implements LearningScenario<Coordination.Parameters> {
    private static final int MOST_AGENTS = 20;

    /**
     * What can be set.
     *
     * @param agents how many, 1 to 20; every one sees all bits
     * @param threshold up to what difference of zeros and ones a majority is narrow, at least 0; the paper's is 1 for two and
     *     three agents, 2 for five, 3 for ten
     * @param flip chance that a bit comes out wrong, in [0, 1]
     * @param episodeSteps steps until the time limit, at least 1
     */
    public record Parameters(int agents, int threshold, double flip, int episodeSteps) {
        /** Checks the ranges. */
        public Parameters {
            if (agents < 1 || agents > MOST_AGENTS) {
                throw new IllegalArgumentException("agents must be in [1, " + MOST_AGENTS + "], got " + agents);
            }
            if (threshold < 0) {
                throw new IllegalArgumentException("threshold must be at least 0, got " + threshold);
            }
            if (!(flip >= 0 && flip <= 1)) {
                throw new IllegalArgumentException("flip must be in [0, 1], got " + flip);
            }
            if (episodeSteps < 1) {
                throw new IllegalArgumentException("episodeSteps must be at least 1, got " + episodeSteps);
            }
        }
    }

    /** For the service loader. */
    public Coordination() {}

    @Override
    public String name() {
        return "coordination";
    }

    @Override
    public String description() {
        return "Agents set the bits of the next state; a clear majority of zeros pays best (Chen et al. 2023).";
    }

    @Override
    public String scale() {
        return "Rewards summed over 25 steps, undiscounted; every agent is paid the same. At most 3 a step.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(3, 1, 0.1, 25);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(agents, parameters.threshold(), parameters.flip(), parameters.episodeSteps());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return (agents, worlds) -> new CoordinationGame(parameters, agents, worlds);
    }
}
