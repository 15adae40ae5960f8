package io.throng.scenarios.traffic.road;

import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.VehicleType;
import java.util.ArrayList;
import java.util.List;

/**
 * The vehicles of a world between two steps, for those who report on them. Rows are those of the table of agents, and hold until
 * the next step. Only to be used by one thread, while the world is at rest.
 */
public final class Vehicles {
    /** Longest way that is looked for from one step to the next, in lanes. */
    private static final int MOST_LANES = 64;

    private static final double DEGREES = 180 / Math.PI;
    private static final double EAST = 90;
    private static final double CIRCLE = 360;
    private static final double MILLIS = 1000;

    private final TrafficScene scene;
    private final Traffic traffic;
    private final Fleet fleet;
    private final Roads roads;
    private final Polyline[] lines;

    /** What a vehicle is doing. */
    public enum State {
        /** It is no vehicle, but the gate through which they come. */
        NONE,
        /** It wants to depart and has not yet. */
        WAITING,
        /** It is on the road. */
        DRIVING,
        /** It has arrived in the latest step, and is gone after the next. */
        ARRIVED
    }

    Vehicles(TrafficScene scene, Traffic traffic) {
        this.scene = scene;
        this.traffic = traffic;
        this.fleet = traffic.fleet;
        this.roads = traffic.roads;
        this.lines = TrafficCamera.lines(roads);
    }

    /** What they drive on, and who they are. */
    public TrafficScene scene() {
        return scene;
    }

    /** Rows, of which one is no vehicle. */
    public int rows() {
        return fleet.table.rows();
    }

    /** What it does. */
    public State state(int row) {
        if (fleet.isGate(row)) {
            return State.NONE;
        }
        if (fleet.isDriving(row)) {
            return State.DRIVING;
        }
        return fleet.hasArrived(row) ? State.ARRIVED : State.WAITING;
    }

    /** Its number among all, from 0, in the order of times of departure. */
    public int number(int row) {
        return (int) fleet.table.id(row) - 1;
    }

    /** Its name, that of the demand. */
    public String name(int row) {
        return departures(row).vehicle(fleet.number.read()[row]);
    }

    private Departures departures(int row) {
        return scene.demand.departures().get(fleet.departures.read()[row]);
    }

    /** What it is. */
    public VehicleType type(int row) {
        return scene.demand.types().get(fleet.type.read()[row]);
    }

    /** By what it multiplies speed limits. */
    public double speedFactor(int row) {
        return fleet.factor.read()[row];
    }

    /** Number of its lane; -1 if it is on none. */
    public int lane(int row) {
        return fleet.lane.read()[row];
    }

    /** Of its front along its lane, in m. */
    public double position(int row) {
        return fleet.position.read()[row];
    }

    /** In m/s. */
    public double speed(int row) {
        return fleet.speed.read()[row];
    }

    /** The speed it would have on a free road, in m/s; only of a vehicle that is driving. */
    public double desiredSpeed(int row) {
        return traffic.desired(row, lane(row));
    }

    /** Which edge of its route it is on, or has left last, from 0. */
    public int leg(int row) {
        return fleet.leg.read()[row];
    }

    /** Metres driven since it departed. */
    public double odometer(int row) {
        return fleet.odometer.read()[row];
    }

    /** When it wanted to depart, in s. */
    public double dueSeconds(int row) {
        return fleet.due.read()[row] / MILLIS;
    }

    /** When it departed, in s. */
    public double departedSeconds(int row) {
        return fleet.departed.read()[row] * scene.dt;
    }

    /** When it arrived, in s. */
    public double arrivedSeconds(int row) {
        return fleet.arrived.read()[row] * scene.dt;
    }

    /** Seconds lost by driving slower than it wanted. */
    public double lostSeconds(int row) {
        return fleet.lost.read()[row];
    }

    /** Seconds it has been standing for. */
    public double standingSeconds(int row) {
        return fleet.standing.read()[row] * scene.dt;
    }

    /** Seconds it stood in all, but at its stops. */
    public double waitedSeconds(int row) {
        return fleet.waited.read()[row] * scene.dt;
    }

    /** How often it has come to a stand. */
    public int waits(int row) {
        return fleet.waits.read()[row];
    }

    /** How often it has turned to another route. */
    public int reroutes(int row) {
        return fleet.reroutes.read()[row];
    }

    /** Seconds it stood at its stops. */
    public double stoppedSeconds(int row) {
        return fleet.stopped.read()[row] * scene.dt;
    }

    /** Whether it stands at one of its stops. */
    public boolean isAtStop(int row) {
        return fleet.atStop.read()[row] > 0;
    }

    /** Where its front is, {@code {x, y}} in m. */
    public float[] point(int row) {
        Polyline line = lines[lane(row)];
        return line.at(Math.clamp(position(row) / line.length(), 0, 1));
    }

    /** Where it is heading, as sailors count: in degrees from the north, clockwise. */
    public double bearing(int row) {
        double degrees = EAST - TrafficCamera.heading(lines[lane(row)], position(row)) * DEGREES;
        return degrees < 0 ? degrees + CIRCLE : degrees;
    }

    /**
     * The lanes over which a vehicle's front came since it was on one: that one, or one beside it to which it changed, first; the
     * present one, or the last of its route, last.
     *
     * @param lane on which it was a step ago
     * @param leg on which it was then
     */
    public List<Integer> lanesSince(int row, int lane, int leg) {
        int there = lane(row);
        if (there >= 0 && leg == leg(row) && roads.edge[there] == roads.edge[lane]) {
            return List.of(there);
        }
        for (int side : new int[] {0, 1, -1}) {
            int from = side == 0 ? lane : roads.beside(lane, side);
            List<Integer> lanes = from < 0 ? List.of() : lanes(row, from, leg);
            if (!lanes.isEmpty()) {
                return lanes;
            }
        }
        return there >= 0 ? List.of(there) : List.of(lane);
    }

    /** Lanes from one to where the vehicle is, or where its route ends; empty if it did not come that way. */
    private List<Integer> lanes(int row, int from, int fromLeg) {
        int[] stretches = traffic.stretches(row);
        List<Integer> lanes = new ArrayList<>(List.of(from));
        int lane = from;
        int leg = fromLeg;
        while (lane != lane(row) || leg != leg(row)) {
            int link = roads.inside[lane] ? roads.onward[lane] : traffic.ways.link(stretches[leg], roads.index[lane]);
            if (link < 0 || lanes.size() > MOST_LANES) {
                return lane(row) < 0 && leg == stretches.length - 1 ? lanes : List.of();
            }
            lane = roads.next[link];
            leg += roads.inside[lane] ? 0 : 1;
            lanes.add(lane);
        }
        return lanes;
    }
}
