package io.throng.scenarios.traffic.road;

import io.throng.scenarios.traffic.demand.LaneChanging;
import io.throng.scenarios.traffic.demand.Stop;
import io.throng.scenarios.traffic.net.Permission;

/**
 * On which lane a vehicle drives on: to follow its route, to drive faster, to go back to the right. After Erdmann, "SUMO's
 * lane-changing model" (2015), without its cooperative speeds of the one who changes; or, where the route asks for nothing, by
 * {@link LaneChanging.Model#MOBIL}.
 *
 * <p>In even steps vehicles change to the left, in odd steps to the right, so that nobody meets another in a gap. Two who stand
 * beside each other and each have to change to the other's lane change places, where SUMO takes one of them away after 300 s.
 */
final class LaneChanges {
    static final int LEFT = 1;
    static final int RIGHT = -1;
    private static final double LOOK_AHEAD_SECONDS = 10;
    private static final double LOOK_AHEAD_LEFT = 2;
    private static final double LEAST_SPEED = 3;
    private static final double GAIN_LEFT = 0.2;
    private static final double GAIN_RIGHT = 2;
    private static final double KEEP_RIGHT = 2;
    private static final double KEEP_RIGHT_SECONDS = 5;
    private static final double RIGHT_ACCEPTANCE_SECONDS = 7;
    private static final int STEPS_BETWEEN = 2;
    private static final double DEADLOCK_SECONDS = 10;
    private static final double POLITENESS = 0.2;
    private static final double THRESHOLD = 0.1;
    private static final double SAFE_BRAKING = 4;

    /** Who lets another in comes as near as this to the least gap, in m. */
    private static final double CLOSE = 0.1;

    private final Traffic traffic;
    private final Roads roads;
    private final Fleet fleet;

    LaneChanges(Traffic traffic) {
        this.traffic = traffic;
        this.roads = traffic.roads;
        this.fleet = traffic.fleet;
    }

    /** The direction in which lanes are changed in a step. */
    static int direction(long step) {
        return step % STEPS_BETWEEN == 0 ? LEFT : RIGHT;
    }

    /**
     * The lane to drive on; writes what the vehicle wishes for.
     *
     * @param direction in which it may change now
     * @param stop its next; null if there is none
     */
    int choose(int row, int direction, Stop stop) {
        int lane = fleet.lane.read()[row];
        if (roads.inside[lane] || roads.laneCount[roads.edge[lane]] == 1) {
            forget(row);
            return lane;
        }
        Driver driver = traffic.driver(row);
        double position = fleet.position.read()[row];
        int stretch = traffic.stretches(row)[fleet.leg.read()[row]];
        int index = roads.index[lane];
        boolean stopsHere = stop != null && roads.edge[stop.lane()] == roads.edge[lane];
        int offset = stopsHere ? roads.index[stop.lane()] - index : traffic.ways.offset(stretch, index);
        double usable = (stopsHere ? stop.position() : traffic.ways.reach(stretch, index)) - position;
        double desired = traffic.desired(row, lane);
        double ahead = lookAhead(driver, desired, offset);
        if (offset != 0 && usable < Math.abs(offset) * ahead) {
            int wanted = Integer.signum(offset);
            fleet.urge.write()[row] = wanted;
            if (wanted != direction || !mayChange(row, driver, lane, direction)) {
                return lane;
            }
            forget(row);
            return roads.beside(lane, direction);
        }
        fleet.urge.write()[row] = 0;
        int beside = roads.beside(lane, direction);
        if (beside < 0 || !allows(beside, driver) || stopsHere) {
            return lane;
        }
        int besideOffset = traffic.ways.offset(stretch, index + direction);
        double besideUsable = traffic.ways.reach(stretch, index + direction) - position;
        if (besideOffset != 0
                && besideUsable < Math.abs(besideOffset) * LOOK_AHEAD_LEFT * lookAhead(driver, desired, LEFT)) {
            return lane;
        }
        boolean wishes = driver.laneChanging.model() == LaneChanging.Model.MOBIL
                ? gains(row, driver, lane, beside)
                : wishes(row, driver, lane, beside, direction);
        if (wishes && mayChange(row, driver, lane, direction)) {
            forget(row);
            return beside;
        }
        return lane;
    }

    /**
     * The row of the vehicle beside with which this one stands in a deadlock, each having to change to the other's lane; -1 if
     * there is none. Both say the same of each other.
     */
    int opposite(int row) {
        int other = blocker(row);
        return other >= 0 && blocker(other) == row ? other : Fleet.NONE;
    }

    private int blocker(int row) {
        int side = fleet.urge.read()[row];
        if (side == 0 || fleet.standing.read()[row] * traffic.dt < DEADLOCK_SECONDS) {
            return Fleet.NONE;
        }
        int beside = roads.beside(fleet.lane.read()[row], side);
        if (beside < 0) {
            return Fleet.NONE;
        }
        double position = fleet.position.read()[row];
        int ahead = traffic.index.atOrBeyond(beside, position);
        if (ahead >= 0 && stands(ahead, -side) && traffic.rear(ahead) < position + traffic.driver(row).minGap) {
            return ahead;
        }
        int behind = ahead < 0 ? traffic.index.first(beside) : traffic.index.behind(ahead);
        boolean touches = behind >= 0
                && stands(behind, -side)
                && traffic.rear(row) < fleet.position.read()[behind] + traffic.driver(behind).minGap;
        return touches ? behind : Fleet.NONE;
    }

    private boolean stands(int row, int side) {
        return fleet.urge.read()[row] == side && fleet.standing.read()[row] * traffic.dt >= DEADLOCK_SECONDS;
    }

    private void forget(int row) {
        fleet.urge.write()[row] = 0;
        fleet.gain.write()[row] = 0;
        fleet.keepRight.write()[row] = 0;
    }

    /** From how far before its end a lane is left that does not lead on; as at the desired speed also by those in a jam. */
    private static double lookAhead(Driver driver, double desired, int offset) {
        double seconds = LOOK_AHEAD_SECONDS * driver.laneChanging.strategic() * (offset > 0 ? LOOK_AHEAD_LEFT : 1);
        return desired * seconds + 2 * driver.space();
    }

    private boolean allows(int lane, Driver driver) {
        Permission permission = roads.network.lanes().get(lane).permission();
        return permission.allows(driver.vehicleClass);
    }

    /** Gathers reasons to be on the lane beside; whether they suffice. */
    private boolean wishes(int row, Driver driver, int lane, int beside, int direction) {
        double here = anticipated(row, driver, lane, traffic.index.ahead(row));
        int leader = traffic.index.atOrBeyond(beside, fleet.position.read()[row]);
        double there = anticipated(row, driver, beside, leader);
        double gain = (there - here) / Math.max(Math.max(there, here), 1e-3) * STEPS_BETWEEN * traffic.dt;
        double sum = fleet.gain.read()[row];
        if (direction == LEFT) {
            sum = gain > 0 ? sum + gain : sum * 0.5;
            fleet.gain.write()[row] = sum;
            return driver.laneChanging.speedGain() > 0 && sum > GAIN_LEFT / driver.laneChanging.speedGain() && gain > 0;
        }
        double right = fleet.keepRight.read()[row];
        if (there >= here - 0.1) {
            right += keepRightGain(row, driver, beside, leader) * driver.laneChanging.keepRight();
        }
        if (gain > 0) {
            right += gain * driver.laneChanging.speedGain();
        }
        if (there < here - 0.1) {
            right *= 0.5;
        }
        fleet.keepRight.write()[row] = right;
        return right > Math.min(KEEP_RIGHT, GAIN_RIGHT);
    }

    /** MOBIL's incentive and safety: whether accelerations become better by enough, others' counting less. */
    private boolean gains(int row, Driver driver, int lane, int beside) {
        double position = fleet.position.read()[row];
        int leader = traffic.index.ahead(row);
        int follower = traffic.index.behind(row);
        int newLeader = traffic.index.atOrBeyond(beside, position);
        int newFollower = newLeader < 0 ? traffic.index.first(beside) : traffic.index.behind(newLeader);
        double braking = newFollower < 0 ? 0 : acceleration(newFollower, beside, row);
        if (braking < -SAFE_BRAKING) {
            return false;
        }
        double own = acceleration(row, beside, newLeader) - acceleration(row, lane, leader);
        double others = newFollower < 0 ? 0 : braking - acceleration(newFollower, beside, newLeader);
        if (follower >= 0) {
            others += acceleration(follower, lane, leader) - acceleration(follower, lane, row);
        }
        return own * driver.laneChanging.speedGain() + POLITENESS * others > THRESHOLD;
    }

    /** Of a driver on a lane behind a leader, in m/s²; -1 for none. */
    private double acceleration(int row, int lane, int leader) {
        Driver driver = traffic.driver(row);
        double speed = fleet.speed.read()[row];
        double desired = traffic.desired(row, lane);
        double gap = leader < 0
                ? Double.POSITIVE_INFINITY
                : traffic.rear(leader) - fleet.position.read()[row];
        double next = leader < 0
                ? driver.free(speed, desired)
                : driver.follow(speed, desired, gap, fleet.speed.read()[leader]);
        return (Math.max(0, next) - speed) / traffic.dt;
    }

    /** How long one could drive at full speed on the right, as a part of what makes it worth while. */
    private double keepRightGain(int row, Driver driver, int beside, int leader) {
        double desired = traffic.desired(row, beside);
        double speed = fleet.speed.read()[row];
        double seconds = RIGHT_ACCEPTANCE_SECONDS * Math.max(1, speed);
        double free = roads.length[beside] - fleet.position.read()[row];
        if (leader >= 0) {
            double gap = traffic.rear(leader)
                    - fleet.position.read()[row]
                    - driver.minGap
                    - driver.secureGap(speed, fleet.speed.read()[leader], traffic.driver(leader).decel);
            free = Math.min(free, Math.max(0, gap));
            double faster = desired - fleet.speed.read()[leader];
            if (faster > 0) {
                free = Math.min(free, Math.max(0, gap) / faster * desired);
            }
        }
        double driven = Math.min(free / desired, seconds);
        return KEEP_RIGHT * driven / seconds / KEEP_RIGHT_SECONDS * STEPS_BETWEEN * traffic.dt;
    }

    /** The speed that a driver expects to have on a lane behind a leader. */
    private double anticipated(int row, Driver driver, int lane, int leader) {
        double desired = traffic.desired(row, lane);
        if (leader < 0) {
            return desired;
        }
        double gap = traffic.rear(leader) - fleet.position.read()[row];
        double leaderSpeed = fleet.speed.read()[leader];
        double speed = fleet.speed.read()[row];
        double look = Math.max(speed, LEAST_SPEED) * LOOK_AHEAD_SECONDS;
        if (gap > look + driver.minGap) {
            return desired;
        }
        double safe = Math.max(0, driver.follow(Math.max(speed, leaderSpeed), desired, gap, leaderSpeed));
        return Math.min(desired, Math.max(leaderSpeed, safe));
    }

    private boolean mayChange(int row, Driver driver, int lane, int direction) {
        int beside = roads.beside(lane, direction);
        if (beside < 0 || !allows(beside, driver)) {
            return false;
        }
        double position = fleet.position.read()[row];
        double speed = fleet.speed.read()[row];
        if (position > roads.length[beside]) {
            return false;
        }
        int leader = traffic.index.atOrBeyond(beside, position);
        int follower = leader < 0 ? traffic.index.first(beside) : traffic.index.behind(leader);
        double assertive = driver.laneChanging.assertive();
        if (leader >= 0) {
            double gap = traffic.rear(leader) - position - driver.minGap;
            double needed = driver.secureGap(speed, fleet.speed.read()[leader], traffic.driver(leader).decel);
            if (gap < -CLOSE || gap < needed / assertive - CLOSE) {
                return false;
            }
        } else if (!hasRoomBeyond(row, driver, beside, position, speed)) {
            return false;
        }
        double rear = position - driver.length;
        if (follower >= 0) {
            return leavesRoom(follower, rear - fleet.position.read()[follower], driver, speed, assertive);
        }
        return leavesRoomBefore(beside, rear, driver, speed, assertive);
    }

    private boolean leavesRoom(int follower, double distance, Driver driver, double speed, double assertive) {
        Driver behind = traffic.driver(follower);
        double gap = distance - behind.minGap;
        double needed = behind.secureGap(fleet.speed.read()[follower], speed, driver.decel);
        return gap >= -CLOSE && gap >= needed / assertive - CLOSE;
    }

    private boolean hasRoomBeyond(int row, Driver driver, int beside, double position, double speed) {
        int stretch = traffic.stretches(row)[fleet.leg.read()[row]];
        int link = traffic.ways.link(stretch, roads.index[beside]);
        double tail = traffic.tail(beside, traffic.leaving(beside, link));
        if (tail - position - driver.minGap < 0) {
            return false;
        }
        int ahead = link < 0 ? -1 : traffic.index.last(roads.next[link]);
        if (ahead < 0) {
            return true;
        }
        double gap = roads.length[beside] - position + traffic.rear(ahead) - driver.minGap;
        return gap >= driver.secureGap(speed, fleet.speed.read()[ahead], traffic.driver(ahead).decel);
    }

    /** Vehicles that are about to come onto a lane. */
    private boolean leavesRoomBefore(int lane, double rear, Driver driver, double speed, double assertive) {
        for (int link : roads.into[lane]) {
            int from = roads.from[link];
            int first = traffic.index.first(from);
            if (first >= 0 && roads.inside[from]) {
                double distance = rear + roads.length[from] - fleet.position.read()[first];
                if (!leavesRoom(first, distance, driver, speed, assertive)) {
                    return false;
                }
            }
        }
        return true;
    }
}
