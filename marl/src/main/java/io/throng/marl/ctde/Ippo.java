package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.CriticView;
import java.util.List;

/**
 * Independent proximal policy optimisation: every agent learns from its own observation alone (de Witt et al., "Is
 * independent learning all you need in the StarCraft multi-agent challenge?", 2020).
 */
public final class Ippo implements Algorithm<PpoSettings> {
    @Override
    public String name() {
        return "ippo";
    }

    @Override
    public String description() {
        return "Independent PPO: actor and critic see the agent's own observation (de Witt et al. 2020).";
    }

    @Override
    public PpoSettings defaults() {
        return PpoSettings.defaults();
    }

    @Override
    public int worlds(PpoSettings settings) {
        return settings.actorCritic().gathering().worlds();
    }

    @Override
    public Learner learner(PpoSettings settings, Assignment assignment) {
        return PpoUpdate.learner(settings, CriticView.OWN, assignment);
    }

    @Override
    public List<Learner> learners(PpoSettings settings, List<Assignment> populations) {
        return PpoUpdate.learners(settings, CriticView.OWN, populations);
    }
}
