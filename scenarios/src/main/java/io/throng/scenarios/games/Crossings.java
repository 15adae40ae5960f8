package io.throng.scenarios.games;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;

/**
 * A road of many places at which everybody knows what to do, and a few crossings at which agents must act together: where it is
 * worth its price to decide centrally is known exactly. A crossing is the penalty game of {@link Penalty}, the places around it
 * are independent of it: there, switching controls ("MANSA", Mguni et al., ICML 2023) are to call nobody.
 *
 * <p>At a place each agent sees a sign, and all are paid the share of those who follow theirs. At a crossing the agents of each
 * neighbouring pair are paid by the penalty game, in the mean over pairs: 10 for meeting at an optimum, a penalty for missing
 * it, 2 for the safe choice of both, 0 if only one of them is safe. If signs are secret, there is one optimum, to do what the
 * sign says that the agent after oneself sees, and if only one of them is safe that costs a quarter of the penalty: nobody can
 * know by itself where to meet, and with a penalty of -8 or more agents who share nothing do best to be safe always.
 */
public final class Crossings implements LearningScenario<Crossings.Parameters> {
    private static final int MOST_AGENTS = 100;
    private static final int MOST_PLACES = 1000;

    /**
     * What can be set.
     *
     * @param agents how many, 2 to 100
     * @param places steps of an episode, the crossings included, 2 to 1,000
     * @param crossings how many of the places, 1 to places - 1, spread evenly; the second pays twice as much as the first, the
     *     third three times, and so on
     * @param penalty what missing each other pays, at most 0
     * @param secret whether what an agent is to do at a crossing is seen by another agent alone
     */
    public record Parameters(int agents, int places, int crossings, double penalty, boolean secret) {
        /** Checks the ranges. */
        public Parameters {
            if (agents < 2 || agents > MOST_AGENTS) {
                throw new IllegalArgumentException("agents must be in [2, " + MOST_AGENTS + "], got " + agents);
            }
            if (places < 2 || places > MOST_PLACES) {
                throw new IllegalArgumentException("places must be in [2, " + MOST_PLACES + "], got " + places);
            }
            if (crossings < 1 || crossings >= places) {
                throw new IllegalArgumentException("crossings must be in [1, " + (places - 1) + "], got " + crossings
                        + "; give fewer, or more places");
            }
            if (!(penalty <= 0) || Double.isInfinite(penalty)) {
                throw new IllegalArgumentException("penalty must be at most 0, got " + penalty);
            }
        }
    }

    /** For the service loader. */
    public Crossings() {}

    @Override
    public String name() {
        return "crossings";
    }

    @Override
    public String description() {
        return "Places where agents know what to do alone, and crossings where they must act together.";
    }

    @Override
    public String scale() {
        return "Rewards summed over 25 places: 34 is the best, 26 the best of agents who share nothing.";
    }

    /** One crossing among 25 places: one step in 25 is to be decided together. */
    @Override
    public Parameters defaults() {
        return new Parameters(2, 25, 1, -25, true);
    }

    @Override
    public Parameters withAgents(Parameters p, int agents) {
        return new Parameters(agents, p.places(), p.crossings(), p.penalty(), p.secret());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return (agents, worlds) -> new CrossingsGame(parameters, agents, worlds);
    }
}
