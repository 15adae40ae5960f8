package io.throng.marl.ctde;

/**
 * Settings of counterfactual multi-agent policy gradients.
 *
 * @param entropy weight of the entropy bonus, at least 0
 * @param epochs passes over a batch by which critics learn, at least 1
 * @param minibatches parts of such a pass, at least 1
 * @param targetUpdates updates after which the target critic is brought up to date, at least 1
 * @param actorCritic what all actor-critics have in common; lambda is that of the targets, TD(lambda); value heads are numbers
 */
public record ComaSettings(
        double entropy, int epochs, int minibatches, int targetUpdates, ActorCriticSettings actorCritic) {
    /** Checks the ranges. */
    public ComaSettings {
        Require.atLeastZero("entropy", entropy);
        Require.inRange("epochs", epochs, 1, 1 << 20);
        Require.inRange("minibatches", minibatches, 1, 1 << 20);
        Require.inRange("targetUpdates", targetUpdates, 1, 1 << 20);
        if (actorCritic.valuing().valueHead() != Valuing.ValueHeadKind.SCALAR) {
            throw new IllegalArgumentException("valueHead must be SCALAR in coma, whose critic values every choice");
        }
        if (actorCritic.constraint().isActive()) {
            throw new IllegalArgumentException(
                    "costLimit must be infinite in coma, whose critic knows rewards only, got "
                            + actorCritic.constraint().costLimit() + "; learn under constraints by mappo or another");
        }
    }

    /** TD(0.8) as in the paper. */
    public static ComaSettings defaults() {
        ActorCriticSettings d = ActorCriticSettings.defaults();
        Gathering g = d.gathering();
        Gathering gathering = new Gathering(g.worlds(), g.rolloutSteps(), g.discount(), 0.8);
        return new ComaSettings(0.01, 4, 4, 4, d.with(gathering));
    }
}
