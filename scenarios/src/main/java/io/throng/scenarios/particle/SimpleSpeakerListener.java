package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.Scenario;
import java.util.List;

/** {@link Guidance} as MPE2 and PettingZoo ({@code simple_speaker_listener_v4}) play it, and older code. */
public final class SimpleSpeakerListener implements LearningScenario<Play> {
    private static final int AGENTS = 2;

    private final Edition edition;

    /** MPE2's; for the service loader. */
    public SimpleSpeakerListener() {
        this(Edition.MPE2);
    }

    private SimpleSpeakerListener(Edition edition) {
        this.edition = edition;
    }

    @Override
    public String name() {
        return edition.named("simple_speaker_listener");
    }

    @Override
    public String description() {
        return edition.described("A speaker tells a listener to which landmark to go, after Lowe et al. (2017)");
    }

    @Override
    public String scale() {
        return "Squared distances summed over an episode of 25 steps, undiscounted, averaged over agents. "
                + switch (edition) {
                    case MPE2 -> "Random -39.6; scripted -7.3.";
                    case PETTINGZOO_1_22 -> "Random -40.3; scripted -6.0.";
                    case OPENAI, MAPPO -> "Both are paid the sum of two equal rewards: random -80.8, scripted -12.1.";
                };
    }

    @Override
    public List<Scenario<?>> variants() {
        return List.of(
                new SimpleSpeakerListener(Edition.PETTINGZOO_1_22),
                new SimpleSpeakerListener(Edition.OPENAI),
                new SimpleSpeakerListener(Edition.MAPPO));
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
        return ParticleGame.of(
                Guidance.scene(edition, parameters.episodeSteps(), parameters.continuous()),
                particles -> new Guidance(edition.paysTheSum(), particles));
    }

    @Override
    public List<Policy> scripted(Play parameters) {
        return new Scripts(edition, parameters.continuous()).guidance();
    }
}
