package io.throng.scenarios.traffic.road;

import io.throng.kernel.space.road.LaneIndex;

/** Everything that drivers look at: roads, ways, vehicles in their order, lights. Shared by all rules. */
final class Traffic {
    final Roads roads;
    final Ways ways;
    final Fleet fleet;
    final LaneIndex index;
    final Plans plans;
    final Driver[] drivers;
    final Lights lights;
    final Commands commands = new Commands();
    final int[][] stretches;
    final double dt;
    final double longestVehicle;

    Traffic(TrafficScene scene, Fleet fleet, LaneIndex index, Plans plans, Lights lights) {
        this.roads = scene.roads;
        this.ways = scene.ways;
        this.drivers = scene.drivers;
        this.stretches = scene.stretches;
        this.dt = scene.dt;
        this.fleet = fleet;
        this.index = index;
        this.plans = plans;
        this.lights = lights;
        double longest = 0;
        for (Driver driver : drivers) {
            longest = Math.max(longest, driver.length);
        }
        longestVehicle = longest;
    }

    Driver driver(int row) {
        return drivers[fleet.type.read()[row]];
    }

    /** The speed that a driver wants to have on a lane that is free, in m/s. */
    double desired(int row, int lane) {
        double usual = Math.min(roads.limit[lane] * fleet.factor.read()[row], driver(row).maxSpeed);
        return commands.advises() ? Math.min(usual, commands.speed(fleet.table.id(row))) : usual;
    }

    /** The stretches of the vehicle's route. */
    int[] stretches(int row) {
        return stretches(fleet.route.read()[row], fleet.type.read()[row]);
    }

    int[] stretches(int route, int type) {
        return stretches[route * drivers.length + type];
    }

    /** Where the rear of a vehicle is along the lane of its front; negative if on a lane before. */
    double rear(int row) {
        return fleet.position.read()[row] - driver(row).length;
    }

    /**
     * The row of the vehicle with the rearmost rear of those whose front has left a lane and whose rear has not; -1 if there is
     * none.
     *
     * @param except a link to whose way vehicles are not looked at, because the driver goes there himself and sees them
     */
    int leaving(int lane, int except) {
        int found = Fleet.NONE;
        double rearmost = Double.POSITIVE_INFINITY;
        for (int link : roads.links[lane]) {
            int row = link == except ? Fleet.NONE : leavingBy(lane, link);
            if (row >= 0 && tail(lane, row) < rearmost) {
                rearmost = tail(lane, row);
                found = row;
            }
        }
        return found;
    }

    private int leavingBy(int lane, int link) {
        int next = roads.next[link];
        int last = index.last(next);
        if (last >= 0) {
            return fleet.cameFrom.read()[last] == lane && rear(last) < 0 ? last : Fleet.NONE;
        }
        if (!roads.inside[next] || roads.onward[next] < 0 || roads.length[next] >= longestVehicle) {
            return Fleet.NONE;
        }
        int there = index.last(roads.next[roads.onward[next]]);
        boolean isLong = there >= 0 && fleet.cameFrom.read()[there] == next && rear(there) + roads.length[next] < 0;
        return isLong ? there : Fleet.NONE;
    }

    /** Where the rear of a vehicle is along a lane that it is leaving; infinite for -1. */
    double tail(int lane, int row) {
        if (row < 0) {
            return Double.POSITIVE_INFINITY;
        }
        int before = fleet.cameFrom.read()[row];
        return roads.length[lane] + (before == lane ? 0 : roads.length[before]) + rear(row);
    }
}
