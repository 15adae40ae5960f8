package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.scenarios.LearningScenario;
import java.util.List;

/**
 * {@link Reference} in which both agents are paid the sum of squared distances: as in OpenAI's code and in the MAPPO
 * paper's, where landmarks begin nearer to the middle. A choice is two, a move and a symbol.
 */
public final class SimpleReferenceSummed implements LearningScenario<Play> {
    private final Edition edition;

    SimpleReferenceSummed(Edition edition) {
        this.edition = edition;
    }

    @Override
    public String name() {
        return edition.named(SimpleReference.NAME);
    }

    @Override
    public String description() {
        return edition.described(SimpleReference.WHAT);
    }

    @Override
    public String scale() {
        String ofBoth = "Both agents' squared distances summed over an episode of 25 steps, undiscounted; each is"
                + " paid the sum. ";
        return ofBoth
                + (edition == Edition.MAPPO
                        ? "Random -70.6; scripted, each saying the other's goal and going where it is told, -9.5."
                        : "Random -82.9, scripted -12.6.");
    }

    @Override
    public Play defaults() {
        return Play.defaults();
    }

    @Override
    public Play withAgents(Play parameters, int agents) {
        Require.exactly(SimpleReference.AGENTS, agents);
        return parameters;
    }

    @Override
    public GameFactory game(Play parameters) {
        return ParticleGame.of(
                Reference.scene(edition, parameters.episodeSteps(), parameters.continuous()),
                particles -> new Reference(Reference.Reward.sum(), particles));
    }

    @Override
    public List<Policy> scripted(Play parameters) {
        return new Scripts(edition, parameters.continuous()).reference();
    }
}
