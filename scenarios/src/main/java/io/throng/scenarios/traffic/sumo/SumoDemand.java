package io.throng.scenarios.traffic.sumo;

import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Mix;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.Stop;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.net.Detector;
import io.throng.scenarios.traffic.net.Edge;
import io.throng.scenarios.traffic.net.Permission;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.routing.Router;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code rou.xml} and {@code add.xml}. Files see what those before them define. */
final class SumoDemand {
    private static final Set<String> KNOWN = Set.of("routes", "add", "additional", "param", "interval");
    private static final Set<String> DEPARTING = Set.of("vehicle", "trip", "flow");
    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "type",
            "route",
            "from",
            "to",
            "via",
            "depart",
            "departLane",
            "departPos",
            "departSpeed",
            "begin",
            "end",
            "number",
            "period",
            "vehsPerHour",
            "perHour",
            "probability",
            "color",
            "line",
            "arrivalLane",
            "arrivalPos",
            "arrivalSpeed",
            "fromJunction",
            "toJunction",
            "departPosLat",
            "arrivalPosLat",
            "personNumber",
            "reroute");

    /** Edges that repetitions of routes may add up to, so that a short file does not fill the memory. */
    private static final int MOST_REPEATED = 5_000_000;

    private final RoadNetwork network;
    private final SumoTypes types = new SumoTypes();
    private final SignalPlans plans = new SignalPlans();
    private final Map<String, Router> routers = new HashMap<>();
    private final Map<String, Mix<Route>> routes = new HashMap<>();
    private final Map<String, Stop> places = new HashMap<>();
    private final List<Departures> departures = new ArrayList<>();
    private final List<Detector> detectors = new ArrayList<>();
    private final Set<String> unread = new LinkedHashSet<>();

    private long repeated;
    private XmlElement open;
    private Mix<Route> openRoutes;
    private final List<Stop> openStops = new ArrayList<>();
    private final List<Route> members = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    SumoDemand(RoadNetwork network) {
        this.network = network;
    }

    void read(Path file) throws IOException {
        XmlFile.read(file, this::begin);
        close();
        types.end();
    }

    void read(String name, InputStream in) throws IOException {
        XmlFile.read(name, in, this::begin);
        close();
        types.end();
    }

    Demand demand() {
        return new Demand(departures);
    }

    List<Detector> detectors() {
        return detectors;
    }

    /** The network with the signal programs that were read. */
    RoadNetwork withPrograms() {
        return new RoadNetwork(
                network.edges(),
                network.lanes(),
                network.links(),
                network.junctions(),
                plans.addedTo(network.signals()));
    }

    void tellUnread(Consumer<String> ignored) {
        plans.unknownTo(network.signals())
                .forEach(id -> unread.add("program of signal " + id + ", which is not in the network"));
        unread.forEach(ignored);
    }

    private void begin(XmlElement element) {
        if (open != null && element.depth() <= open.depth()) {
            close();
        }
        switch (element.name()) {
            case "vTypeDistribution" -> types.beginDistribution(element);
            case "vType" -> types.add(element);
            case "route" -> route(element);
            case "vehicle", "trip", "flow", "routeDistribution" -> open(element);
            case "stop" -> stop(element);
            case "busStop", "trainStop", "containerStop", "parkingArea", "chargingStation" -> place(element);
            case "tlLogic", "phase" -> plans.begin(element);
            case "e1Detector", "inductionLoop" -> detectors.add(Detectors.loop(element, network));
            case "e2Detector", "laneAreaDetector" -> detectors.add(Detectors.area(element, network));
            default -> {
                if (!KNOWN.contains(element.name())) {
                    unread.add("<" + element.name() + ">");
                }
            }
        }
    }

    private void open(XmlElement element) {
        open = element;
        openRoutes = null;
        openStops.clear();
        members.clear();
        weights.clear();
        if (DEPARTING.contains(element.name())) {
            for (String attribute : element.attributes().keySet()) {
                if (!ATTRIBUTES.contains(attribute)) {
                    unread.add(attribute + " of <" + element.name() + ">");
                }
            }
        } else {
            String[] named = element.words("routes");
            String[] probabilities = element.words("probabilities");
            for (int i = 0; i < named.length; i++) {
                double weight = i < probabilities.length ? element.number("probabilities", probabilities[i]) : 1;
                Mix<Route> known = known(element, named[i]);
                for (int j = 0; j < known.of().size(); j++) {
                    members.add(known.of().get(j));
                    weights.add(weight * known.weights().get(j));
                }
            }
        }
    }

    private void route(XmlElement element) {
        Route route = new Route(edges(element));
        if (open == null) {
            requireJoined(element, route);
            routes.put(element.text("id"), Mix.of(route));
        } else if (open.name().equals("routeDistribution")) {
            members.add(route);
            weights.add(element.number("probability", 1));
            requireJoined(element, route);
            if (element.has("id")) {
                routes.put(element.text("id"), Mix.of(route));
            }
        } else {
            requireJoined(element, route);
            openRoutes = Mix.of(route);
        }
    }

    private int[] edges(XmlElement element) {
        String[] names = element.words("edges");
        if (names.length == 0) {
            throw element.wrong("must have edges, got none");
        }
        int repeat = element.has("repeat") ? element.whole("repeat") : 0;
        repeated += (long) names.length * repeat;
        if (repeat < 0 || repeated > MOST_REPEATED) {
            throw element.wrong("repeat must be at least 0 and add no more than " + MOST_REPEATED
                    + " edges to the routes of all files, got " + repeat);
        }
        int[] edges = new int[names.length * (repeat + 1)];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = edge(element, names[i % names.length]).number();
        }
        return edges;
    }

    private Edge edge(XmlElement element, String id) {
        return element.checked(() -> network.edge(id));
    }

    /** Whether anybody can go on from each edge to the next; for whom is seen when vehicles are put on the road. */
    private void requireJoined(XmlElement element, Route route) {
        Router anybody = router(Permission.IGNORING);
        for (int i = 1; i < route.edges().length; i++) {
            if (!anybody.isJoined(route.edges()[i - 1], route.edges()[i])) {
                throw element.wrong("goes from edge "
                        + network.edges().get(route.edges()[i - 1]).id() + " to edge "
                        + network.edges().get(route.edges()[i]).id() + ", which are not joined"
                        + (open == null ? "" : ", for " + open.text("id", "")));
            }
        }
    }

    private Router router(String vehicleClass) {
        return routers.computeIfAbsent(vehicleClass, name -> new Router(network, name));
    }

    private Mix<Route> known(XmlElement element, String id) {
        Mix<Route> known = routes.get(id);
        if (known == null) {
            throw element.wrong("follows route " + id + ", which no route before it defines");
        }
        return known;
    }

    private void stop(XmlElement element) {
        if (open == null || open.name().equals("routeDistribution")) {
            unread.add("<stop> outside of vehicles, trips and flows");
            return;
        }
        openStops.add(element.checked(() -> stopAt(element)));
    }

    private Stop stopAt(XmlElement element) {
        double seconds = element.time("duration", 0);
        double until = element.time("until", 0);
        for (String kind : new String[] {"busStop", "trainStop", "containerStop", "parkingArea", "chargingStation"}) {
            if (element.has(kind)) {
                Stop place = places.get(element.text(kind));
                if (place == null) {
                    throw element.wrong(
                            "is at " + kind + " " + element.text(kind) + ", which no file before it defines");
                }
                return new Stop(place.lane(), place.position(), seconds, until);
            }
        }
        int lane = network.lane(element.text("lane")).number();
        return new Stop(lane, along(element, "endPos", lane), seconds, until);
    }

    private void place(XmlElement element) {
        places.put(element.text("id"), element.checked(() -> {
            int lane = network.lane(element.text("lane")).number();
            return new Stop(lane, along(element, "endPos", lane), 0, 0);
        }));
    }

    private double along(XmlElement element, String attribute, int lane) {
        double length = network.lanes().get(lane).length();
        double metres = element.number(attribute, length);
        return Math.clamp(metres < 0 ? length + metres : metres, 0, length);
    }

    /** Completes the element whose children have all been read. */
    private void close() {
        XmlElement element = open;
        open = null;
        if (element == null) {
            return;
        }
        if (element.name().equals("routeDistribution")) {
            routes.put(element.text("id"), element.checked(() -> new Mix<>(members, weights)));
            return;
        }
        Mix<VehicleType> mix = types.of(element);
        Rhythm rhythm = element.name().equals("flow") ? Departing.flow(element) : Departing.once(element);
        departures.add(new Departures(
                element.text("id"), rhythm, mix, routes(element, mix), Departing.insertion(element), openStops));
    }

    private Mix<Route> routes(XmlElement element, Mix<VehicleType> mix) {
        if (element.has("route")) {
            return known(element, element.text("route"));
        }
        if (openRoutes != null) {
            return openRoutes;
        }
        if (!element.has("from") || !element.has("to")) {
            throw element.wrong("must have a route, or from and to, got "
                    + element.attributes().keySet());
        }
        List<Integer> stages = new ArrayList<>();
        stages.add(edge(element, element.text("from")).number());
        for (String via : element.words("via")) {
            stages.add(edge(element, via).number());
        }
        stages.add(edge(element, element.text("to")).number());
        Router router = router(mix.of().getFirst().vehicleClass());
        return element.checked(() -> Mix.of(router.route(stages, router.freeFlow())));
    }
}
