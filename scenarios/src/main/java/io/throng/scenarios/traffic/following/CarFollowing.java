package io.throng.scenarios.traffic.following;

/**
 * A car-following model.
 *
 * <p>Gaps are from the own front to the leader's rear bumper; the minimum gap is the model's business. Implementations are
 * functions of their arguments alone.
 */
public sealed interface CarFollowing permits Gipps, Idm, Krauss {
    /**
     * The speed after a time step behind a leader.
     *
     * @param speed own, at least 0, in m/s
     * @param desired the speed the driver would have on a free road, positive, in m/s
     * @param gap to the leader, in m; infinite where there is none
     * @param leaderSpeed in m/s; not looked at where there is no leader
     * @param dt the time step, positive, in s
     * @return in m/s; negative if the vehicle would stand before the step is over
     */
    double follow(double speed, double desired, double gap, double leaderSpeed, double dt);

    /**
     * The speed that imperfect drivers have instead.
     *
     * @param speed before the step, in m/s
     * @param next after it, as {@link #follow} says
     * @param uniform a random number in [0, 1)
     */
    default double dawdled(double speed, double next, double uniform, double dt) {
        return next;
    }

    /** Whether {@link #dawdled} looks at its random number. */
    default boolean dawdles() {
        return false;
    }

    /** The gap that the model keeps at rest, in m. */
    double minGap();
}
