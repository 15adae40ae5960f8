package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.Scenario;
import java.util.List;

/** {@link Push} as MPE2 and PettingZoo ({@code simple_push_v3}) play it, and older code. */
public final class SimplePush implements LearningScenario<Play> {
    private static final int AGENTS = 2;

    private final Edition edition;

    /** MPE2's; for the service loader. */
    public SimplePush() {
        this(Edition.MPE2);
    }

    private SimplePush(Edition edition) {
        this.edition = edition;
    }

    @Override
    public String name() {
        return edition.named("simple_push");
    }

    @Override
    public String description() {
        return edition.described(
                "An adversary is to keep an agent from a goal that it does not know, after Lowe et al. (2017)");
    }

    @Override
    public String scale() {
        return "Rewards summed over an episode of 25 steps, undiscounted; the mean over both agents is minus"
                + " half the adversary's distance from the goal. "
                + switch (edition) {
                    case MPE2 ->
                        "Random: adversary 0.0, agent -28.4; scripted, the adversary at the landmark that"
                                + " is nearest to the agent: -3.3 and -7.9.";
                    default -> "Random: adversary 0.0, agent -28.7; scripted: -2.8 and -6.8.";
                };
    }

    @Override
    public List<Scenario<?>> variants() {
        return List.of(new SimplePush(Edition.PETTINGZOO_1_22), new SimplePush(Edition.OPENAI));
    }

    @Override
    public Play defaults() {
        return Play.defaults();
    }

    @Override
    public Play withAgents(Play parameters, int agents) {
        Require.exactly(AGENTS, agents);
        return parameters;
    }

    @Override
    public GameFactory game(Play parameters) {
        return ParticleGame.of(Push.scene(edition, parameters.episodeSteps(), parameters.continuous()), Push::new);
    }

    @Override
    public List<Policy> scripted(Play parameters) {
        return new Scripts(edition, parameters.continuous()).push();
    }
}
