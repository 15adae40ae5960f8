package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;

/**
 * Multi-agent deep deterministic policy gradients (Lowe et al., "Multi-agent actor-critic for mixed cooperative-competitive
 * environments", NeurIPS 2017). Choices are learned by the straight-through Gumbel-softmax.
 */
public final class Maddpg implements Algorithm<DeterministicSettings> {
    private static final int CRITICS = 1;

    @Override
    public String name() {
        return "maddpg";
    }

    @Override
    public String description() {
        return "Multi-agent deep deterministic policy gradients (Lowe et al. 2017).";
    }

    @Override
    public DeterministicSettings defaults() {
        return DeterministicSettings.plain();
    }

    @Override
    public int worlds(DeterministicSettings settings) {
        return settings.replay().worlds();
    }

    @Override
    public Learner learner(DeterministicSettings settings, Assignment assignment) {
        return DeterministicUpdate.learner(assignment, settings, CRITICS);
    }
}
