package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.Scenario;
import java.util.List;

/** {@link Forests} as MPE2 and PettingZoo ({@code simple_world_comm_v3}) play it, and older code. */
public final class SimpleWorldComm implements LearningScenario<SimpleWorldComm.Parameters> {
    /**
     * What can be set.
     *
     * @param good agents that are hunted, 1 to 1000
     * @param adversaries that hunt, the leader among them, 1 to 1000
     * @param obstacles 0 to 1000
     * @param food 1 to 1000
     * @param forests 0 to 31
     * @param episodeSteps steps until the time limit; at least 1
     * @param continuous whether actions are numbers, five to push with and for the leader one a symbol, instead of choices
     */
    public record Parameters(
            int good, int adversaries, int obstacles, int food, int forests, int episodeSteps, boolean continuous) {
        /** Checks the ranges. */
        public Parameters {
            Require.agents("good", good);
            Require.agents("adversaries", adversaries);
            Require.between("obstacles", obstacles, 0, 1000);
            Require.between("food", food, 1, 1000);
            Require.between("forests", forests, 0, Forests.MOST_FORESTS);
            Require.episodeSteps(episodeSteps);
        }

        Forests.Counts counts() {
            return new Forests.Counts(good, adversaries, obstacles, food, forests);
        }
    }

    private final Edition edition;

    /** MPE2's; for the service loader. */
    public SimpleWorldComm() {
        this(Edition.MPE2);
    }

    private SimpleWorldComm(Edition edition) {
        this.edition = edition;
    }

    @Override
    public String name() {
        return edition.named("simple_world_comm");
    }

    @Override
    public String description() {
        return edition.described("Led adversaries hunt agents that eat and hide in forests, after Lowe et al. (2017)");
    }

    @Override
    public String scale() {
        return "Rewards summed over an episode of 25 steps, undiscounted; the mean over all agents mixes the teams. "
                + switch (edition) {
                    case MPE2 -> "Random: adversaries 3.1, agents -24.8; scripted hunt and flight: 12.7 and -23.4.";
                    case PETTINGZOO_1_22 -> "Random: adversaries 1.6, agents -24.3; scripted: 29.1 and -28.0.";
                    default -> "Random: adversaries 1.8, agents -22.6; scripted: 29.1 and -25.9.";
                };
    }

    @Override
    public List<Scenario<?>> variants() {
        return List.of(new SimpleWorldComm(Edition.PETTINGZOO_1_22), new SimpleWorldComm(Edition.OPENAI));
    }

    @Override
    public Parameters defaults() {
        return new Parameters(2, 4, 1, 2, 2, 25, false);
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
                parameters.food(),
                parameters.forests(),
                parameters.episodeSteps(),
                parameters.continuous());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        Forests.Counts counts = parameters.counts();
        return ParticleGame.of(
                Forests.scene(edition, counts, parameters.episodeSteps(), parameters.continuous()),
                particles -> new Forests(edition, counts, particles));
    }

    @Override
    public List<Policy> scripted(Parameters parameters) {
        return new Scripts(edition, parameters.continuous()).forests(parameters.counts());
    }
}
