package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;

/**
 * QMIX: the team's value grows with each agent's, by a network whose weights depend on the state (Rashid et al., ICML 2018).
 * Departures: networks without memory; the state is all that all agents perceive.
 */
public final class Qmix implements Algorithm<ValueDecompositionSettings> {
    @Override
    public String name() {
        return "qmix";
    }

    @Override
    public String description() {
        return "QMIX: agents' values are mixed monotonically to the team's (Rashid et al. 2018).";
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
        return ValueDecomposition.learner(
                assignment, settings, (agents, state) -> new MonotonicMixer(agents, state, settings.mixingWidth()));
    }
}
