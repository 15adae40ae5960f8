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
     * The rear of the rearmost vehicle whose front has left a lane and whose rear has not, along the lane; infinite if
     * there is none.
     *
     * @param except a link to whose way vehicles are not looked at, because the driver goes there himself and sees them
     */
    double tail(int lane, int except) {
        double rearmost = Double.POSITIVE_INFINITY;
        for (int link : roads.links[lane]) {
            if (link != except) {
                rearmost = Math.min(rearmost, tail(lane, roads.length[lane], link));
            }
        }
        return rearmost;
    }

    private double tail(int lane, double metres, int link) {
        int next = roads.next[link];
        int last = index.last(next);
        double rearmost = Double.POSITIVE_INFINITY;
        if (last >= 0) {
            if (fleet.cameFrom.read()[last] == lane && rear(last) < 0) {
                rearmost = metres + rear(last);
            }
        } else if (roads.inside[next] && roads.onward[next] >= 0 && roads.length[next] < longestVehicle) {
            int beyond = roads.next[roads.onward[next]];
            int there = index.last(beyond);
            if (there >= 0 && fleet.cameFrom.read()[there] == next && rear(there) + roads.length[next] < 0) {
                rearmost = metres + roads.length[next] + rear(there);
            }
        }
        return rearmost;
    }
}
