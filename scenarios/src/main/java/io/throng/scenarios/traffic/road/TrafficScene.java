package io.throng.scenarios.traffic.road;

import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.net.Detector;
import io.throng.scenarios.traffic.net.RoadNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network, a demand, and what drivers have to know about both, worked out once for all worlds made of it. Never changes;
 * safe for use by several threads.
 */
public final class TrafficScene {
    private static final double LONGEST_STEP = 10;

    final RoadNetwork network;
    final Demand demand;
    final double dt;
    final List<Detector> detectors;
    final Roads roads;
    final Ways ways;
    final Driver[] drivers;

    /** The stretches of a route for a type, by {@code route * types + type}; null where nobody of the type takes it. */
    final int[][] stretches;

    /**
     * A scene.
     *
     * @param dt the time step, in (0, 10] s
     * @throws IllegalArgumentException if vehicles cannot follow their routes
     */
    public TrafficScene(RoadNetwork network, Demand demand, double dt) {
        this(network, demand, dt, List.of());
    }

    /**
     * A scene with detectors, for those who report what they count.
     *
     * @param dt the time step, in (0, 10] s
     * @throws IllegalArgumentException if vehicles cannot follow their routes
     */
    public TrafficScene(RoadNetwork network, Demand demand, double dt, List<Detector> detectors) {
        if (!(dt > 0 && dt <= LONGEST_STEP)) {
            throw new IllegalArgumentException("a time step must be in (0, 10] s, got " + dt);
        }
        this.network = network;
        this.demand = demand;
        this.dt = dt;
        this.detectors = List.copyOf(detectors);
        this.roads = new Roads(network);
        this.ways = new Ways(roads);
        this.drivers = demand.types().stream().map(type -> new Driver(type, dt)).toArray(Driver[]::new);
        this.stretches = new int[demand.routes().size() * drivers.length][];
        Map<Route, Integer> numbers = new HashMap<>();
        demand.routes().forEach(route -> numbers.put(route, numbers.size()));
        for (Departures each : demand.departures()) {
            for (Route route : each.routes().of()) {
                each.types().of().forEach(type -> {
                    int at =
                            numbers.get(route) * drivers.length + demand.types().indexOf(type);
                    if (stretches[at] == null) {
                        stretches[at] = ways.along(route, type.vehicleClass());
                    }
                });
            }
        }
    }

    /** The network. */
    public RoadNetwork network() {
        return network;
    }

    /** Who drives. */
    public Demand demand() {
        return demand;
    }

    /** What counts vehicles. */
    public List<Detector> detectors() {
        return detectors;
    }

    /** The time step, in s. */
    public double stepLength() {
        return dt;
    }
}
