package io.throng.scenarios.traffic.following;

/**
 * The model of Krauß, "Microscopic modeling of traffic flow: investigation of collision free vehicle dynamics" (1998), as
 * SUMO has it: the greatest speed at which a vehicle that brakes in steps stays {@code minGap} behind a leader that brakes as
 * hard, less a random part of the acceleration.
 *
 * <p>By the ballistic scheme the safe speed is what is reached at the end of {@code headway}, and nobody brakes harder than
 * with 9 m/s², as in SUMO's.
 *
 * @param accel greatest acceleration, positive, in m/s²
 * @param decel greatest deceleration, positive, in m/s²
 * @param headway reaction time, positive, in s; at least the time step, or vehicles collide
 * @param minGap gap at rest, at least 0, in m
 * @param sigma how much drivers dawdle, in [0, 1]
 * @param scheme by which vehicles move
 */
public record Krauss(double accel, double decel, double headway, double minGap, double sigma, Scheme scheme)
        implements CarFollowing {
    /** The greatest braking there is, SUMO's for passenger cars, in m/s². */
    static final double EMERGENCY = 9;

    /** Checks the ranges. */
    public Krauss {
        Require.positive("accel", accel);
        Require.positive("decel", decel);
        Require.positive("headway", headway);
        Require.in("minGap", minGap, 0, Double.MAX_VALUE);
        Require.in("sigma", sigma, 0, 1);
    }

    /** Of vehicles that move semi-implicitly. */
    public Krauss(double accel, double decel, double headway, double minGap, double sigma) {
        this(accel, decel, headway, minGap, sigma, Scheme.SEMI_IMPLICIT);
    }

    @Override
    public Krauss integratedBy(Scheme other) {
        return new Krauss(accel, decel, headway, minGap, sigma, other);
    }

    /** SUMO's passenger car. */
    public static Krauss passenger() {
        return new Krauss(2.6, 4.5, 1, 2.5, 0.5);
    }

    @Override
    public double follow(double speed, double desired, double gap, double leaderSpeed, double dt) {
        double free = Math.min(desired, speed + accel * dt);
        if (gap == Double.POSITIVE_INFINITY) {
            return free;
        }
        return Math.min(free, safe(speed, gap, leaderSpeed, dt));
    }

    /** The greatest next speed from which it can stop behind a leader; arguments as of {@link #follow}. */
    double safe(double speed, double gap, double leaderSpeed, double dt) {
        if (scheme == Scheme.SEMI_IMPLICIT) {
            return safe(gap, leaderSpeed, dt);
        }
        double distance = Math.max(0, gap - minGap + leaderSpeed * leaderSpeed / (2 * decel));
        double least = speed - EMERGENCY * dt;
        if (speed * headway >= 2 * distance) {
            return distance == 0 ? least : Math.max(least, speed - speed * speed / (2 * distance) * dt);
        }
        double half = decel * headway / 2;
        double reached = Math.sqrt(half * half + decel * (2 * distance - headway * speed)) - half;
        return Math.max(least, speed + (reached - speed) / headway * dt);
    }

    /** The greatest speed from which it can stop behind a leader, whatever the own one is. */
    double safe(double gap, double leaderSpeed, double dt) {
        if (scheme == Scheme.SEMI_IMPLICIT) {
            return safe(gap - minGap + brakingDistance(leaderSpeed, dt), dt);
        }
        double distance = Math.max(0, gap - minGap + leaderSpeed * leaderSpeed / (2 * decel));
        return Math.sqrt(decel * headway * decel * headway + 2 * decel * distance) - decel * headway;
    }

    /** What a vehicle still drives that slows down by a step's deceleration each step. */
    private double brakingDistance(double speed, double dt) {
        double reduction = decel * dt;
        int steps = (int) (speed / reduction);
        return dt * (steps * speed - reduction * steps * (steps + 1) / 2.0);
    }

    /**
     * The greatest speed from which a vehicle that reacts after {@code headway} stops within a distance: n whole steps of
     * braking, and what is left of the distance shared out over them.
     */
    private double safe(double distance, double dt) {
        if (distance <= 0) {
            return 0;
        }
        double reduction = decel * dt;
        double root = Math.sqrt(dt * dt + 4 * (dt * (2 * distance / reduction - headway) + headway * headway));
        double steps = Math.floor(0.5 - (headway - 0.5 * root) / dt);
        double driven = 0.5 * steps * (steps - 1) * reduction * dt + steps * reduction * headway;
        return steps * reduction + (distance - driven) / (steps * dt + headway);
    }

    /** Who starts is not kept from it: below one step's acceleration the random part shrinks with the speed. */
    @Override
    public double dawdled(double speed, double next, double uniform, double dt) {
        double slower = next - sigma * Math.min(accel, Math.max(next, 0)) * dt * uniform;
        return Math.max(slower, Math.max(0, Math.min(next, speed - decel * dt)));
    }

    @Override
    public boolean dawdles() {
        return sigma > 0;
    }
}
