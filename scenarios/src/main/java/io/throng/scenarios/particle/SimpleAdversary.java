package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.Scenario;
import java.util.List;

/** {@link Deception} as MPE2 and PettingZoo ({@code simple_adversary_v3}) play it, and older code. */
public final class SimpleAdversary implements LearningScenario<SimpleAdversary.Parameters> {
    /**
     * What can be set.
     *
     * @param good agents beside the adversary, and landmarks, 1 to 1000
     * @param episodeSteps steps until the time limit; at least 1
     * @param continuous whether agents push with five numbers in [0, 1] instead of choosing one of five moves
     * @param nearsight what agents see of the others and of the landmarks; good agents always see the goal
     */
    public record Parameters(int good, int episodeSteps, boolean continuous, Nearsight nearsight) {
        /** Checks the ranges. */
        public Parameters {
            Require.agents("good", good);
            Require.episodeSteps(episodeSteps);
        }
    }

    private final Edition edition;

    /** MPE2's; for the service loader. */
    public SimpleAdversary() {
        this(Edition.MPE2);
    }

    private SimpleAdversary(Edition edition) {
        this.edition = edition;
    }

    @Override
    public String name() {
        return edition.named("simple_adversary");
    }

    @Override
    public String description() {
        return edition.described(
                "Agents are to reach a goal hidden from an adversary that watches them, after Lowe et al. (2017)");
    }

    @Override
    public String scale() {
        return "Rewards summed over an episode of 25 steps, undiscounted; the mean over all agents mixes the teams. "
                + switch (edition) {
                    case MPE2 ->
                        "Random: adversary -28.4, agents 7.5; scripted, agents sharing out the landmarks"
                                + " and the adversary in their middle: -15.9 and 10.5.";
                    case PETTINGZOO_1_22 -> "Random: adversary -28.7, agents 7.6; scripted: -15.4 and 10.5.";
                    default ->
                        "Random: adversary -41.2, agents 7.6; scripted: -12.5 and 10.5. The adversary is"
                                + " paid squares of distances.";
                };
    }

    @Override
    public List<Scenario<?>> variants() {
        return List.of(new SimpleAdversary(Edition.PETTINGZOO_1_22), new SimpleAdversary(Edition.OPENAI));
    }

    @Override
    public Parameters defaults() {
        return new Parameters(2, 25, false, Nearsight.none());
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        Require.bothTeams(agents);
        return new Parameters(agents - 1, parameters.episodeSteps(), parameters.continuous(), parameters.nearsight());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        int good = parameters.good();
        Nearsight nearsight = parameters.nearsight();
        return ParticleGame.of(
                Deception.scene(edition, good, nearsight, parameters.episodeSteps(), parameters.continuous()),
                particles -> new Deception(good, edition.squaresDistances(), nearsight, particles));
    }

    @Override
    public List<Policy> scripted(Parameters parameters) {
        return parameters.nearsight().equals(Nearsight.none())
                ? new Scripts(edition, parameters.continuous()).deception(parameters.good())
                : List.of();
    }
}
