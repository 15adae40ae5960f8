package io.throng.scenarios.games;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;

/**
 * The climbing game (Claus and Boutilier, AAAI 1998), played 25 times as in EPyMARL: the best pay-off, 11, stands beside the
 * worst, so that players who do not trust each other climb down to 7, then to 5.
 */
public final class Climbing implements LearningScenario<Climbing.Parameters> {
    private static final double[][] PAYOFFS = {{11, -30, 0}, {-30, 7, 6}, {0, 0, 5}};

    /**
     * What can be set.
     *
     * @param agents players, 2 to 100
     * @param repetitions steps of an episode, at least 1
     */
    public record Parameters(int agents, int repetitions) {
        /** Checks the ranges. */
        public Parameters {
            RepeatedMatrixGame.require(agents, repetitions);
        }
    }

    /** For the service loader. */
    public Climbing() {}

    @Override
    public String name() {
        return "climbing";
    }

    @Override
    public String description() {
        return "A matrix game whose best pay-off stands beside the worst (Claus and Boutilier 1998), played 25 times.";
    }

    @Override
    public String scale() {
        return "Pay-offs summed over 25 repetitions: the optimum is 275; most methods stop at 175, the safe"
                + " equilibrium at 7.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(2, 25);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(agents, parameters.repetitions());
    }

    @Override
    public GameFactory game(Parameters p) {
        return (agents, worlds) -> new RepeatedMatrixGame(PAYOFFS, p.agents(), p.repetitions(), agents);
    }
}
