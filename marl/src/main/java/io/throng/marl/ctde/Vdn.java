package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;

/**
 * Value-decomposition networks: the team's value is the sum of its agents' (Sunehag et al., AAMAS 2018). Departures: networks
 * without memory, and double Q-learning.
 */
public final class Vdn implements Algorithm<ValueDecompositionSettings> {
    @Override
    public String name() {
        return "vdn";
    }

    @Override
    public String description() {
        return "Value-decomposition networks: agents' values add up to the team's (Sunehag et al. 2018).";
    }

    @Override
    public ValueDecompositionSettings defaults() {
        return ValueDecompositionSettings.defaults();
    }

    @Override
    public int worlds(ValueDecompositionSettings settings) {
        return settings.replay().worlds();
    }

    @Override
    public Learner learner(ValueDecompositionSettings settings, Assignment assignment) {
        return ValueDecomposition.learner(assignment, settings, (agents, state) -> Mixer.sum());
    }
}
