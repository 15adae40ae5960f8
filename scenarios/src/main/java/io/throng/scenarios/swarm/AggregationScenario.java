package io.throng.scenarios.swarm;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;

/** {@link Aggregation} by name. */
public final class AggregationScenario implements LearningScenario<AggregationScenario.Parameters> {
    private static final int MOST = 100_000;

    /** For the service loader. */
    public AggregationScenario() {}

    /**
     * What can be set.
     *
     * @param agents in one box, 1 to 100,000; a step costs their square
     * @param observationNoise standard deviation of the Gaussian error in each coordinate that an agent perceives, in
     *     [0, 4]; 0 lets agents know where they are
     */
    public record Parameters(int agents, double observationNoise) {
        /** Checks the ranges. */
        public Parameters {
            if (agents < 1 || agents > MOST) {
                throw new IllegalArgumentException("agents must be in [1, " + MOST + "], got " + agents);
            }
            if (!(observationNoise >= 0 && observationNoise <= 2 * Aggregation.HALF_BOX)) {
                throw new IllegalArgumentException("observationNoise must be in [0, 4], got " + observationNoise
                        + "; give a standard deviation in the box's unit");
            }
        }
    }

    @Override
    public String name() {
        return "aggregation";
    }

    @Override
    public String description() {
        return "Agents in a box, each seeing only where it is itself, are paid for being close together, after Cui et"
                + " al. (ICLR 2024).";
    }

    @Override
    public String scale() {
        return "Rewards summed over an episode of 100 steps, undiscounted, averaged over agents; a step pays minus the"
            + " mean distance over all ordered pairs before it, an agent with itself included. For 50 agents: random"
            + " -209, all to their centroid -15.3, all to the origin -15.4.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(50, 0);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(agents, parameters.observationNoise());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return (agents, worlds) -> new Aggregation(parameters, agents);
    }
}
