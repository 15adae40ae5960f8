package io.throng.scenarios.traffic.cityflow;

import io.throng.scenarios.traffic.net.Edge;
import io.throng.scenarios.traffic.net.Junction;
import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.Line;
import io.throng.scenarios.traffic.net.Link;
import io.throng.scenarios.traffic.net.Permission;
import io.throng.scenarios.traffic.net.Request;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads {@code roadnet.json}. Lanes, which the file counts from the left, are numbered from the right as everywhere; their ids end
 * with the file's number.
 *
 * <p>Virtual intersections are dead ends. At others, a signal shows G to the lane links of the road links that are available and r
 * to the rest, but y to those that have just lost it where nobody else has got it. Crossing and merging lane links are foes: those
 * who go straight on go first, then those to the left, then those to the right; among equals, those who come from the right, and
 * of one road those on the left.
 */
final class CityFlowNet {
    /** CityFlow's limit on turns, of a vehicle that does not say its own, in m/s. */
    private static final double TURN_SPEED = 8.33;

    private static final double SHORTEST = 1;

    private final Map<String, Intersection> intersections = new LinkedHashMap<>();
    private final Map<String, RoadLine> roads = new LinkedHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Line> middles = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Link> inner = new ArrayList<>();
    private final List<Junction> junctions = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private final Map<String, Edge> edgeOf = new HashMap<>();
    private final Map<String, List<RoadLine>> arriving = new HashMap<>();

    private CityFlowNet() {}

    /**
     * Reads a network.
     *
     * @param ignored told what is not read, each once
     * @throws IllegalArgumentException with file, line and place if it is no network, or one that contradicts itself
     * @throws IOException if it cannot be read
     */
    static RoadNetwork read(Path file, Consumer<String> ignored) throws IOException {
        CityFlowNet net = new CityFlowNet();
        JsonFile.readArrays(file, Map.of("intersections", net::intersection, "roads", net::road), net.unread::add);
        net.unread.forEach(ignored);
        if (net.roads.isEmpty()) {
            throw new IllegalArgumentException(file + " has no roads; give a roadnet.json of CityFlow");
        }
        return net.network();
    }

    private void intersection(JsonValue json) {
        Intersection read = Intersection.of(json, unread::add);
        if (intersections.putIfAbsent(read.id(), read) != null) {
            throw json.wrong("is intersection " + read.id() + ", which is there twice");
        }
    }

    private void road(JsonValue json) {
        RoadLine read = RoadLine.of(json, unread::add);
        if (roads.putIfAbsent(read.id(), read) != null) {
            throw json.wrong("is road " + read.id() + ", which is there twice");
        }
    }

    private RoadNetwork network() {
        roads.values().forEach(this::lay);
        intersections.values().forEach(this::cross);
        for (Link link : inner) {
            links.add(
                    new Link(links.size(), link.from(), link.to(), -1, -1, -1, link.direction(), link.state(), -1, -1));
        }
        return new RoadNetwork(edges, lanes, links, junctions, signals);
    }

    private void lay(RoadLine road) {
        double begin = known(road, road.from()).width();
        double length = road.line().length() - begin - known(road, road.to()).width();
        if (length < SHORTEST) {
            throw road.json()
                    .wrong("is road " + road.id() + ", which must be at least " + SHORTEST
                            + " m longer than the widths of its intersections, got " + length + " m");
        }
        Line line = road.line().between(begin, begin + length);
        Edge edge = new Edge(edges.size(), road.id(), road.from(), road.to(), false, lanes.size(), road.lanes(), 0);
        edges.add(edge);
        edgeOf.put(road.id(), edge);
        arriving.computeIfAbsent(road.to(), _ -> new ArrayList<>()).add(road);
        for (int index = 0; index < road.lanes(); index++) {
            int fromLeft = road.lanes() - 1 - index;
            Line middle = line.toRight(road.offset(fromLeft));
            if (middle == null) {
                throw road.json().wrong("is road " + road.id() + ", of which lane " + fromLeft + " has no length");
            }
            middles.add(middle);
            lanes.add(new Lane(
                    lanes.size(),
                    road.id() + "_" + fromLeft,
                    edge.number(),
                    index,
                    middle.length(),
                    road.speeds().get(fromLeft),
                    middle.shape(),
                    Permission.ALL));
        }
    }

    private Intersection known(RoadLine road, String id) {
        Intersection found = intersections.get(id);
        if (found == null) {
            throw road.json().wrong("is road " + road.id() + " at intersection " + id + ", which is not in the file");
        }
        return found;
    }

    private void cross(Intersection here) {
        List<Integer> incoming = new ArrayList<>();
        for (RoadLine road : arriving.getOrDefault(here.id(), List.of())) {
            Edge edge = edgeOf.get(road.id());
            for (int index = 0; index < road.lanes(); index++) {
                incoming.add(edge.firstLane() + index);
            }
        }
        Passages passages = new Passages(here, incoming, this::lane, lanes, middles);
        boolean hasSignal = passages.count() > 0 && !here.phases().isEmpty();
        if (hasSignal) {
            signals.add(passages.signal(signals.size()));
        }
        List<Integer> internal = new ArrayList<>();
        List<Request> requests = passages.requests();
        for (int row = 0; row < passages.count(); row++) {
            pass(here, passages.get(row), row, hasSignal, requests.get(row), internal);
        }
        JunctionType type = passages.count() == 0
                ? JunctionType.DEAD_END
                : hasSignal ? JunctionType.TRAFFIC_LIGHT : JunctionType.PRIORITY;
        junctions.add(new Junction(
                junctions.size(),
                here.id(),
                type.id(),
                here.place().x(),
                here.place().y(),
                incoming,
                internal,
                requests));
    }

    private void pass(
            Intersection here,
            Passages.Passage passage,
            int row,
            boolean hasSignal,
            Request request,
            List<Integer> internal) {
        char direction = passage.roadLink().direction();
        String id = ":" + here.id() + "_" + row;
        int lane = lanes.size();
        double limit = Math.max(
                lanes.get(passage.from()).speed(), lanes.get(passage.to()).speed());
        edges.add(new Edge(edges.size(), id, "", "", true, lane, 1, -1));
        lanes.add(new Lane(
                lane,
                id + "_0",
                edges.size() - 1,
                0,
                passage.way().length(),
                direction == 's' ? limit : Math.min(limit, TURN_SPEED),
                passage.way().shape(),
                Permission.ALL));
        internal.add(lane);
        boolean yields = !request.response().isEmpty();
        links.add(new Link(
                links.size(),
                passage.from(),
                passage.to(),
                lane,
                hasSignal ? signals.size() - 1 : -1,
                hasSignal ? row : -1,
                direction,
                hasSignal ? yields ? 'o' : 'O' : yields ? 'm' : 'M',
                junctions.size(),
                row));
        inner.add(new Link(-1, lane, passage.to(), -1, -1, -1, direction, 'M', -1, -1));
    }

    /** The number of a lane counted from the left. */
    private int lane(JsonValue json, String road, int fromLeft, Intersection here, boolean arrives) {
        Edge edge = edgeOf.get(road);
        if (edge == null) {
            throw json.wrong("names road " + road + ", which is not in the file");
        }
        if (!(arrives ? edge.to() : edge.from()).equals(here.id())) {
            throw json.wrong("names road " + road + ", which must " + (arrives ? "end" : "begin") + " at intersection "
                    + here.id());
        }
        if (fromLeft >= edge.lanes()) {
            throw json.wrong("must name a lane in [0, " + edge.lanes() + ") of road " + road + ", got " + fromLeft);
        }
        return edge.firstLane() + edge.lanes() - 1 - fromLeft;
    }
}
