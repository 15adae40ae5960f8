package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.CriticView;

/**
 * Heterogeneous-agent trust region policy optimisation: agents take natural-gradient steps in turn, in a random order, each
 * within a trust region (Kuba et al., "Trust region policy optimisation in multi-agent reinforcement learning", ICLR 2022,
 * algorithm 2).
 */
public final class Hatrpo implements Algorithm<HatrpoSettings> {
    @Override
    public String name() {
        return "hatrpo";
    }

    @Override
    public String description() {
        return "Heterogeneous-agent TRPO: agents take trust-region steps in turn (Kuba et al. 2022).";
    }

    @Override
    public HatrpoSettings defaults() {
        return HatrpoSettings.defaults();
    }

    @Override
    public int worlds(HatrpoSettings settings) {
        return settings.actorCritic().gathering().worlds();
    }

    @Override
    public Learner learner(HatrpoSettings settings, Assignment assignment) {
        return new OnPolicyLearner(
                assignment,
                CriticView.WORLD,
                settings.actorCritic(),
                true,
                actors -> new HatrpoUpdate(assignment, settings, CriticView.WORLD, actors));
    }
}
