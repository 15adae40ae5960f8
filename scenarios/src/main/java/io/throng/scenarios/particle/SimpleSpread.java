package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.Scenario;
import java.util.List;

/**
 * {@link Spread} in which an agent is paid for itself: as MPE2 and PettingZoo ({@code simple_spread_v3}) play it. The
 * variants are PettingZoo's before 2023, OpenAI's and the MAPPO paper's; the last two are {@link SimpleSpreadSummed}.
 */
public final class SimpleSpread implements LearningScenario<SimpleSpread.Parameters> {
    static final String NAME = "simple_spread";
    static final String WHAT = "Agents are to cover as many landmarks without touching, after Lowe et al. (2017)";

    /**
     * What can be set.
     *
     * @param agents how many agents and how many landmarks, 1 to 1000
     * @param localRatio the part of an agent's own contacts in its reward, 0 to 1; the rest is the distances of
     * landmarks
     * @param episodeSteps steps until the time limit; at least 1
     * @param continuous whether agents push with five numbers in [0, 1] instead of choosing one of five moves
     * @param terminateOnSuccess whether an episode ends as soon as there is an agent nearer than 0.1 to every landmark
     * @param nearsight what agents see of the others and of the landmarks
     */
    public record Parameters(
            int agents,
            double localRatio,
            int episodeSteps,
            boolean continuous,
            boolean terminateOnSuccess,
            Nearsight nearsight) {
        /** Checks the ranges. */
        public Parameters {
            Require.agents("agents", agents);
            Require.episodeSteps(episodeSteps);
            Require.ratio("localRatio", localRatio);
        }

        /** Of full length, and with all in sight. */
        public Parameters(int agents, double localRatio, int episodeSteps, boolean continuous) {
            this(agents, localRatio, episodeSteps, continuous, false, Nearsight.none());
        }
    }

    private final Edition edition;

    /** MPE2's; for the service loader. */
    public SimpleSpread() {
        this(Edition.MPE2);
    }

    private SimpleSpread(Edition edition) {
        this.edition = edition;
    }

    @Override
    public String name() {
        return edition.named(NAME);
    }

    @Override
    public String description() {
        return edition.described(WHAT);
    }

    @Override
    public String scale() {
        String perAgent = "Rewards summed over an episode of 25 steps, undiscounted, averaged over agents. ";
        return perAgent
                + (edition == Edition.MPE2
                        ? "Random -26.6; MAPPO after 1 million steps -9.7; scripted assignment of"
                                + " agents to landmarks -7.6."
                                + " Equals (S + 75) / 6 for returns S on the scale of"
                                + " simple_spread_mappo, physics apart."
                        : "Random -38.7, scripted assignment of agents to landmarks -19.2. Touching"
                                + " oneself takes away 12.5"
                                + " (localRatio 0.5); PettingZoo 1.22.4 no longer counts it.");
    }

    @Override
    public List<Scenario<?>> variants() {
        return List.of(
                new SimpleSpread(Edition.PETTINGZOO_1_22), SimpleSpreadSummed.openai(), SimpleSpreadSummed.mappo());
    }

    @Override
    public Parameters defaults() {
        return new Parameters(3, 0.5, 25, false);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(
                agents,
                parameters.localRatio(),
                parameters.episodeSteps(),
                parameters.continuous(),
                parameters.terminateOnSuccess(),
                parameters.nearsight());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        int agents = parameters.agents();
        SpreadReward reward = SpreadReward.mixed(parameters.localRatio(), edition.touchesItself());
        Nearsight nearsight = parameters.nearsight();
        return ParticleGame.of(
                Spread.scene(edition, agents, nearsight, parameters.episodeSteps(), parameters.continuous()),
                particles -> new Spread(agents, reward, parameters.terminateOnSuccess(), nearsight, particles));
    }

    @Override
    public List<Policy> scripted(Parameters parameters) {
        return parameters.nearsight().equals(Nearsight.none())
                ? new Scripts(edition, parameters.continuous()).spread(parameters.agents())
                : List.of();
    }
}
