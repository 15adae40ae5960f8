package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;

/**
 * Latent reward: of the team's rewards nothing is known but their sum over an episode; a network that sees a few factors of each
 * agent's step learns parts of that sum, which agents then learn from by proximal policy optimisation (Qu et al., "Latent reward:
 * LLM-empowered credit assignment in episodic reinforcement learning", AAAI 2025).
 *
 * <p>Departures: factors are written by hand, by the author of the game ({@link io.throng.agents.arena.Game#factors}), not by a
 * language model; the sum is divided over all learned kinds.
 */
public final class Lare implements Algorithm<LareSettings> {
    @Override
    public String name() {
        return "lare";
    }

    @Override
    public String description() {
        return "Latent reward: credit for a team's episodic return by hand-written factors (Qu et al. 2025), then PPO.";
    }

    @Override
    public LareSettings defaults() {
        return LareSettings.defaults();
    }

    @Override
    public int worlds(LareSettings settings) {
        return settings.ppo().actorCritic().gathering().worlds();
    }

    @Override
    public Learner learner(LareSettings settings, Assignment assignment) {
        return new LareLearner(assignment, settings);
    }
}
