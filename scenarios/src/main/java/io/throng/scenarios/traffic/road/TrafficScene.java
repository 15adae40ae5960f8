package io.throng.scenarios.traffic.road;

import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.net.Detector;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.routing.Alternatives;
import io.throng.scenarios.traffic.routing.Router;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

    /** Whether drivers look for other ways. */
    final Rerouting rerouting;

    /** Routes of the demand, then other ways that drivers know. */
    final List<Route> routes;

    /** To which routes whoever drives a route may turn, by number. */
    final int[][] alternatives;

    /** The stretches of a route for a type, by {@code route * types + type}; null where nobody of the type takes it. */
    final int[][] stretches;

    /**
     * A scene.
     *
     * @param dt the time step, in (0, 10] s
     * @throws IllegalArgumentException if vehicles cannot follow their routes
     */
    public TrafficScene(RoadNetwork network, Demand demand, double dt) {
        this(network, demand, dt, List.of(), Rerouting.NONE);
    }

    /**
     * A scene with more.
     *
     * @param dt the time step, in (0, 10] s
     * @param detectors for those who report what they count
     * @param rerouting whether drivers look for other ways
     * @throws IllegalArgumentException if vehicles cannot follow their routes
     */
    public TrafficScene(RoadNetwork network, Demand demand, double dt, List<Detector> detectors, Rerouting rerouting) {
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
        this.rerouting = rerouting;
        Map<Route, Integer> numbers = new LinkedHashMap<>();
        demand.routes().forEach(route -> numbers.put(route, numbers.size()));
        Map<ClassRoute, List<Route>> known = rerouting.isOn() ? known(numbers) : Map.of();
        this.routes = List.copyOf(numbers.keySet());
        this.stretches = new int[routes.size() * drivers.length][];
        this.alternatives = new int[routes.size()][];
        for (Departures each : demand.departures()) {
            for (Route route : each.routes().of()) {
                for (VehicleType type : each.types().of()) {
                    List<Route> ways = known.getOrDefault(new ClassRoute(type.vehicleClass(), route), List.of(route));
                    ways.forEach(way -> prepare(numbers.get(way), type));
                    join(ways.stream().mapToInt(numbers::get).toArray());
                }
            }
        }
    }

    private record ClassRoute(String vehicleClass, Route route) {}

    /** The ways that drivers know instead of their routes; each route that is new gets a number. */
    private Map<ClassRoute, List<Route>> known(Map<Route, Integer> numbers) {
        Map<String, Router> routers = new HashMap<>();
        Map<ClassRoute, List<Route>> known = new HashMap<>();
        for (Departures each : demand.departures()) {
            for (Route route : each.stops().isEmpty() ? each.routes().of() : List.<Route>of()) {
                for (VehicleType type : each.types().of()) {
                    Router router = routers.computeIfAbsent(type.vehicleClass(), name -> new Router(network, name));
                    known.computeIfAbsent(
                            new ClassRoute(type.vehicleClass(), route),
                            _ -> Alternatives.of(route, router, rerouting.ways()));
                }
            }
        }
        known.values().forEach(ways -> ways.forEach(way -> numbers.putIfAbsent(way, numbers.size())));
        return known;
    }

    private void prepare(int route, VehicleType type) {
        int at = route * drivers.length + demand.types().indexOf(type);
        if (stretches[at] == null) {
            stretches[at] = ways.along(routes.get(route), type.vehicleClass());
        }
    }

    /** Whoever drives one of these may turn to another. */
    private void join(int[] numbers) {
        for (int number : numbers) {
            int[] before = alternatives[number];
            alternatives[number] = before == null
                    ? numbers
                    : IntStream.concat(Arrays.stream(before), Arrays.stream(numbers))
                            .distinct()
                            .toArray();
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
