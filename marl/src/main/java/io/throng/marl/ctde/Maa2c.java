package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.CriticView;

/**
 * Multi-agent advantage actor-critic: as {@link Ia2c}, with a critic that sees the whole world while learning (Papoudakis et al.,
 * "Benchmarking multi-agent deep reinforcement learning algorithms in cooperative tasks", NeurIPS 2021 datasets and benchmarks).
 */
public final class Maa2c implements Algorithm<A2cSettings> {
    @Override
    public String name() {
        return "maa2c";
    }

    @Override
    public String description() {
        return "Advantage actor-critic with a centralised critic (Papoudakis et al. 2021).";
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
        return A2cUpdate.learner(settings, CriticView.WORLD, assignment);
    }
}
