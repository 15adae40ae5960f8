package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;

/**
 * Independent Q-learning: each agent learns what its own choices are worth to itself, as if the others were part of the world
 * (Tan, "Multi-agent reinforcement learning: independent versus cooperative agents", ICML 1993). Departures: networks, a
 * memory of steps, and double Q-learning (van Hasselt et al., AAAI 2016).
 */
public final class Iql implements Algorithm<IqlSettings> {
    @Override
    public String name() {
        return "iql";
    }

    @Override
    public String description() {
        return "Independent Q-learning: the others are part of the world (Tan 1993).";
    }

    @Override
    public IqlSettings defaults() {
        return IqlSettings.defaults();
    }

    @Override
    public int worlds(IqlSettings settings) {
        return settings.replay().worlds();
    }

    @Override
    public Learner learner(IqlSettings settings, Assignment assignment) {
        return new OffPolicyLearner(
                assignment,
                settings.replay(),
                new IndependentValues("iql", assignment, settings.exploration(), settings.replay()));
    }
}
