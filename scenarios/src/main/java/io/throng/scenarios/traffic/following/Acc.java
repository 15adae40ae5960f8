package io.throng.scenarios.traffic.following;

/**
 * Adaptive cruise control: Milanés and Shladover, "Modeling cooperative and autonomous adaptive cruise control dynamic
 * responses using experimental data", Transportation Research C 48 (2014), with the modes of Xiao, Wang, van Arem,
 * "Realistic car-following models for microscopic simulation of adaptive and cooperative adaptive cruise control vehicles",
 * Transportation Research Record 2623 (2017), and the gains and thresholds of SUMO.
 *
 * <p>Beyond 120 m the desired speed is held, within 100 m a time gap; in between, whatever was held before. Within 100 m,
 * who is close to the wanted gap and to the desired speed controls the gap; who is too near avoids a collision; others close
 * the gap.
 *
 * @param accel greatest acceleration, positive, in m/s²
 * @param decel greatest braking in normal driving, positive, in m/s²
 * @param headway time gap kept to a leader, positive, in s
 * @param minGap gap at rest, at least 0, in m
 * @param scheme by which vehicles move
 */
public record Acc(double accel, double decel, double headway, double minGap, Scheme scheme) implements CarFollowing {
    /** The desired speed is held. */
    static final int SPEED_CONTROL = 0;

    /** A gap is held. */
    static final int GAP_CONTROL = 1;

    static final double SPEED_GAIN = -0.4;
    private static final double FAR = 120;
    private static final double NEAR = 100;
    private static final double MARGIN_TIMES_SPEED = 75;
    private static final double MARGIN_LESS = 5;
    private static final double MOST_MARGIN = 2;
    private static final double SMALL_SPACING_ERROR = 0.2;
    private static final double SMALL_SPEED_ERROR = 0.1;
    private static final double CLOSING_SPEED = 0.8;
    private static final double CLOSING_SPACE = 0.04;
    private static final double GAP_SPEED = 0.07;
    private static final double GAP_SPACE = 0.23;
    private static final double AVOIDING_SPEED = 0.23;
    private static final double AVOIDING_SPACE = 0.8;

    /** Checks the ranges. */
    public Acc {
        Require.positive("accel", accel);
        Require.positive("decel", decel);
        Require.positive("headway", headway);
        Require.in("minGap", minGap, 0, Double.MAX_VALUE);
    }

    /** Of vehicles that move semi-implicitly. */
    public Acc(double accel, double decel, double headway, double minGap) {
        this(accel, decel, headway, minGap, Scheme.SEMI_IMPLICIT);
    }

    @Override
    public Acc integratedBy(Scheme other) {
        return new Acc(accel, decel, headway, minGap, other);
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
        double acceleration = mode(memory.mode(), speed, gap) == SPEED_CONTROL
                ? SPEED_GAIN * (speed - desired)
                : gapControl(speed, desired, gap, leaderSpeed);
        double limit = bounds.urgent(speed, gap, leaderSpeed, dt) + Bounds.MARGIN;
        return bounds.hold(speed + acceleration * dt, limit, speed, desired, dt);
    }

    @Override
    public int mode(int before, double speed, double gap) {
        double net = gap - minGap;
        if (net > FAR) {
            return SPEED_CONTROL;
        }
        return net < NEAR ? GAP_CONTROL : before;
    }

    /** The acceleration of a vehicle that holds a gap, in m/s². */
    double gapControl(double speed, double desired, double gap, double leaderSpeed) {
        double spacingError = gap - minGap - headway * speed - margin(speed);
        double faster = leaderSpeed - speed;
        if (Math.abs(spacingError) < SMALL_SPACING_ERROR && Math.abs(speed - desired) < SMALL_SPEED_ERROR) {
            return GAP_SPEED * faster + GAP_SPACE * spacingError;
        }
        return spacingError < 0
                ? AVOIDING_SPEED * faster + AVOIDING_SPACE * spacingError
                : CLOSING_SPEED * faster + CLOSING_SPACE * spacingError;
    }

    /** What slow vehicles keep beyond the time gap, in m: 2 m up to 10.7 m/s, nothing from 15 m/s on. Xiao et al., equation 5. */
    private static double margin(double speed) {
        return Math.clamp(MARGIN_TIMES_SPEED / speed - MARGIN_LESS, 0, MOST_MARGIN);
    }

    /** Places are approached as {@link Krauss} says, without a headway: where vehicles stop, nobody can be followed. */
    @Override
    public double stop(double speed, double desired, double distance, double dt) {
        return new Krauss(accel, decel, dt, 0, 0).stop(speed, desired, distance, dt);
    }
}
