package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.scenarios.LearningScenario;
import java.util.List;

/**
 * {@link Spread} in which every agent is paid the sum of all agents' rewards, each of which counts the agent as touching
 * itself: as in OpenAI's code and in the MAPPO paper's, where landmarks begin nearer to the middle.
 */
public final class SimpleSpreadSummed implements LearningScenario<SimpleSpreadSummed.Parameters> {
    /**
     * What can be set.
     *
     * @param agents how many agents and how many landmarks, 1 to 1000
     * @param episodeSteps steps until the time limit; at least 1
     * @param continuous whether agents push with numbers instead of choosing one of five moves: with two in [-1, 1] in the
     *     MAPPO paper's code, with five in [0, 1] in OpenAI's
     */
    public record Parameters(int agents, int episodeSteps, boolean continuous) {
        /** Checks the ranges. */
        public Parameters {
            Require.agents("agents", agents);
            Require.episodeSteps(episodeSteps);
        }
    }

    private final Edition edition;

    private SimpleSpreadSummed(Edition edition) {
        this.edition = edition;
    }

    /** As in OpenAI's code of 2017: {@code simple_spread_openai}. */
    public static SimpleSpreadSummed openai() {
        return new SimpleSpreadSummed(Edition.OPENAI);
    }

    /** As in the MAPPO paper's code (Yu et al., NeurIPS 2022): {@code simple_spread_mappo}. */
    public static SimpleSpreadSummed mappo() {
        return new SimpleSpreadSummed(Edition.MAPPO);
    }

    @Override
    public String name() {
        return edition.named(SimpleSpread.NAME);
    }

    @Override
    public String description() {
        return edition.described(SimpleSpread.WHAT);
    }

    @Override
    public String scale() {
        String ofTeam = "The team's rewards S summed over an episode of 25 steps, undiscounted; every agent is paid"
                + " the whole"
                + " team's. S = -3 D - C - 75 for summed nearest distances D and directed contacts C. ";
        return ofTeam
                + (edition == Edition.MAPPO
                        ? "Random -219; MAPPO after 1 million steps -133, after 20 million about -120;"
                                + " scripted assignment"
                                + " of agents to landmarks -112.4."
                        : "Random -232, scripted assignment of agents to landmarks -114.9.");
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
        int agents = parameters.agents();
        Nearsight all = Nearsight.none();
        return ParticleGame.of(
                Spread.scene(edition, agents, all, parameters.episodeSteps(), parameters.continuous()),
                particles -> new Spread(agents, SpreadReward.team(), false, all, particles));
    }

    @Override
    public List<Policy> scripted(Parameters parameters) {
        return new Scripts(edition, parameters.continuous()).spread(parameters.agents());
    }
}
