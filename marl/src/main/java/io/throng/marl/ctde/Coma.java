package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.CriticView;

/**
 * Counterfactual multi-agent policy gradients: a centralised critic values each choice an agent had while the others did what
 * they did; an agent is credited with how much better its choice was than its policy's mean (Foerster et al., AAAI 2018).
 *
 * <p>Departures: the critic sees all observations instead of a global state, and learns by minibatches of a whole rollout
 * with a target network; advantages are standardised.
 */
public final class Coma implements Algorithm<ComaSettings> {
    @Override
    public String name() {
        return "coma";
    }

    @Override
    public String description() {
        return "Counterfactual multi-agent policy gradients (Foerster et al. 2018); agents make one choice a step.";
    }

    @Override
    public ComaSettings defaults() {
        return ComaSettings.defaults();
    }

    @Override
    public int worlds(ComaSettings settings) {
        return settings.actorCritic().gathering().worlds();
    }

    @Override
    public Learner learner(ComaSettings settings, Assignment assignment) {
        return new OnPolicyLearner(
                assignment,
                CriticView.WORLD,
                settings.actorCritic(),
                true,
                actors -> new ComaUpdate(assignment, settings, actors));
    }
}
