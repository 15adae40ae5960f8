package io.throng.scenarios.traffic;

import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.space.road.LaneIndex;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.Mean;
import io.throng.scenarios.traffic.following.Memory;
import java.util.List;

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

    private final Parameters parameters;
    private final RingRules rules;
    private final Table agents = new Table("agents");
    private final IntColumn lane = agents.constantInts("lane", "");
    private final DoubleColumn position = agents.doubles("position", "m");
    private final DoubleColumn speed = agents.doubles("speed", "m/s");
    private final DoubleColumn acceleration = agents.doubles("acceleration", "m/s2");
    private final IntColumn mode = agents.ints("mode", "");
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
        this.rules = new RingRules(parameters.drivers());
        this.warmUpSteps = Math.round(parameters.warmUp() / parameters.drivers().timeStep());
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
     * @param disturbance by how much one car is ahead of its place at first, at least 0, in m
     * @param warmUp from when on speeds are measured, at least 0, in s
     * @param drivers and their cars
     */
    public record Parameters(int agents, double length, double disturbance, double warmUp, Drivers drivers) {
        /** Checks the ranges. */
        public Parameters {
            Require.that(agents >= 1, "agents must be at least 1", agents);
            drivers.requireRoom(agents, length);
            Require.that(warmUp >= 0 && warmUp <= 1e9, "warmUp must be in [0, 1e9] s", warmUp);
            double free = length / agents - drivers.carLength();
            Require.that(
                    disturbance >= 0 && (agents == 1 || disturbance < free),
                    "disturbance must be at least 0 and less than the gap between two cars, " + free + " m",
                    disturbance);
        }

        /** 22 cars on 230 m, as on Sugiyama's circle, and Flow's drivers: the wave settles long before 1,000 s. */
        public static Parameters defaults() {
            return new Parameters(22, 230, 1, 1000, Drivers.defaults());
        }

        /** The same with another number of cars, and as much road for each. */
        public Parameters withAgents(int cars) {
            return new Parameters(cars, length / agents * cars, disturbance, warmUp, drivers);
        }

        /** The same on a ring of another length. */
        public Parameters withLength(double metres) {
            return new Parameters(agents, metres, disturbance, warmUp, drivers);
        }

        /** The same without or with another disturbance. */
        public Parameters withDisturbance(double metres) {
            return new Parameters(agents, length, metres, warmUp, drivers);
        }

        /** The same with other drivers. */
        public Parameters withDrivers(Drivers others) {
            return new Parameters(agents, length, disturbance, warmUp, others);
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
        boolean isAhead = turn.id() == turn.shared().nextInt(parameters.agents());
        lane.write()[row] = THE_LANE;
        position.write()[row] = RingRules.place(
                (int) turn.id(), parameters.agents(), parameters.length(), isAhead ? parameters.disturbance() : 0);
    }

    @Override
    public void decide(Turn turn, int row) {
        double now = speed.read()[row];
        int leader = leader(row);
        double gap = leader < 0 ? Double.POSITIVE_INFINITY : gap(row, leader);
        Memory memory = new Memory(mode.read()[row], acceleration.read()[row]);
        double next = rules.next(memory, now, gap, leader < 0 ? 0 : speed.read()[leader], turn.random());
        double driven = Math.max(0, next);
        position.write()[row] = rules.moved(position.read()[row], now, next, parameters.length());
        speed.write()[row] = driven;
        acceleration.write()[row] = (driven - now) / parameters.drivers().timeStep();
        mode.write()[row] = rules.mode(memory.mode(), now, gap);
        count(turn.step(), row, driven);
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
        return rules.gap(position.read()[row], position.read()[leader], parameters.length());
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
        return RingView.of(
                parameters.agents() + " cars on " + parameters.length() + " m",
                parameters.length(),
                parameters.drivers(),
                AgentRows.of(agents),
                row -> position.read()[row],
                row -> speed.read()[row]);
    }
}
