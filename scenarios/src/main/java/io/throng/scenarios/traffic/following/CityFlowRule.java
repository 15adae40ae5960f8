package io.throng.scenarios.traffic.following;

/**
 * The rule of CityFlow (Zhang et al., "CityFlow: a multi-agent reinforcement learning environment for large scale city traffic
 * scenario", WWW 2019), as the program has it: the least of the speeds that are possible, that are safe, and that keep a headway.
 *
 * <p>Safe is what lets a vehicle stop behind the place where its leader stops if both brake as hard as they can from the next step
 * on, and {@code minGap} behind it if both brake as usual; and, in both cases, what keeps the gap at the end of the step if the
 * leader brakes at once. Leaders are taken to brake as hard as the driver.
 *
 * @param accel greatest acceleration, positive, in m/s²
 * @param decel greatest braking, positive, in m/s²
 * @param usualDecel usual braking, in (0, {@code decel}], in m/s²
 * @param headway in s, positive
 * @param minGap at rest, at least 0, in m
 */
public record CityFlowRule(double accel, double decel, double usualDecel, double headway, double minGap)
        implements CarFollowing {
    /** Keeps the stop line from being divided by. */
    private static final double SLOWEST = 1e-8;

    /** Checks the ranges. */
    public CityFlowRule {
        Require.positive("accel", accel);
        Require.positive("decel", decel);
        Require.positive("usualDecel", usualDecel);
        Require.in("usualDecel", usualDecel, 0, decel);
        Require.positive("headway", headway);
        Require.in("minGap", minGap, 0, Double.MAX_VALUE);
    }

    /** CityFlow's example: 2 and 4.5 m/s², 1.5 s, 2.5 m. */
    public static CityFlowRule example() {
        return new CityFlowRule(2, 4.5, 4.5, 1.5, 2.5);
    }

    @Override
    public double follow(double speed, double desired, double gap, double leaderSpeed, double dt) {
        double next = Math.min(desired, speed + accel * dt);
        if (gap != Double.POSITIVE_INFINITY) {
            next = Math.min(next, safe(speed, gap, leaderSpeed, decel, dt));
            next = Math.min(next, safe(speed, gap - minGap, leaderSpeed, usualDecel, dt));
            double leaderWay = (leaderSpeed + Math.max(0, speed - leaderSpeed) / 2) * dt;
            next = Math.min(next, (gap + leaderWay - speed * dt / 2) / (headway + dt / 2));
        }
        return Math.max(next, speed - decel * dt);
    }

    /** The speed after the step from which braking stops the vehicle within a gap of where the leader stops. */
    private static double safe(double speed, double gap, double leaderSpeed, double braking, double dt) {
        double distance = gap + leaderSpeed * leaderSpeed / (2 * braking) - speed * dt / 2;
        double root = dt * dt / 4 + 2 * distance / braking;
        if (root < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double stops = braking * (Math.sqrt(root) - dt / 2);
        double keeps = 2 * leaderSpeed - braking * dt + 2 * gap / dt;
        return Math.min(stops, keeps);
    }

    @Override
    public Scheme scheme() {
        return Scheme.BALLISTIC;
    }

    @Override
    public double slowsFrom(double fastest, double dt) {
        return fastest * fastest / (2 * usualDecel) + 2 * fastest * dt;
    }

    /** Accelerates while the line is far, then slows down by an equal part in each of the steps that are left. */
    @Override
    public double stop(double speed, double desired, double distance, double dt) {
        double faster = speed + accel * dt;
        double way = Math.max(0, distance);
        if ((speed + faster) / 2 * dt + faster * faster / (2 * usualDecel) < way) {
            return Math.min(desired, faster);
        }
        double steps = 2 * way / (speed + SLOWEST) / dt;
        double next = steps >= 1 ? speed - speed / Math.floor(steps) : speed - decel * dt;
        return Math.max(Math.min(next, desired), speed - decel * dt);
    }
}
