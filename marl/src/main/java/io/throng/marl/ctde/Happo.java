package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.Sharing;

/**
 * Heterogeneous-agent proximal policy optimisation: agents with policies of their own learn in turn, in a random order, each
 * from advantages weighted by how much likelier the actions of those before it have become (Kuba et al., "Trust region policy
 * optimisation in multi-agent reinforcement learning", ICLR 2022, algorithm 4).
 *
 * <p>Where agents share a policy they learn as one, and the weight of others is the product over them.
 */
public final class Happo implements Algorithm<PpoSettings> {
    @Override
    public String name() {
        return "happo";
    }

    @Override
    public String description() {
        return "Heterogeneous-agent PPO: agents learn in turn, each from what those before it learned (Kuba et al."
                + " 2022).";
    }

    /** Nobody shares a policy. */
    @Override
    public PpoSettings defaults() {
        PpoSettings d = PpoSettings.defaults();
        return new PpoSettings(
                d.epochs(),
                d.minibatches(),
                d.entropy(),
                d.policyStep(),
                d.actorCritic().with(Sharing.NONE));
    }

    @Override
    public int worlds(PpoSettings settings) {
        return settings.actorCritic().gathering().worlds();
    }

    @Override
    public Learner learner(PpoSettings settings, Assignment assignment) {
        return PpoUpdate.learnerInTurn(settings, CriticView.WORLD, assignment);
    }
}
