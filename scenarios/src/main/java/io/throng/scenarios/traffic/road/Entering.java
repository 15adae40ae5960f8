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

    Entering(Traffic traffic) {
        this.traffic = traffic;
        this.roads = traffic.roads;
        this.fleet = traffic.fleet;
        this.plans = traffic.plans;
    }

    /** Claims a place on the road, or none: then the plan's lane is -1. */
    void claim(Turn turn, int row, Insertion insertion, int stretch, int firstEdge) {
        plans.lane[row] = Fleet.NONE;
        if (waitsFor(fleet.predecessor.read()[row])) {
            return;
        }
        int lane = lane(turn, insertion, stretch, firstEdge);
        if (lane < 0) {
            return;
        }
        Driver driver = traffic.driver(row);
        double position = position(turn, insertion, driver, lane);
        int leader = traffic.index.atOrBeyond(lane, position);
        int follower = leader < 0 ? traffic.index.first(lane) : traffic.index.behind(leader);
        double speed = speed(turn, row, insertion, driver, lane, leader);
        boolean patches = insertion.speed() != Insertion.Speed.GIVEN;
        double gap = gap(lane, position, leader, stretch);
        double safe =
                gap == Double.POSITIVE_INFINITY ? speed : driver.safe(speed, gap, leaderSpeed(lane, leader, stretch));
        if (gap < driver.minGap || !patches && safe < speed || safe < 0) {
            return;
        }
        speed = Math.min(speed, Math.max(0, safe));
        speed = Math.min(speed, beforeLine(driver, lane, position, stretch, speed));
        if (!leavesRoom(lane, position - driver.length, follower, driver, speed)) {
            return;
        }
        plans.lane[row] = lane;
        plans.entryPosition[row] = position;
        plans.entrySpeed[row] = speed;
        turn.claim(lane);
    }

    /** Whether a vehicle is there and has not departed. */
    private boolean waitsFor(int id) {
        int row = id < 0 ? -1 : fleet.table.rowOf(id);
        return row >= 0 && fleet.isWaiting(row);
    }

    /** Not so fast that the vehicle could not stop at the end of its lane. */
    private double beforeLine(Driver driver, int lane, double position, int stretch, double speed) {
        int link = traffic.ways.link(stretch, roads.index[lane]);
        if (link < 0 || roads.yields[link].length == 0 && roads.signal[link] < 0) {
            return speed;
        }
        return Math.max(0, driver.stop(speed, speed + driver.accel, roads.length[lane] - position - 1));
    }

    /** One of the lanes that are {@link #open}: any, or one with the fewest vehicles, not the same for everybody. */
    private int lane(Turn turn, Insertion insertion, int stretch, int edge) {
        long open = open(insertion, stretch, edge);
        boolean any = insertion.lane() == Insertion.Lane.RANDOM;
        int chosen = Fleet.NONE;
        int choices = 0;
        int least = Integer.MAX_VALUE;
        int lanes = roads.laneCount[edge];
        for (int n = 0; n < lanes; n++) {
            int i = (int) ((turn.id() + n) % lanes);
            if ((open & 1L << i) == 0) {
                continue;
            }
            int lane = roads.firstLane[edge] + i;
            choices++;
            int taken = traffic.index.count(lane);
            if (any ? turn.random().nextInt(choices) == 0 : taken < least) {
                chosen = lane;
                least = taken;
            }
        }
        return chosen;
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
            boolean leads = insertion.lane() != Insertion.Lane.BEST || reach >= farthest - Ways.ALIKE;
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

    private double gap(int lane, double position, int leader, int stretch) {
        if (leader >= 0) {
            return traffic.rear(leader) - position;
        }
        int link = traffic.ways.link(stretch, roads.index[lane]);
        double gap = traffic.tail(lane, link) - position;
        int ahead = link < 0 ? -1 : traffic.index.last(roads.next[link]);
        return ahead < 0 ? gap : Math.min(gap, roads.length[lane] - position + traffic.rear(ahead));
    }

    private double leaderSpeed(int lane, int leader, int stretch) {
        if (leader >= 0) {
            return fleet.speed.read()[leader];
        }
        int link = traffic.ways.link(stretch, roads.index[lane]);
        int ahead = link < 0 ? -1 : traffic.index.last(roads.next[link]);
        return ahead < 0 ? 0 : fleet.speed.read()[ahead];
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
