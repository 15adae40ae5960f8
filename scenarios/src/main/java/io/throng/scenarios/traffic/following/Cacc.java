package io.throng.scenarios.traffic.following;

/**
 * Cooperative adaptive cruise control, which hears from the vehicle ahead what it does: Milanés and Shladover,
 * Transportation Research C 48 (2014), with the modes of Xiao, Wang, van Arem, Transportation Research Record 2623 (2017),
 * and the gains and thresholds of SUMO. Behind a leader without it, it is an {@link Acc} of a headway of 1 s.
 *
 * <p>Beyond a time gap of 2 s the desired speed is held, within 1.5 s the gap; in between, whatever was held before. Gains
 * give the change of speed in a tenth of a second, which longer steps do not exceed and shorter ones take their part of, as
 * in SUMO.
 *
 * @param accel greatest acceleration, positive, in m/s²
 * @param decel greatest braking in normal driving, positive, in m/s²
 * @param headway time gap kept to a leader, positive, in s
 * @param minGap gap at rest, at least 0, in m
 * @param connected whether the leader has it too
 * @param scheme by which vehicles move
 */
public record Cacc(double accel, double decel, double headway, double minGap, boolean connected, Scheme scheme)
        implements CarFollowing {
    private static final double FALL_BACK_HEADWAY = 1;
    private static final double LONG_TIME_GAP = 2;
    private static final double SHORT_TIME_GAP = 1.5;
    private static final double LEAST_SPACING_ERROR = 1.66;
    private static final double LEAST_SPEED = 1e-3;
    private static final double SMALL_SPACING_ERROR = 0.2;
    private static final double SMALL_SPEED_ERROR = 0.1;
    private static final double CLOSING_GAP = 0.005;
    private static final double CLOSING_RATE = 0.05;
    private static final double GAP_GAP = 0.45;
    private static final double GAP_RATE = 0.0125;
    private static final double AVOIDING_GAP = 0.45;
    private static final double AVOIDING_RATE = 0.05;
    private static final double STEP_OF_GAINS = 0.1;

    /** Checks the ranges. */
    public Cacc {
        Require.positive("accel", accel);
        Require.positive("decel", decel);
        Require.positive("headway", headway);
        Require.in("minGap", minGap, 0, Double.MAX_VALUE);
    }

    /** Of vehicles that move semi-implicitly. */
    public Cacc(double accel, double decel, double headway, double minGap, boolean connected) {
        this(accel, decel, headway, minGap, connected, Scheme.SEMI_IMPLICIT);
    }

    @Override
    public Cacc integratedBy(Scheme other) {
        return new Cacc(accel, decel, headway, minGap, connected, other);
    }

    @Override
    public CarFollowing behind(CarFollowing leader) {
        boolean both = leader instanceof Cacc;
        return both == connected ? this : new Cacc(accel, decel, headway, minGap, both, scheme);
    }

    @Override
    public double follow(double speed, double desired, double gap, double leaderSpeed, double dt) {
        return follow(Memory.NONE, speed, desired, gap, leaderSpeed, dt);
    }

    @Override
    public double follow(Memory memory, double speed, double desired, double gap, double leaderSpeed, double dt) {
        Bounds bounds = new Bounds(accel, decel, headway, minGap, scheme);
        if (gap == Double.POSITIVE_INFINITY) {
            return bounds.free(speed, desired, dt);
        }
        double change;
        if (mode(memory.mode(), speed, gap) == Acc.SPEED_CONTROL) {
            change = Acc.SPEED_GAIN * (speed - desired) * dt;
        } else if (connected) {
            change = gapControl(memory.acceleration(), speed, desired, gap, leaderSpeed);
        } else {
            change = new Acc(accel, decel, FALL_BACK_HEADWAY, minGap).gapControl(speed, desired, gap, leaderSpeed) * dt;
        }
        double wanted = speed + change * Math.min(1, dt / STEP_OF_GAINS);
        double limit = bounds.safe().safe(gap, leaderSpeed, dt) + Math.min(Bounds.MARGIN, gap - minGap);
        return bounds.hold(wanted, limit, speed, desired, dt);
    }

    @Override
    public int mode(int before, double speed, double gap) {
        double net = gap - minGap;
        double timeGap = net / Math.max(LEAST_SPEED, speed);
        if (timeGap > LONG_TIME_GAP && net - headway * speed > LEAST_SPACING_ERROR) {
            return Acc.SPEED_CONTROL;
        }
        return timeGap < SHORT_TIME_GAP ? Acc.GAP_CONTROL : before;
    }

    /** The change of speed in a tenth of a second of a vehicle that holds a gap, in m/s. */
    private double gapControl(double acceleration, double speed, double desired, double gap, double leaderSpeed) {
        double error = gap - minGap - headway * speed;
        double rate = leaderSpeed - speed + headway * acceleration;
        if (error > 0 && error < SMALL_SPACING_ERROR && speed - desired < SMALL_SPEED_ERROR) {
            return GAP_GAP * error + GAP_RATE * rate;
        }
        return error < 0 ? AVOIDING_GAP * error + AVOIDING_RATE * rate : CLOSING_GAP * error + CLOSING_RATE * rate;
    }

    /** Places are approached as {@link Krauss} says, without a headway: where vehicles stop, nobody can be followed. */
    @Override
    public double stop(double speed, double desired, double distance, double dt) {
        return new Krauss(accel, decel, dt, 0, 0).stop(speed, desired, distance, dt);
    }
}
