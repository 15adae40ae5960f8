package io.throng.marl.ctde;

/**
 * Settings of the advantage actor-critics.
 *
 * @param entropy weight of the entropy bonus, at least 0
 * @param actorCritic what all actor-critics have in common
 */
public record A2cSettings(double entropy, ActorCriticSettings actorCritic) {
    /** Checks the ranges. */
    public A2cSettings {
        Require.atLeastZero("entropy", entropy);
    }

    /** Five steps at a time, as in Mnih et al. (2016) and EPyMARL; advantages are those of lambda 0.95 within them. */
    public static A2cSettings defaults() {
        return new A2cSettings(0.01, ActorCriticSettings.defaults().with(new Gathering(128, 5, 0.95, 0.95)));
    }
}
