package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.Scenario;
import java.util.List;

/** {@link Tag} as MPE2 and PettingZoo ({@code simple_tag_v3}) play it, and older code. */
public final class SimpleTag implements LearningScenario<SimpleTag.Parameters> {
    /**
     * What can be set.
     *
     * @param good agents that are hunted, 1 to 1000
     * @param adversaries that hunt, 1 to 1000
     * @param obstacles 0 to 1000
     * @param episodeSteps steps until the time limit; at least 1
     * @param continuous whether agents push with numbers instead of choosing one of five moves
     * @param terminateOnSuccess whether an episode ends as soon as every good agent is touched by an adversary
     * @param nearsight what agents see of the others and of the obstacles
     * @param hunt how scripted adversaries hunt; {@code DRAWN} for a way drawn for each episode
     */
    public record Parameters(
            int good,
            int adversaries,
            int obstacles,
            int episodeSteps,
            boolean continuous,
            boolean terminateOnSuccess,
            Nearsight nearsight,
            Hunt hunt) {
        /** Checks the ranges. */
        public Parameters {
            Require.agents("good", good);
            Require.agents("adversaries", adversaries);
            Require.between("obstacles", obstacles, 0, 1000);
            Require.episodeSteps(episodeSteps);
        }
    }

    private final Edition edition;

    /** MPE2's; for the service loader. */
    public SimpleTag() {
        this(Edition.MPE2);
    }

    private SimpleTag(Edition edition) {
        this.edition = edition;
    }

    @Override
    public String name() {
        return edition.named("simple_tag");
    }

    @Override
    public String description() {
        return edition.described("Adversaries hunt faster agents among obstacles, after Lowe et al. (2017)");
    }

    @Override
    public String scale() {
        return "Rewards summed over an episode of 25 steps, undiscounted; the mean over all agents mixes the teams. "
                + switch (edition) {
                    case MPE2 -> "Random: adversaries 4.5, agents -16.5; scripted hunt and flight: 17.8 and -27.1.";
                    case PETTINGZOO_1_22 -> "Random: adversaries 3.2, agents -15.1; scripted: 53.5 and -61.4.";
                    case OPENAI -> "Random: adversaries 3.1, agents -14.7; scripted: 53.5 and -61.4.";
                    case MAPPO -> "Random: adversaries 4.6, agents -25.2; scripted: 42.0 and -47.3.";
                };
    }

    @Override
    public List<Scenario<?>> variants() {
        return List.of(
                new SimpleTag(Edition.PETTINGZOO_1_22), new SimpleTag(Edition.OPENAI), new SimpleTag(Edition.MAPPO));
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1, 3, 2, 25, false, false, Nearsight.none(), Hunt.CHASE);
    }

    /** As many good agents as before, as far as there can be an adversary beside them. */
    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        Require.bothTeams(agents);
        int good = Math.min(parameters.good(), agents - 1);
        return new Parameters(
                good,
                agents - good,
                parameters.obstacles(),
                parameters.episodeSteps(),
                parameters.continuous(),
                parameters.terminateOnSuccess(),
                parameters.nearsight(),
                parameters.hunt());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        int good = parameters.good();
        int adversaries = parameters.adversaries();
        int obstacles = parameters.obstacles();
        Nearsight nearsight = parameters.nearsight();
        return ParticleGame.of(
                Tag.scene(
                        edition,
                        good,
                        adversaries,
                        obstacles,
                        nearsight,
                        parameters.episodeSteps(),
                        parameters.continuous()),
                particles ->
                        new Tag(good, adversaries, obstacles, parameters.terminateOnSuccess(), nearsight, particles));
    }

    @Override
    public List<Policy> scripted(Parameters parameters) {
        return parameters.nearsight().equals(Nearsight.none())
                ? new Scripts(edition, parameters.continuous())
                        .tag(parameters.good(), parameters.adversaries(), parameters.obstacles(), parameters.hunt())
                : List.of();
    }
}
