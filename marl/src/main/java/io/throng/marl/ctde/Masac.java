package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;

/**
 * Soft actor-critic for many agents: two central critics each crew, actors that are paid for their entropy, and a temperature
 * that keeps the entropy at a given level (Haarnoja et al., ICML 2018, with the critics of Lowe et al., NeurIPS 2017).
 */
public final class Masac implements Algorithm<SoftSettings> {
    @Override
    public String name() {
        return "masac";
    }

    @Override
    public String description() {
        return "Multi-agent soft actor-critic with central critics (Haarnoja et al. 2018; Lowe et al. 2017).";
    }

    @Override
    public SoftSettings defaults() {
        return SoftSettings.defaults();
    }

    @Override
    public int worlds(SoftSettings settings) {
        return settings.replay().worlds();
    }

    @Override
    public Learner learner(SoftSettings settings, Assignment assignment) {
        return SoftUpdate.learner(assignment, settings);
    }
}
