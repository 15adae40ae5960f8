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

    /** SUMO's for passenger cars, in m/s². */
    private static final double EMERGENCY = 9;

    Bounds(double accel, double decel, double headway, double minGap) {
        this(new Krauss(accel, decel, headway, minGap, 0));
    }

    /** A speed on a free road: as fast as possible up to the desired one. */
    double free(double speed, double desired, double dt) {
        return Math.min(desired, speed + safe.accel() * dt);
    }

    /** What is wanted of a controller, as far as it may be. */
    double hold(
            double wanted,
            double margin,
            double speed,
            double desired,
            double gap,
            double leaderSpeed,
            double dt) {
        double least = speed - Math.max(EMERGENCY, safe.decel()) * dt;
        double most = Math.min(free(speed, desired, dt), safe.safe(gap, leaderSpeed, dt) + margin);
        return Math.max(Math.max(0, least), Math.min(wanted, most));
    }
}
