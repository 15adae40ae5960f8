package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;

/**
 * Contrastive-learning-based agent modelling: from its own observations and actions alone, an agent learns an embedding of
 * how those around it behave, by telling two views of one trajectory from views of others; actor and critic see it beside
 * what the agent perceives (Ma et al., "Contrastive learning-based agent modeling for deep reinforcement learning", 2024).
 * Which opponents there were is never told.
 *
 * <p>Departures: two views are of the two halves of a trajectory, so that nothing but what lasts can tell whose they are; a
 * step holds the change of what is perceived too, so that one layer of attention can see motion; views are compared both ways
 * round, with keys of the slow encoder (momentum contrast); agents act by the slow encoder's embedding, which changes less
 * under the policy's feet; a batch is of different trajectories, none of which is also a negative of itself. A value after a
 * rollout's last step is told by the embedding of the step before.
 */
public final class Clam implements Algorithm<ClamSettings> {
    @Override
    public String name() {
        return "clam";
    }

    @Override
    public String description() {
        return "Agent modelling: PPO with a contrastive embedding of the agent's own trajectory (Ma et al. 2024).";
    }

    @Override
    public ClamSettings defaults() {
        return ClamSettings.defaults();
    }

    @Override
    public int worlds(ClamSettings settings) {
        return settings.ppo().actorCritic().gathering().worlds();
    }

    @Override
    public Learner learner(ClamSettings settings, Assignment assignment) {
        return new ClamLearner(assignment, settings);
    }
}
