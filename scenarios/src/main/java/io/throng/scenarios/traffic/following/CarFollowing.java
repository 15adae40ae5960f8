package io.throng.scenarios.traffic.following;

/**
 * A car-following model.
 *
 * <p>Gaps are from the own front to the leader's rear bumper; the minimum gap is the model's business. Implementations are
 * functions of their arguments alone: what a driver or a controller remembers is the vehicle's, see {@link Memory}.
 */
public sealed interface CarFollowing permits Acc, Cacc, CityFlowRule, Gipps, Idm, Krauss {
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
     * The same, given what the vehicle remembers; models that remember nothing do not look at it.
     *
     * @param memory of the vehicle
     */
    default double follow(Memory memory, double speed, double desired, double gap, double leaderSpeed, double dt) {
        return follow(speed, desired, gap, leaderSpeed, dt);
    }

    /**
     * The speed after a time step so as to stand before a place.
     *
     * @param distance to it, in m; less than 0 counts as 0
     */
    default double stop(double speed, double desired, double distance, double dt) {
        return follow(speed, desired, Math.max(0, distance) + minGap(), 0, dt);
    }

    /**
     * The mode to remember of a time step; 0 for models that have only one.
     *
     * @param before the mode that is remembered, 0 at first
     * @param speed own, before the step, in m/s
     * @param gap to the leader, before the step, in m
     */
    default int mode(int before, double speed, double gap) {
        return 0;
    }

    /**
     * How its driver follows a vehicle that is led by another model.
     *
     * @param leader how the leader follows others itself
     */
    default CarFollowing behind(CarFollowing leader) {
        return this;
    }

    /** How vehicles move for which the model is meant. */
    default Scheme scheme() {
        return Scheme.SEMI_IMPLICIT;
    }

    /** The same for vehicles that move by another scheme than the semi-implicit one, where that matters to the model. */
    default CarFollowing integratedBy(Scheme scheme) {
        return this;
    }

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

    /**
     * From how far before a stretch on which it is to be slower its driver already is, in m; 0 for those who brake in time.
     *
     * @param fastest speed of the vehicle, in m/s
     */
    default double slowsFrom(double fastest, double dt) {
        return 0;
    }

    /**
     * The greatest speed, up to a limit, with which a driver comes onto the road behind a leader.
     *
     * @param gap to the leader, in m
     * @param careful a model by which that speed is safe, for models that say nothing else
     */
    default double entering(double limit, double gap, double leaderSpeed, CarFollowing careful, double dt) {
        return careful.follow(limit, limit, gap, leaderSpeed, dt);
    }

    /** The gap that the model keeps at rest, in m. */
    double minGap();
}
