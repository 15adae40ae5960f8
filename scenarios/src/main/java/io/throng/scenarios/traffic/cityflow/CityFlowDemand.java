package io.throng.scenarios.traffic.cityflow;

import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.LaneChanging;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.SpeedFactor;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.DriverModel;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.routing.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads {@code flow.json}. Vehicles of a flow depart at its beginning and at each interval after, up to and including its end, from
 * the lane with the fewest vehicles of those that lead on, standing; roads of a route that do not join are joined by the quickest
 * way. What a vehicle does not say is as in CityFlow's example.
 */
final class CityFlowDemand {
    /** Nobody changes lanes but to follow the route, as where CityFlow's {@code laneChange} is off. */
    private static final LaneChanging STAYING = new LaneChanging(1, 1, 0, 0, 1, LaneChanging.Model.LC2013);

    private static final String CLASS = "passenger";
    private static final Set<String> KNOWN = Set.of("vehicle", "route", "interval", "startTime", "endTime");
    private static final Set<String> KNOWN_VEHICLE = Set.of(
            "length",
            "width",
            "maxPosAcc",
            "maxNegAcc",
            "usualPosAcc",
            "usualNegAcc",
            "minGap",
            "maxSpeed",
            "headwayTime");
    private static final Insertion INSERTION =
            new Insertion(Insertion.Lane.RANDOM_BEST, 0, Insertion.Position.BASE, 0, Insertion.Speed.GIVEN, 0);
    private static final double LATEST = 2e6;
    private static final double GREATEST = 1e6;
    private static final double LEAST_INTERVAL = 1e-3;
    private static final int MOST_VEHICLES = 10_000_000;
    private static final int MOST_STAGES = 10_000;

    private final double horizon;
    private final Set<String> unread;
    private final Router router;
    private final Map<List<Double>, VehicleType> types = new HashMap<>();
    private final Map<List<Integer>, Route> routes = new HashMap<>();
    private final Map<String, Integer> edges = new HashMap<>();
    private final List<Departures> departures = new ArrayList<>();
    private long vehicles;
    private int flows;

    private CityFlowDemand(RoadNetwork network, double horizon, Set<String> unread) {
        this.horizon = horizon;
        this.unread = unread;
        this.router = new Router(network, CLASS);
        network.edges().stream().filter(edge -> !edge.internal()).forEach(edge -> edges.put(edge.id(), edge.number()));
    }

    /**
     * Reads a demand.
     *
     * @param horizon nobody departs at this time or later, in (0, 2e6] s
     * @param ignored told what is not read, each once, and flows for which there is no way
     */
    static Demand read(Path file, RoadNetwork network, double horizon, Consumer<String> ignored) throws IOException {
        if (!(horizon > 0 && horizon <= LATEST)) {
            throw new IllegalArgumentException("horizon must be in (0, 2e6] s, got " + horizon);
        }
        Set<String> unread = new LinkedHashSet<>();
        CityFlowDemand demand = new CityFlowDemand(network, horizon, unread);
        JsonFile.readArray(file, demand::flow);
        unread.forEach(ignored);
        return new Demand(demand.departures);
    }

    private void flow(JsonValue json) {
        json.tellUnknown(KNOWN, name -> unread.add("flow " + name));
        String id = "flow_" + flows++;
        VehicleType type = type(json.member("vehicle"));
        double begin = json.member("startTime").number(0, LATEST);
        double end = json.member("endTime").number(-1, LATEST);
        double interval = json.member("interval").number(LEAST_INTERVAL, LATEST);
        if (end < begin && end != -1) {
            throw json.wrong("endTime must be -1 or not before startTime, " + begin + " s, got " + end + " s");
        }
        List<Integer> stages = stages(json.member("route"));
        if (begin >= horizon) {
            return;
        }
        double most = Math.ceil((horizon - begin) / interval);
        int number = (int) Math.min(
                MOST_VEHICLES + 1.0, end < 0 ? most : Math.min(most, Math.floor((end - begin) / interval) + 1));
        vehicles += number;
        if (vehicles > MOST_VEHICLES) {
            throw json.wrong("must bring no more than " + MOST_VEHICLES + " vehicles in all before " + horizon
                    + " s; give an earlier horizon");
        }
        Route route = route(stages, id);
        if (route != null) {
            departures.add(Departures.of(id, new Rhythm.Even(begin, interval, number), type, route, INSERTION));
        }
    }

    private List<Integer> stages(JsonValue json) {
        List<Integer> stages = new ArrayList<>();
        for (JsonValue each : json.elements()) {
            Integer edge = edges.get(each.text());
            if (edge == null) {
                throw each.wrong("must be a road of the network, got " + each.text());
            }
            stages.add(edge);
        }
        if (stages.isEmpty() || stages.size() > MOST_STAGES) {
            throw json.wrong("must have 1 to " + MOST_STAGES + " roads, got " + stages.size());
        }
        return stages;
    }

    /** Null if there is none. */
    private Route route(List<Integer> stages, String id) {
        Route known = routes.get(stages);
        if (known != null) {
            return known;
        }
        Route found;
        try {
            found = areJoined(stages)
                    ? new Route(stages.stream().mapToInt(Integer::intValue).toArray())
                    : router.route(stages, router.freeFlow());
        } catch (IllegalArgumentException noWay) {
            unread.add(id + ": " + noWay.getMessage());
            return null;
        }
        routes.put(stages, found);
        return found;
    }

    private boolean areJoined(List<Integer> stages) {
        for (int i = 1; i < stages.size(); i++) {
            if (!router.isJoined(stages.get(i - 1), stages.get(i))) {
                return false;
            }
        }
        return true;
    }

    private VehicleType type(JsonValue json) {
        json.tellUnknown(KNOWN_VEHICLE, name -> unread.add("vehicle " + name));
        double decel = positive(json, "usualNegAcc", 4.5);
        List<Double> key = List.of(
                positive(json, "length", 5),
                json.has("minGap") ? json.member("minGap").number(0, GREATEST) : 2.5,
                positive(json, "maxSpeed", 16.67),
                positive(json, "maxPosAcc", 2),
                decel,
                Math.max(decel, positive(json, "maxNegAcc", 4.5)),
                positive(json, "headwayTime", 1.5));
        return types.computeIfAbsent(key, _ -> type(types.isEmpty() ? "cityflow" : "cityflow." + types.size(), key));
    }

    private static double positive(JsonValue json, String name, double otherwise) {
        return json.has(name) ? json.member(name).number(LEAST_INTERVAL, GREATEST) : otherwise;
    }

    private static VehicleType type(String id, List<Double> of) {
        return new VehicleType(
                id,
                CLASS,
                of.get(0),
                of.get(1),
                of.get(2),
                of.get(3),
                of.get(4),
                of.get(5),
                of.get(6),
                0,
                DriverModel.CITYFLOW,
                SpeedFactor.of(1),
                STAYING,
                "HBEFA3/PC_G_EU4");
    }
}
