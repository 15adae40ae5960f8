package io.throng.scenarios.games;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;

/**
 * The penalty game (Claus and Boutilier, AAAI 1998), played 25 times as in EPyMARL: two optima of 10, and a penalty for
 * aiming at different ones.
 */
public final class Penalty implements LearningScenario<Penalty.Parameters> {
    /**
     * What can be set.
     *
     * @param penalty k: what aiming at different optima pays, at most 0
     * @param agents players, 2 to 100
     * @param repetitions steps of an episode, at least 1
     */
    public record Parameters(double penalty, int agents, int repetitions) {
        /** Checks the ranges. */
        public Parameters {
            RepeatedMatrixGame.require(agents, repetitions);
            if (!(penalty <= 0) || Double.isInfinite(penalty)) {
                throw new IllegalArgumentException("penalty must be at most 0, got " + penalty);
            }
        }
    }

    /** For the service loader. */
    public Penalty() {}

    @Override
    public String name() {
        return "penalty";
    }

    @Override
    public String description() {
        return "A matrix game of two optima with a penalty for missing each other (Claus and Boutilier 1998), 25"
                + " times.";
    }

    @Override
    public String scale() {
        return "Pay-offs summed over 25 repetitions: the optimum is 250; with k from -25 down most methods stop at 50.";
    }

    /** With k = -100. */
    @Override
    public Parameters defaults() {
        return new Parameters(-100, 2, 25);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(parameters.penalty(), agents, parameters.repetitions());
    }

    @Override
    public GameFactory game(Parameters p) {
        double[][] payoffs = {{p.penalty(), 0, 10}, {0, 2, 0}, {10, 0, p.penalty()}};
        return (agents, worlds) -> new RepeatedMatrixGame(payoffs, p.agents(), p.repetitions(), agents);
    }
}
