package io.throng.scenarios.traffic.following;

/**
 * The intelligent driver model: Treiber, Hennecke, Helbing, "Congested traffic states in empirical observations and
 * microscopic simulations", Phys. Rev. E 62 (2000), equations 3 and 4, with exponent 4.
 *
 * <p>Longer time steps than a quarter of a second are divided, as SUMO divides them: in each part the own speed and the gap
 * advance, and the leader's speed stays. The desired gap never falls below {@code minGap}, as in Treiber and Kesting,
 * "Traffic Flow Dynamics" (2013), section 11.3.4.
 *
 * @param accel greatest acceleration, positive, in m/s²
 * @param decel comfortable deceleration, positive, in m/s²
 * @param headway time gap kept to a leader, positive, in s
 * @param minGap gap at rest, positive, in m
 */
public record Idm(double accel, double decel, double headway, double minGap) implements CarFollowing {
    private static final double LONGEST_PART = 0.25;
    private static final double LEAST_GAP = 1e-3;

    /** Checks the ranges. */
    public Idm {
        Require.positive("accel", accel);
        Require.positive("decel", decel);
        Require.positive("headway", headway);
        Require.positive("minGap", minGap);
    }

    @Override
    public double follow(double speed, double desired, double gap, double leaderSpeed, double dt) {
        int parts = parts(dt);
        double part = dt / parts;
        double next = speed;
        double left = gap;
        for (int i = 0; i < parts; i++) {
            next += acceleration(next, desired, left, leaderSpeed) * part;
            left -= Math.max(0, (next - leaderSpeed) * part);
        }
        return next;
    }

    /** In m/s²; arguments as those of {@link #follow}. */
    public double acceleration(double speed, double desired, double gap, double leaderSpeed) {
        double ratio = speed / desired;
        double free = 1 - ratio * ratio * ratio * ratio;
        if (gap == Double.POSITIVE_INFINITY) {
            return accel * free;
        }
        double closing = speed * (speed - leaderSpeed) / (2 * Math.sqrt(accel * decel));
        double wanted = (minGap + Math.max(0, speed * headway + closing)) / Math.max(gap, LEAST_GAP);
        return accel * (free - wanted * wanted);
    }

    /** The gap at which vehicles of one speed, below the desired one, keep it; in m. */
    public double equilibriumGap(double speed, double desired) {
        double ratio = speed / desired;
        return (minGap + speed * headway) / Math.sqrt(1 - ratio * ratio * ratio * ratio);
    }

    /**
     * That speed, if the gap is the desired one or more, and otherwise what comes of it in a time step: as in SUMO, where a driver
     * behind a much shorter gap comes in at a crawl.
     */
    @Override
    public double entering(double limit, double gap, double leaderSpeed, CarFollowing careful, double dt) {
        double wanted = limit * headway + limit * (limit - leaderSpeed) / (2 * Math.sqrt(accel * decel));
        if (gap - minGap >= wanted) {
            return limit;
        }
        int parts = parts(dt);
        double part = dt / parts;
        double next = limit;
        double left = gap;
        for (int i = 0; i < parts; i++) {
            next = Math.max(0, next + acceleration(next, limit, left, leaderSpeed) * part);
            left -= Math.max(0, (next - leaderSpeed) * part);
        }
        return next;
    }

    private static int parts(double dt) {
        return Math.max(1, (int) (dt / LONGEST_PART + 0.5));
    }
}
