package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;

/**
 * Twin delayed deterministic policy gradients for many agents: as {@link Maddpg}, with two critics of which the lower counts,
 * noise in the targets and actors that learn less often (Ackermann et al., "Reducing overestimation bias in multi-agent domains
 * using double centralized critics", 2019).
 */
public final class Matd3 implements Algorithm<DeterministicSettings> {
    private static final int CRITICS = 2;

    @Override
    public String name() {
        return "matd3";
    }

    @Override
    public String description() {
        return "Twin delayed deterministic policy gradients for many agents (Ackermann et al. 2019).";
    }

    @Override
    public DeterministicSettings defaults() {
        return DeterministicSettings.twinDelayed();
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
