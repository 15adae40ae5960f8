package io.throng.scenarios.traffic;

import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.math.Elementary;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Range;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.space.road.LaneIndex;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.Mean;
import io.throng.scenarios.traffic.following.CarFollowing;
import io.throng.scenarios.traffic.following.DriverModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cars on a one-lane ring, where a small disturbance grows into a stop-and-go wave that runs backwards: Sugiyama et al.,
 * "Traffic jams without bottlenecks", New Journal of Physics 10 (2008), with the cars of Wu et al., "Flow" (2017).
 *
 * <p>Cars stand at equal distances at first, but for one, drawn from the seed, which is ahead of its place by the disturbance;
 * without one, rounding alone breaks the uniform flow, hundreds of seconds later. What is measured of speeds is measured over all cars and
 * all steps since the warm-up, or, while that lasts, since the beginning.
 */
public final class Ring implements World {
    private static final int THE_LANE = 0;
    private static final int PARTS = 180;

    private final Parameters parameters;
    private final CarFollowing model;
    private final Table agents = new Table("agents");
    private final IntColumn lane = agents.constantInts("lane", "");
    private final DoubleColumn position = agents.doubles("position", "m");
    private final DoubleColumn speed = agents.doubles("speed", "m/s");
    private final DoubleColumn speedSum = agents.doubles("speed sum", "m/s");
    private final DoubleColumn squareSum = agents.doubles("square sum", "m2/s2");
    private final DoubleColumn peak = agents.doubles("peak speed", "m/s");
    private final IntColumn counted = agents.ints("steps counted", "");
    private final LaneIndex traffic = new LaneIndex(1, lane, position);
    private final List<Measure> measures;
    private final long warmUpSteps;

    /** Cars that have not been placed yet. */
    public Ring(Parameters parameters) {
        this.parameters = parameters;
        this.model = parameters.carFollowing();
        this.warmUpSteps = Math.round(parameters.warmUp() / parameters.timeStep());
        this.measures = List.of(
                new Mean("speed", "m/s", row -> speed.read()[row]),
                new SpeedMoments(SpeedMoments.Moment.MEAN, "mean_speed", speedSum, squareSum, counted),
                new PeakSpeed(peak),
                new SpeedMoments(SpeedMoments.Moment.DEVIATION, "sd_speed", speedSum, squareSum, counted));
    }

    /**
     * What can be set.
     *
     * @param agents cars; at least 1, and no more than fit
     * @param length of the ring, in m
     * @param model of the drivers
     * @param scheme of integration
     * @param timeStep in s, in (0, 10]
     * @param disturbance by how much one car is ahead of its place at first, at least 0, in m
     * @param warmUp from when on speeds are measured, at least 0, in s
     * @param maxSpeed desired speed, in m/s
     * @param accel greatest acceleration, in m/s²
     * @param decel braking, in m/s²
     * @param tau time headway, in s
     * @param minGap gap at rest, in m
     * @param carLength in m
     * @param sigma how much drivers dawdle, in [0, 1]; for models that know it
     */
    public record Parameters(
            int agents,
            double length,
            DriverModel model,
            Scheme scheme,
            double timeStep,
            double disturbance,
            double warmUp,
            double maxSpeed,
            double accel,
            double decel,
            double tau,
            double minGap,
            double carLength,
            double sigma) {
        private static final double LONGEST_STEP = 10;

        /** Checks the ranges. */
        public Parameters {
            require(agents >= 1, "agents must be at least 1", agents);
            require(length > 0 && length <= 1e9, "length must be in (0, 1e9] m", length);
            require(carLength > 0, "carLength must be positive", carLength);
            require(
                    agents * carLength < length,
                    agents + " cars of " + carLength + " m need a length of more than " + agents * carLength + " m",
                    length);
            require(timeStep > 0 && timeStep <= LONGEST_STEP, "timeStep must be in (0, 10] s", timeStep);
            require(maxSpeed > 0 && maxSpeed <= 1e6, "maxSpeed must be in (0, 1e6] m/s", maxSpeed);
            require(warmUp >= 0 && warmUp <= 1e9, "warmUp must be in [0, 1e9] s", warmUp);
            double free = length / agents - carLength;
            require(
                    disturbance >= 0 && (agents == 1 || disturbance < free),
                    "disturbance must be at least 0 and less than the gap between two cars, " + free + " m",
                    disturbance);
            require(accel > 0 && accel <= 1e6, "accel must be in (0, 1e6] m/s\u00b2", accel);
            require(decel > 0 && decel <= 1e6, "decel must be in (0, 1e6] m/s\u00b2", decel);
            require(tau > 0 && tau <= 1e6, "tau must be in (0, 1e6] s", tau);
            require(minGap > 0 && minGap <= 1e6, "minGap must be in (0, 1e6] m", minGap);
            require(sigma >= 0 && sigma <= 1, "sigma must be in [0, 1]", sigma);
        }

        private static void require(boolean condition, String rule, Object got) {
            if (!condition) {
                throw new IllegalArgumentException(rule + ", got " + got);
            }
        }

        /** 22 cars on 230 m, as on Sugiyama's circle, and Flow's drivers: the wave settles long before 1,000 s. */
        public static Parameters defaults() {
            return new Parameters(22, 230, DriverModel.IDM, Scheme.SEMI_IMPLICIT, 0.1, 1, 1000, 30, 1, 1.5, 1, 2, 5, 0);
        }

        /** The same with another number of cars, and as much road for each. */
        public Parameters withAgents(int cars) {
            return with(Map.of("agents", cars, "length", length / agents * cars));
        }

        /** The same on a ring of another length. */
        public Parameters withLength(double metres) {
            return with(Map.of("length", metres));
        }

        /** The same integrated in another way. */
        public Parameters withScheme(Scheme other) {
            return with(Map.of("scheme", other));
        }

        /** The same without or with another disturbance. */
        public Parameters withDisturbance(double metres) {
            return with(Map.of("disturbance", metres));
        }

        private Parameters with(Map<String, Object> changes) {
            Map<String, String> texts = new HashMap<>();
            changes.forEach((name, value) -> texts.put(name, String.valueOf(value)));
            return io.throng.kernel.Parameters.with(this, texts);
        }

        CarFollowing carFollowing() {
            return model.with(accel, decel, tau, minGap, sigma);
        }
    }

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public String parameters() {
        return parameters.toString();
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public int founders() {
        return parameters.agents();
    }

    @Override
    public List<? extends SpatialIndex> indexes() {
        return List.of(traffic);
    }

    @Override
    public List<Measure> measures() {
        return measures;
    }

    @Override
    public void birth(Turn turn, int row) {
        double place = turn.id() * (parameters.length() / parameters.agents());
        lane.write()[row] = THE_LANE;
        boolean isAhead = turn.id() == turn.shared().nextInt(parameters.agents());
        double moved = isAhead ? place + parameters.disturbance() : place;
        position.write()[row] = moved < parameters.length() ? moved : moved - parameters.length();
    }

    @Override
    public void decide(Turn turn, int row) {
        double dt = parameters.timeStep();
        double now = speed.read()[row];
        int leader = leader(row);
        double next = leader < 0
                ? model.follow(now, parameters.maxSpeed(), Double.POSITIVE_INFINITY, 0, dt)
                : model.follow(now, parameters.maxSpeed(), gap(row, leader), speed.read()[leader], dt);
        if (model.dawdles()) {
            next = model.dawdled(now, next, turn.random().nextDouble(), dt);
        }
        double moved = position.read()[row] + parameters.scheme().distance(now, next, dt);
        position.write()[row] = moved < parameters.length() ? moved : moved - parameters.length();
        speed.write()[row] = Math.max(0, next);
        count(turn.step(), row, Math.max(0, next));
    }

    /** Along the road, in m. */
    double position(int row) {
        return position.read()[row];
    }

    /** The next car around the ring, or -1 if there is no other. */
    private int leader(int row) {
        int ahead = traffic.ahead(row);
        int leader = ahead < 0 ? traffic.last(THE_LANE) : ahead;
        return leader == row ? -1 : leader;
    }

    private double gap(int row, int leader) {
        double distance = position.read()[leader] - position.read()[row];
        return (distance < 0 ? distance + parameters.length() : distance) - parameters.carLength();
    }

    private void count(long step, int row, double driven) {
        boolean begins = step == warmUpSteps;
        speedSum.write()[row] = (begins ? 0 : speedSum.read()[row]) + driven;
        squareSum.write()[row] = (begins ? 0 : squareSum.read()[row]) + driven * driven;
        peak.write()[row] = Math.max(begins ? 0 : peak.read()[row], driven);
        counted.write()[row] = (begins ? 0 : counted.read()[row]) + 1;
    }

    @Override
    public Camera camera() {
        double radius = parameters.length() / (2 * Math.PI);
        double side = 2 * radius + 4 * parameters.carLength();
        return Camera.on(
                        "Cars on a ring",
                        parameters.agents() + " cars on " + parameters.length() + " m",
                        Extent.of(side, side, "m"))
                .lines("road", 3.5, List.of(circle(side / 2, radius)))
                .agents(
                        "cars",
                        Glyph.BOX,
                        parameters.carLength(),
                        AgentRows.of(agents),
                        cars -> cars.at(
                                        row -> side / 2 + radius * Elementary.cos(angle(row)),
                                        row -> side / 2 + radius * Elementary.sin(angle(row)))
                                .heading(row -> angle(row) + Math.PI / 2)
                                .quantity("speed", "m/s", Range.of(0, parameters.maxSpeed()), row -> speed.read()[row])
                                .quantity(
                                        "position",
                                        "m",
                                        Range.of(0, parameters.length()),
                                        row -> position.read()[row]));
    }

    private double angle(int row) {
        return 2 * Math.PI * position.read()[row] / parameters.length();
    }

    private static float[] circle(double middle, double radius) {
        float[] line = new float[2 * (PARTS + 1)];
        for (int i = 0; i <= PARTS; i++) {
            double angle = 2 * Math.PI * i / PARTS;
            line[2 * i] = (float) (middle + radius * Elementary.cos(angle));
            line[2 * i + 1] = (float) (middle + radius * Elementary.sin(angle));
        }
        return line;
    }
}
