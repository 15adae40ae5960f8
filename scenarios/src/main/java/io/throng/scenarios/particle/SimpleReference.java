package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.Scenario;
import java.util.List;

/**
 * {@link Reference} in which distances are paid for, mixed with the mean: as MPE2 and PettingZoo
 * ({@code simple_reference_v3}) play it. Of the variants, OpenAI's and the MAPPO paper's are {@link SimpleReferenceSummed}.
 */
public final class SimpleReference implements LearningScenario<SimpleReference.Parameters> {
    static final String NAME = "simple_reference";
    static final String WHAT =
            "Two agents tell each other to which landmark the other is to go, after Lowe et al. (2017)";
    static final int AGENTS = 2;

    /**
     * What can be set.
     *
     * @param localRatio the part of the distance that an agent answers for in its reward, 0 to 1; the rest is the mean of
     *     both
     * @param episodeSteps steps until the time limit; at least 1
     * @param continuous whether actions are numbers in [0, 1], five to push with and one a symbol, instead of one of fifty
     *     choices
     */
    public record Parameters(double localRatio, int episodeSteps, boolean continuous) {
        /** Checks the ranges. */
        public Parameters {
            Require.ratio("localRatio", localRatio);
            Require.episodeSteps(episodeSteps);
        }
    }

    private final Edition edition;

    /** MPE2's; for the service loader. */
    public SimpleReference() {
        this(Edition.MPE2);
    }

    private SimpleReference(Edition edition) {
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
                        ? "Random -28.6; scripted, each saying the other's goal and going where it is told, -7.7."
                        : "Random -28.8, scripted -6.9.");
    }

    @Override
    public List<Scenario<?>> variants() {
        return List.of(
                new SimpleReference(Edition.PETTINGZOO_1_22),
                new SimpleReferenceSummed(Edition.OPENAI),
                new SimpleReferenceSummed(Edition.MAPPO));
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.5, 25, false);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        Require.exactly(AGENTS, agents);
        return parameters;
    }

    @Override
    public GameFactory game(Parameters parameters) {
        Reference.Reward reward = Reference.Reward.mixed(parameters.localRatio());
        return ParticleGame.of(
                Reference.scene(edition, parameters.episodeSteps(), parameters.continuous()),
                particles -> new Reference(reward, particles));
    }

    @Override
    public List<Policy> scripted(Parameters parameters) {
        return new Scripts(edition, parameters.continuous()).reference();
    }
}
