package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.scenarios.LearningScenario;
import java.util.List;

/**
 * {@link Crypto} as MPE2, PettingZoo ({@code simple_crypto_v3}) and OpenAI's code play it: nobody moves, so that they do not
 * differ.
 */
public final class SimpleCrypto implements LearningScenario<Play> {
    private static final int AGENTS = 3;

    /** For the service loader. */
    public SimpleCrypto() {}

    @Override
    public String name() {
        return "simple_crypto";
    }

    @Override
    public String description() {
        return Edition.MPE2.described("Alice tells Bob a symbol that Eve is not to guess, after Lowe et al. (2017)");
    }

    @Override
    public String scale() {
        return "Rewards summed over an episode of 25 steps, undiscounted; the mean over all agents mixes the"
                + " teams. Random: Eve"
                + " -37.5, Bob and Alice 0.0; scripted, Alice and Bob using the key: -24.7 and 23.7.";
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
                Crypto.scene(Edition.MPE2, parameters.episodeSteps(), parameters.continuous()), Crypto::new);
    }

    @Override
    public List<Policy> scripted(Play parameters) {
        return new Scripts(Edition.MPE2, parameters.continuous()).crypto();
    }
}
