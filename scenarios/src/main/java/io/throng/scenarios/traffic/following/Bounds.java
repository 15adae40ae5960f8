package io.throng.scenarios.traffic.following;

/**
 * What cruise controls may not exceed, as SUMO has it: who would drive faster than is safe by more than a margin is kept to
 * that, and nobody brakes harder than in an emergency.
 *
 * @param safe whose safe speeds these are
 */
record Bounds(Krauss safe) {
    /** By how much a controller may be faster than is safe, in m/s. */
    static final double MARGIN = 2;

    /** By how much more is braked than it takes. */
    private static final double AMPLIFIER = 1.2;

    private static final double LEAST_GAP = 1e-3;

    Bounds(double accel, double decel, double headway, double minGap, Scheme scheme) {
        this(new Krauss(accel, decel, headway, minGap, 0, scheme));
    }

    /** A speed on a free road: as fast as possible up to the desired one. */
    double free(double speed, double desired, double dt) {
        return Math.min(desired, speed + safe.accel() * dt);
    }

    /** What is wanted of a controller, but no faster than a limit and without braking harder than in an emergency. */
    double hold(double wanted, double limit, double speed, double desired, double dt) {
        double least = Math.max(0, speed - Math.max(Krauss.EMERGENCY, safe.decel()) * dt);
        return Math.max(least, Math.min(wanted, Math.min(limit, free(speed, desired, dt))));
    }

    /** The safe speed of a vehicle that brakes harder than normally only as far as it must; arguments as of {@code follow}. */
    double urgent(double speed, double gap, double leaderSpeed, double dt) {
        double calm = safe.safe(speed, gap, leaderSpeed, dt);
        double braking = (speed - calm) / dt;
        if (braking <= safe.decel()) {
            return calm;
        }
        double needed = Math.max(safe.decel(), AMPLIFIER * braking(speed, gap - safe.minGap(), leaderSpeed));
        return speed - Math.min(braking, needed) * dt;
    }

    /** What it takes to stop behind a leader who brakes normally, or as hard as that. */
    private double braking(double speed, double net, double leaderSpeed) {
        double gap = Math.max(LEAST_GAP, net);
        double alone = speed * speed / (2 * gap + leaderSpeed * leaderSpeed / safe.decel());
        return alone <= safe.decel() ? alone : (speed * speed - leaderSpeed * leaderSpeed) / (2 * gap);
    }
}
