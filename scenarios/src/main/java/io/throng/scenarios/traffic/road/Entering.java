package io.throng.scenarios.traffic.road;

import io.throng.kernel.Turn;
import io.throng.scenarios.traffic.demand.Insertion;

/**
 * Whether a vehicle that is due can come onto the road now, and where: after {@code MSLane::insertVehicle} of SUMO. Vehicles
 * that depart from the same lanes come in as many queues, in the order of their times.
 */
final class Entering {
    private static final double LOOK_BACK = 60;

    private final Traffic traffic;
    private final Roads roads;
    private final Fleet fleet;
    private final Plans plans;
    private final Yielding yielding;

    Entering(Traffic traffic, Yielding yielding) {
        this.traffic = traffic;
        this.roads = traffic.roads;
        this.fleet = traffic.fleet;
        this.plans = traffic.plans;
        this.yielding = yielding;
    }

    /**
     * Claims a place on the road, or none: then the plan's lane is -1. Whether the vehicle comes in is known when those ahead
     * have planned: {@link #speed(int)}.
     */
    void claim(Turn turn, int row, Insertion insertion, int stretch, int firstEdge) {
        plans.lane[row] = Fleet.NONE;
        if (waitsFor(fleet.predecessor.read()[row])) {
            return;
        }
        int lane = lane(turn, row, insertion, stretch, firstEdge);
        if (lane < 0) {
            return;
        }
        Driver driver = traffic.driver(row);
        double position = position(turn, insertion, driver, lane);
        int leader = traffic.index.atOrBeyond(lane, position);
        int follower = leader < 0 ? traffic.index.first(lane) : traffic.index.behind(leader);
        int link = traffic.ways.link(stretch, roads.index[lane]);
        double speed = speed(turn, row, insertion, driver, lane, leader);
        speed = Math.min(speed, beforeLine(driver, lane, position, link, speed));
        if (!leavesRoom(lane, position - driver.length, follower, driver, speed)) {
            return;
        }
        plans.lane[row] = lane;
        plans.entryPosition[row] = position;
        plans.entrySpeed[row] = speed;
        plans.entryLeast[row] = insertion.speed() == Insertion.Speed.GIVEN ? speed : 0;
        plans.entryLeader[row] = leader < 0 && link >= 0 ? traffic.index.last(roads.next[link]) : leader;
        turn.claim(lane);
    }

    /**
     * The speed at which a vehicle comes in that has claimed a place, behind one ahead that drives a step as it has planned, but
     * dawdles as much as it can; not a number if there is no room. Insertion is the last thing in a step, as in SUMO.
     */
    double speed(int row) {
        Driver driver = traffic.driver(row);
        int lane = plans.lane[row];
        double position = plans.entryPosition[row];
        double speed = plans.entrySpeed[row];
        int link = traffic.ways.link(traffic.stretches(row)[0], roads.index[lane]);
        int leader = plans.entryLeader[row];
        boolean isBeyond = leader >= 0 && fleet.lane.read()[leader] != lane;
        double safe = speed;
        double gap = Double.POSITIVE_INFINITY;
        if (leader >= 0) {
            double leaderSpeed = yielding.driven(leader, Double.POSITIVE_INFINITY, 1);
            gap = (isBeyond ? roads.length[lane] : 0) + traffic.rear(leader) + leaderSpeed * traffic.dt - position;
            safe = driver.safe(speed, gap, leaderSpeed);
        }
        int leaving = leader < 0 || isBeyond ? traffic.leaving(lane, link) : Fleet.NONE;
        if (leaving >= 0) {
            double tail = traffic.tail(lane, leaving) - position;
            gap = Math.min(gap, tail);
            safe = Math.min(safe, driver.safe(speed, tail, fleet.speed.read()[leaving]));
        }
        boolean isRoom = gap >= driver.minGap && safe >= plans.entryLeast[row];
        return isRoom ? Math.min(speed, safe) : Double.NaN;
    }

    /** Whether a vehicle is there and has not departed. */
    private boolean waitsFor(int id) {
        int row = id < 0 ? -1 : fleet.table.rowOf(id);
        return row >= 0 && fleet.isWaiting(row);
    }

    /** Not so fast that the vehicle could not stop at the end of its lane. */
    private double beforeLine(Driver driver, int lane, double position, int link, double speed) {
        if (link < 0 || roads.yields[link].length == 0 && roads.signal[link] < 0) {
            return speed;
        }
        return Math.max(0, driver.stop(speed, speed + driver.accel, roads.length[lane] - position - 1));
    }

    /** One of the lanes that are {@link #open}: any; or the one with the fewest vehicles, for the second queue the one with the next fewest, and so on. */
    private int lane(Turn turn, int row, Insertion insertion, int stretch, int edge) {
        long open = open(insertion, stretch, edge);
        int choices = Long.bitCount(open);
        if (choices == 0) {
            return Fleet.NONE;
        }
        boolean any = insertion.lane() == Insertion.Lane.RANDOM || insertion.lane() == Insertion.Lane.RANDOM_BEST;
        int rank = any ? turn.random().nextInt(choices) : fleet.queue.read()[row] % choices;
        for (int i = 0; i < roads.laneCount[edge]; i++) {
            int lane = roads.firstLane[edge] + i;
            if ((open & 1L << i) != 0 && rank == (any ? before(open, i) : emptier(open, edge, i, turn.step()))) {
                return lane;
            }
        }
        return Fleet.NONE;
    }

    private static int before(long open, int index) {
        return Long.bitCount(open & (1L << index) - 1);
    }

    /** How many open lanes have fewer vehicles than one, or as many and are before it in an order that is another in each step. */
    private int emptier(long open, int edge, int index, long step) {
        int taken = traffic.index.count(roads.firstLane[edge] + index);
        int lanes = roads.laneCount[edge];
        int emptier = 0;
        for (int i = 0; i < lanes; i++) {
            boolean isBefore = (i + step) % lanes < (index + step) % lanes;
            int others = traffic.index.count(roads.firstLane[edge] + i);
            emptier += (open & 1L << i) != 0 && (others < taken || others == taken && isBefore) ? 1 : 0;
        }
        return emptier;
    }

    /** Lanes of an edge on which a vehicle may begin its route, a bit each. */
    long open(Insertion insertion, int stretch, int edge) {
        int lanes = Math.min(roads.laneCount[edge], Long.SIZE);
        if (insertion.lane() == Insertion.Lane.GIVEN) {
            return insertion.laneIndex() < lanes ? 1L << insertion.laneIndex() : 0;
        }
        double farthest = 0;
        for (int i = 0; i < lanes; i++) {
            farthest = Math.max(farthest, traffic.ways.reach(stretch, i));
        }
        long open = 0;
        for (int i = 0; i < lanes; i++) {
            double reach = traffic.ways.reach(stretch, i);
            boolean leads = !insertion.lane().isBest() || reach >= farthest - Ways.ALIKE;
            open |= reach > 0 && leads ? 1L << i : 0;
        }
        return insertion.lane() == Insertion.Lane.FIRST ? Long.lowestOneBit(open) : open;
    }

    private double position(Turn turn, Insertion insertion, Driver driver, int lane) {
        double end = roads.length[lane];
        double base = Math.min(driver.length, end);
        return switch (insertion.position()) {
            case GIVEN -> {
                double metres = insertion.metres() < 0 ? end + insertion.metres() : insertion.metres();
                yield Math.clamp(metres, 0, end);
            }
            case BASE -> base;
            case RANDOM, RANDOM_FREE -> turn.random().nextDouble() * end;
            case FREE, LAST -> {
                int last = traffic.index.last(lane);
                yield last < 0 ? end * 0.5 : Math.max(base, traffic.rear(last) - driver.minGap - 0.1);
            }
        };
    }

    private double speed(Turn turn, int row, Insertion insertion, Driver driver, int lane, int leader) {
        double desired = traffic.desired(row, lane);
        return switch (insertion.speed()) {
            case GIVEN -> Math.min(insertion.metresPerSecond(), driver.maxSpeed);
            case RANDOM -> turn.random().nextDouble() * desired;
            case MAX, DESIRED -> desired;
            case SPEED_LIMIT -> Math.min(roads.limit[lane], driver.maxSpeed);
            case LAST, AVG ->
                leader < 0 ? desired : Math.min(desired, fleet.speed.read()[leader]);
        };
    }

    private boolean leavesRoom(int lane, double rear, int follower, Driver driver, double speed) {
        if (follower >= 0) {
            return leavesRoom(follower, rear - fleet.position.read()[follower], driver, speed);
        }
        return leavesRoomBefore(lane, rear, driver, speed);
    }

    private boolean leavesRoom(int follower, double distance, Driver driver, double speed) {
        Driver behind = traffic.driver(follower);
        double fast = fleet.speed.read()[follower];
        double blind = (fast + behind.accel * traffic.dt) * traffic.dt;
        return distance - behind.minGap - blind >= behind.secureGap(fast, speed, driver.decel);
    }

    private boolean leavesRoomBefore(int lane, double distance, Driver driver, double speed) {
        if (distance > LOOK_BACK) {
            return true;
        }
        for (int link : roads.into[lane]) {
            int from = roads.from[link];
            int first = traffic.index.first(from);
            if (first >= 0) {
                boolean comes = roads.inside[from] || fleet.speed.read()[first] > 0;
                double metres = distance + roads.length[from] - fleet.position.read()[first];
                if (comes && !leavesRoom(first, metres, driver, speed)) {
                    return false;
                }
            } else if (!leavesRoomBefore(from, distance + roads.length[from], driver, speed)) {
                return false;
            }
        }
        return true;
    }
}
