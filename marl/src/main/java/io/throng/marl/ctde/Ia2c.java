package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.CriticView;

/**
 * Independent advantage actor-critic: every agent learns from its own observation alone (Mnih et al., "Asynchronous methods for deep
 * reinforcement learning", ICML 2016, with all worlds stepped together instead of asynchronously).
 */
public final class Ia2c implements Algorithm<A2cSettings> {
    @Override
    public String name() {
        return "ia2c";
    }

    @Override
    public String description() {
        return "Independent advantage actor-critic (Mnih et al. 2016).";
    }

    @Override
    public A2cSettings defaults() {
        return A2cSettings.defaults();
    }

    @Override
    public int worlds(A2cSettings settings) {
        return settings.actorCritic().gathering().worlds();
    }

    @Override
    public Learner learner(A2cSettings settings, Assignment assignment) {
        return A2cUpdate.learner(settings, CriticView.OWN, assignment);
    }
}
