package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.CriticView;
import java.util.List;

/**
 * Multi-agent proximal policy optimisation: decentralised actors, one critic that sees the whole world while learning (Yu et
 * al., "The surprising effectiveness of PPO in cooperative multi-agent games", NeurIPS 2022).
 *
 * <p>Departures: the critic sees the agent's own observation first and the others' after it, so that agents of one kind
 * with different rewards can be told apart; an episode cut off by the time limit is valued by its last state.
 */
public final class Mappo implements Algorithm<PpoSettings> {
    @Override
    public String name() {
        return "mappo";
    }

    @Override
    public String description() {
        return "Multi-agent PPO with a centralised critic (Yu et al. 2022).";
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
        return PpoUpdate.learner(settings, CriticView.WORLD, assignment);
    }

    @Override
    public List<Learner> learners(PpoSettings settings, List<Assignment> populations) {
        return PpoUpdate.learners(settings, CriticView.WORLD, populations);
    }
}
