package io.throng.scenarios.traffic.following;

/**
 * The model of Gipps, "A behavioural car-following model for computer simulation", Transportation Research B 15 (1981),
 * equations 2 to 4: the lesser of what the engine gives and what is safe if the leader brakes. Time steps shorter than the
 * reaction time take their part of the change.
 *
 * @param accel greatest acceleration, positive, in m/s²
 * @param decel hardest braking the driver wants, positive, in m/s²
 * @param leaderDecel hardest braking the driver expects of a leader, positive, in m/s²
 * @param headway reaction time, positive, in s
 * @param minGap gap at rest, at least 0, in m
 */
public record Gipps(double accel, double decel, double leaderDecel, double headway, double minGap)
        implements CarFollowing {
    private static final double GEAR = 2.5;
    private static final double IDLE = 0.025;

    /** Checks the ranges. */
    public Gipps {
        Require.positive("accel", accel);
        Require.positive("decel", decel);
        Require.positive("leaderDecel", leaderDecel);
        Require.positive("headway", headway);
        Require.in("minGap", minGap, 0, Double.MAX_VALUE);
    }

    /** The means of the paper: braking of leaders is underestimated with {@code max(3, (b + 3) / 2)}. */
    public static Gipps original() {
        return new Gipps(1.7, 3, 3, 2.0 / 3, 1.5);
    }

    @Override
    public double follow(double speed, double desired, double gap, double leaderSpeed, double dt) {
        double ratio = speed / desired;
        double next = speed + GEAR * accel * headway * (1 - ratio) * Math.sqrt(IDLE + ratio);
        if (gap != Double.POSITIVE_INFINITY) {
            double reach = decel * decel * headway * headway
                    + decel * (2 * (gap - minGap) - speed * headway + leaderSpeed * leaderSpeed / leaderDecel);
            next = Math.min(next, -decel * headway + Math.sqrt(Math.max(0, reach)));
        }
        return speed + (next - speed) * Math.min(1, dt / headway);
    }
}
