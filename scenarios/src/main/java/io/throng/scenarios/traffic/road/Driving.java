package io.throng.scenarios.traffic.road;

import io.throng.scenarios.traffic.demand.Stop;

/**
 * How fast a vehicle may drive with what it sees ahead on its way: leaders, lights, lower limits, junctions, stops. After
 * {@code MSVehicle::planMove} of SUMO (Krajzewicz et al., "Recent development and applications of SUMO", 2012).
 *
 * <p>Reads the state of the step; writes the vehicle's plan.
 */
final class Driving {
    private static final double STOP_BEFORE_LIGHT = 1;
    private static final double STOP_BEFORE_LINE = 0.1;
    private static final double CROSSING = 1.6;
    private static final double STANDS = 0.5;

    /** How hard drivers brake to let others in, in m/s². */
    private static final double HELP = 1;

    private final Traffic traffic;
    private final Roads roads;
    private final Fleet fleet;
    private final Plans plans;

    Driving(Traffic traffic) {
        this.traffic = traffic;
        this.roads = traffic.roads;
        this.fleet = traffic.fleet;
        this.plans = traffic.plans;
    }

    /**
     * Plans a vehicle's step.
     *
     * @param on the lane on which it will begin it
     * @param leader the row of the next vehicle ahead on that lane; -1 if there is none
     * @param stop where it has to stop next on this lane or another; null if nowhere
     */
    void plan(int row, int on, int leader, Stop stop) {
        plans.clear(row);
        Driver driver = traffic.driver(row);
        double speed = fleet.speed.read()[row];
        double position = fleet.position.read()[row];
        double desired = traffic.desired(row, on);
        double most = driver.free(speed, desired);
        boolean behind = leader >= 0;
        if (behind) {
            most = Math.min(most, driver.follow(speed, desired, traffic.rear(leader) - position, speedOf(leader)));
        }
        if (stop != null && stop.lane() == on) {
            most = Math.min(most, driver.stop(speed, desired, stop.position() - position));
        }
        most = makingRoom(row, on, driver, position, speed, desired, most);
        int[] stretches = traffic.stretches(row);
        int leg = fleet.leg.read()[row];
        int lane = on;
        double seen = roads.length[lane] - position;
        double fastest = Math.min(speed + driver.accel * traffic.dt, Math.max(desired, speed));
        double look = fastest * traffic.dt + driver.brakingDistance(fastest) + driver.minGap + 1;
        int link = link(lane, stretches, leg);
        if (!behind) {
            int leaving = traffic.leaving(lane, link);
            if (leaving >= 0) {
                double gap = traffic.tail(lane, leaving) - position;
                most = Math.min(most, driver.follow(speed, desired, gap, speedOf(leaving)));
            }
            if (seen >= look && link >= 0) {
                most = Math.min(most, behindRearOnLane(row, lane, link, driver, speed, desired, seen));
            }
        }
        int slot = 0;
        plans.speed[3 * row] = most;
        plans.speed[3 * row + 1] = most;
        plans.speed[3 * row + 2] = most;
        while (seen < look) {
            if (link < 0) {
                if (leg < stretches.length - 1) {
                    most = Math.min(most, driver.stop(speed, desired, seen - STOP_BEFORE_LINE));
                }
                break;
            }
            char letter = traffic.lights.letter(roads, link);
            double braking = driver.lightDistance(speed);
            if (Lights.isRed(letter) && (speed < STANDS || seen >= driver.emergencyDistance(speed))
                    || Lights.isYellow(letter) && seen >= braking) {
                double before = seen >= braking ? Math.min(STOP_BEFORE_LIGHT, seen - braking) : STOP_BEFORE_LIGHT;
                double left = Math.max(0, seen - Math.max(STOP_BEFORE_LINE, before));
                most = Math.min(most, Math.min(driver.stop(speed, desired, left), left / traffic.dt));
                break;
            }
            int next = roads.next[link];
            double limit = traffic.desired(row, next);
            if (limit < speed + driver.accel * traffic.dt) {
                most = Math.min(most, driver.slowDown(seen, limit));
            }
            boolean enters = !roads.inside[lane];
            double beforeLink = most;
            if (enters) {
                most = Math.min(most, amongFoes(row, driver, speed, desired, link, -seen));
            } else if (roads.inside[next]) {
                most = Math.min(
                        most,
                        amongFoes(
                                row,
                                driver,
                                speed,
                                desired,
                                roads.entry[lane],
                                roads.before[lane] + roads.length[lane] - seen));
            }
            if (roads.yields[link].length > 0 || roads.conflicts[link].length > 0) {
                double wait = driver.stop(speed, desired, seen - STOP_BEFORE_LINE);
                boolean hasRoom = !enters || !roads.keepsClear[link] || hasRoom(driver, link, stretches, leg);
                if (slot < Plans.LINKS) {
                    register(row, slot, link, driver, speed, seen, limit, Math.min(beforeLink, wait), hasRoom, most);
                    plans.speed[3 * row + slot] = beforeLink;
                    slot++;
                    for (int later = slot; later <= Plans.LINKS; later++) {
                        plans.speed[3 * row + later] = most;
                    }
                } else {
                    most = Math.min(most, wait);
                    break;
                }
                if (!hasRoom) {
                    break;
                }
            }
            if (!behind) {
                int ahead = traffic.index.last(next);
                if (ahead >= 0 && ahead != row) {
                    behind = true;
                    most = Math.min(most, driver.follow(speed, desired, seen + traffic.rear(ahead), speedOf(ahead)));
                }
            }
            if (!roads.inside[next]) {
                leg++;
                if (stop != null && stop.lane() == next) {
                    most = Math.min(most, driver.stop(speed, desired, seen + stop.position()));
                }
            }
            int following = link(next, stretches, leg);
            if (!behind) {
                int leaving = traffic.leaving(next, following);
                if (leaving >= 0) {
                    double gap = seen + traffic.tail(next, leaving);
                    most = Math.min(most, driver.follow(speed, desired, gap, speedOf(leaving)));
                }
            }
            lane = next;
            link = following;
            seen += roads.length[lane];
            plans.speed[3 * row + slot] = most;
            if (slot < Plans.LINKS) {
                plans.speed[3 * row + Plans.LINKS] = most;
            }
        }
        for (int later = slot; later <= Plans.LINKS; later++) {
            plans.speed[3 * row + later] = Math.min(plans.speed[3 * row + later], most);
        }
    }

    /** Behind a vehicle whose front has left the lane by the own link, but whose rear has not. */
    private double behindRearOnLane(
            int row, int lane, int link, Driver driver, double speed, double desired, double seen) {
        int ahead = traffic.index.last(roads.next[link]);
        boolean isOnLane =
                ahead >= 0 && ahead != row && fleet.cameFrom.read()[ahead] == lane && traffic.rear(ahead) < 0;
        return isOnLane
                ? driver.follow(speed, desired, seen + traffic.rear(ahead), speedOf(ahead))
                : Double.POSITIVE_INFINITY;
    }

    /** Slows down for those beside who have to change to this lane, and for those among whom the vehicle has to. */
    private double makingRoom(
            int row, int on, Driver driver, double position, double speed, double desired, double most) {
        double slowest = most;
        for (int side = LaneChanges.RIGHT; side <= LaneChanges.LEFT; side += 2) {
            int beside = roads.beside(on, side);
            int nearest = beside < 0 ? -1 : traffic.index.atOrBeyond(beside, position);
            if (nearest < 0) {
                continue;
            }
            slowest = Math.min(slowest, makingRoom(row, nearest, side, driver, position, speed, desired));
            int foremost = traffic.index.first(beside);
            if (foremost != nearest) {
                slowest = Math.min(slowest, makingRoom(row, foremost, side, driver, position, speed, desired));
            }
        }
        return slowest;
    }

    private double makingRoom(
            int row, int other, int side, Driver driver, double position, double speed, double desired) {
        boolean comes = fleet.urge.read()[other] == -side;
        boolean goes = fleet.urge.read()[row] == side;
        if (other == row || !comes && !goes) {
            return Double.POSITIVE_INFINITY;
        }
        double gap = traffic.rear(other) - position;
        double gentle = Math.max(0, speed - (comes && goes ? driver.decel : HELP) * traffic.dt);
        if (gap >= driver.minGap) {
            return Math.max(driver.follow(speed, desired, gap, speedOf(other)), gentle);
        }
        boolean isOvertaking = speedOf(other) <= STANDS && !(comes && goes && gap > 0);
        return isOvertaking ? Double.POSITIVE_INFINITY : gentle;
    }

    private double speedOf(int row) {
        return fleet.speed.read()[row];
    }

    /** The link by which a lane will be left; -1 if the route ends on it or it is the wrong one. */
    private int link(int lane, int[] stretches, int leg) {
        return roads.inside[lane] ? roads.onward[lane] : traffic.ways.link(stretches[leg], roads.index[lane]);
    }

    private void register(
            int row,
            int slot,
            int link,
            Driver driver,
            double speed,
            double seen,
            double limit,
            double wait,
            boolean hasRoom,
            double most) {
        int place = Plans.LINKS * row + slot;
        double arrivalSpeed = driver.speedAfter(seen, speed, limit);
        double junction = roads.inside[roads.from[link]] ? roads.length[roads.next[link]] : roads.wayLength[link];
        double leavingSpeed = driver.speedAfter(junction, arrivalSpeed, limit);
        plans.link[place] = link;
        plans.passes[place] = hasRoom && most > 0;
        plans.wait[place] = wait;
        plans.distance[place] = seen;
        plans.arrival[place] = driver.arrivalTime(seen, speed, arrivalSpeed);
        plans.leaving[place] =
                plans.arrival[place] + (junction + driver.length) / Math.max(0.1, 0.5 * (arrivalSpeed + leavingSpeed));
        plans.arrivalSpeed[place] = arrivalSpeed;
        plans.leavingSpeed[place] = leavingSpeed;
    }

    /**
     * Whether there is room for the vehicle beyond a junction: behind the first one that stands there. Those who move are
     * expected to go on moving.
     */
    private boolean hasRoom(Driver driver, int link, int[] stretches, int leg) {
        double room = 0;
        for (int lane : roads.way[link]) {
            room -= traffic.index.count(lane) * driver.space();
        }
        int lane = traffic.ways.exit(link);
        int at = leg + 1;
        while (room < driver.space()) {
            int last = traffic.index.last(lane);
            if (last >= 0) {
                return speedOf(last) > STANDS || room + traffic.rear(last) >= driver.space();
            }
            room += roads.length[lane];
            int onward = link(lane, stretches, at);
            if (onward < 0 || Lights.isRed(traffic.lights.letter(roads, onward))) {
                return room >= driver.space() || roads.length[lane] < driver.space();
            }
            lane = roads.next[onward];
            at += roads.inside[lane] ? 0 : 1;
        }
        return true;
    }

    /**
     * The speed that those allow who are inside a junction on the ways of foes.
     *
     * @param along where the vehicle is on its way; negative before it
     */
    private double amongFoes(int row, Driver driver, double speed, double desired, int link, double along) {
        double most = Double.POSITIVE_INFINITY;
        for (Conflict conflict : roads.conflicts[link]) {
            int[] way = roads.way[conflict.foe()];
            boolean anybody = false;
            for (int lane : way) {
                if (traffic.index.count(lane) > 0) {
                    anybody = true;
                    most = Math.min(most, amongFoes(row, driver, speed, desired, link, along, conflict, lane));
                }
            }
            if (!conflict.merges() && !anybody) {
                most = Math.min(most, behindTail(driver, speed, desired, along, conflict, way[way.length - 1]));
            }
        }
        return most;
    }

    private double amongFoes(
            int row, Driver driver, double speed, double desired, int link, double along, Conflict conflict, int lane) {
        double most = Double.POSITIVE_INFINITY;
        for (int foe = traffic.index.first(lane); foe >= 0; foe = traffic.index.behind(foe)) {
            double foeAlong = roads.before[lane] + fleet.position.read()[foe];
            double foeRear = foeAlong - traffic.driver(foe).length;
            boolean foeWaits = waits(conflict.foe(), lane) && !conflict.yields();
            if (conflict.merges()) {
                double left = roads.wayLength[link] - along;
                double foeLeft = roads.wayLength[conflict.foe()] - foeAlong;
                boolean foeFirst = foeLeft < left || foeLeft == left && fleet.table.id(foe) < fleet.table.id(row);
                if (foeFirst && !foeWaits) {
                    double gap = left - foeLeft - traffic.driver(foe).length;
                    most = Math.min(most, driver.follow(speed, desired, gap, speedOf(foe)));
                }
            } else if (foeRear <= conflict.foeAt() + CROSSING && along <= conflict.at() + CROSSING) {
                boolean isThere = foeAlong > conflict.foeAt() - CROSSING;
                if (isThere || conflict.yields() && !(along > conflict.at() - CROSSING)) {
                    double line = Math.max(conflict.at() - CROSSING - along, along < 0 ? -along - STOP_BEFORE_LINE : 0);
                    most = Math.min(most, driver.stop(speed, desired, line));
                }
            }
        }
        return most;
    }

    /** Whether those on a lane of a way are where one may wait. */
    private boolean waits(int link, int lane) {
        return roads.waitsInside[link] && lane == roads.way[link][0];
    }

    /** A vehicle whose front has left the foe's way, and whose rear is still where the ways cross. */
    private double behindTail(Driver driver, double speed, double desired, double along, Conflict conflict, int lane) {
        int onward = roads.onward[lane];
        int last = onward < 0 ? -1 : traffic.index.last(roads.next[onward]);
        if (last < 0 || fleet.cameFrom.read()[last] != lane || along > conflict.at() + CROSSING) {
            return Double.POSITIVE_INFINITY;
        }
        double rear = roads.wayLength[conflict.foe()] + traffic.rear(last);
        if (rear > conflict.foeAt() + CROSSING) {
            return Double.POSITIVE_INFINITY;
        }
        double line = Math.max(conflict.at() - CROSSING - along, along < 0 ? -along - STOP_BEFORE_LINE : 0);
        return driver.stop(speed, desired, line);
    }
}
