package io.throng.scenarios.traffic.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers everything and lays lanes: a network from what a builder was told. */
final class Assembly {
    private static final double SHORTEST = 1;
    private static final int MOST_ROWS = 1 << 12;
    private static final double SIDE_ACCELERATION = 5.5;
    private static final double TURNS = Math.PI / 12;

    /** SUMO draws curves in four pieces and measures from the first to the last. */
    private static final double MEASURED = 0.75;

    private final RoadNetworkBuilder told;
    private final Map<String, Crossroads> crossroads = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Link> inner = new ArrayList<>();
    private final List<Junction> junctions = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private final Map<String, Edge> edgeOf = new HashMap<>();
    private final Map<String, Line> lineOf = new HashMap<>();

    Assembly(RoadNetworkBuilder told) {
        this.told = told;
    }

    RoadNetwork network() {
        told.nodes().forEach(node -> crossroads.put(node.id(), new Crossroads(node)));
        for (Street street : told.streets()) {
            crossroads.get(street.from()).leaving.add(street);
            crossroads.get(street.to()).arriving.add(street);
        }
        connect();
        told.streets().forEach(this::lay);
        crossroads.values().forEach(this::cross);
        inner.forEach(link -> links.add(numbered(link, links.size())));
        return new RoadNetwork(edges, lanes, links, junctions, signals);
    }

    private void connect() {
        Map<String, List<Movement>> given = new HashMap<>();
        Set<Street> isGiven = new HashSet<>();
        for (Movement movement : told.movements()) {
            given.computeIfAbsent(movement.from().to(), _ -> new ArrayList<>()).add(movement);
            isGiven.add(movement.from());
        }
        crossroads.forEach((id, each) -> each.connect(given.getOrDefault(id, List.of()), isGiven));
    }

    private void lay(Street street) {
        Road road = street.road();
        double begin = crossroads.get(street.from()).setback(street, false);
        double left =
                street.line().length() - begin - crossroads.get(street.to()).setback(street, true);
        if (left < SHORTEST) {
            throw new IllegalArgumentException("road " + street.id() + " must be at least " + SHORTEST
                    + " m long between the stop lines of its junctions, got " + left
                    + " m; put them farther apart or give them a radius");
        }
        Line line = street.line().between(begin, begin + left);
        Edge edge = new Edge(
                edges.size(),
                street.id(),
                street.from(),
                street.to(),
                false,
                lanes.size(),
                road.lanes(),
                road.priority());
        edges.add(edge);
        edgeOf.put(street.id(), edge);
        lineOf.put(street.id(), line);
        for (int i = 0; i < road.lanes(); i++) {
            lanes.add(new Lane(
                    lanes.size(),
                    street.id() + "_" + i,
                    edge.number(),
                    i,
                    road.length() > 0 ? road.length() : line.length(),
                    road.speed(),
                    shape(street, i).shape(),
                    Permission.ALL));
        }
    }

    private int lane(Street street, int index) {
        return edgeOf.get(street.id()).firstLane() + index;
    }

    private void cross(Crossroads here) {
        List<Integer> incoming = new ArrayList<>();
        for (Street street : here.arriving) {
            for (int i = 0; i < street.road().lanes(); i++) {
                incoming.add(lane(street, i));
            }
        }
        List<Integer> internal = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        if (here.isJoint()) {
            here.movements.forEach(this::join);
        } else {
            pass(here, internal, requests);
        }
        RoadNetworkBuilder.Node node = here.node;
        junctions.add(new Junction(
                junctions.size(),
                node.id(),
                node.type().id(),
                node.place().x(),
                node.place().y(),
                incoming,
                internal,
                requests));
    }

    private void join(Movement movement) {
        links.add(new Link(
                links.size(),
                lane(movement.from(), movement.fromLane()),
                lane(movement.to(), movement.toLane()),
                -1,
                -1,
                -1,
                movement.direction(),
                'M',
                -1,
                -1));
    }

    /** Lays the ways over a junction, a row a movement. */
    private void pass(Crossroads here, List<Integer> internal, List<Request> requests) {
        List<Movement> movements = here.movements;
        if (movements.size() > MOST_ROWS) {
            throw new IllegalArgumentException("junction " + here.node.id() + " must have at most " + MOST_ROWS
                    + " ways over it, got " + movements.size() + "; divide it");
        }
        List<Line> ways = movements.stream().map(this::way).toList();
        RightOfWay rightOfWay = new RightOfWay(here.node.type(), movements, ways);
        int signal = signal(here, rightOfWay);
        int extra = movements.size();
        for (int row = 0; row < movements.size(); row++) {
            Movement movement = movements.get(row);
            Line way = ways.get(row);
            double wait = rightOfWay.waitsAt(row);
            double speed = speed(movement, way);
            int from = lane(movement.from(), movement.fromLane());
            int to = lane(movement.to(), movement.toLane());
            int first = inside(here, row, wait > 0 ? way.between(0, wait) : way, speed);
            links.add(new Link(
                    links.size(),
                    from,
                    to,
                    first,
                    signal,
                    signal < 0 ? -1 : row,
                    movement.direction(),
                    rightOfWay.state(row),
                    junctions.size(),
                    row));
            int last = first;
            if (wait > 0) {
                last = inside(here, extra++, way.between(wait, way.length()), speed);
                inner.add(new Link(-1, first, to, last, -1, -1, movement.direction(), 'm', -1, -1));
            }
            inner.add(new Link(-1, last, to, -1, -1, -1, movement.direction(), 'M', -1, -1));
            internal.add(last);
            requests.add(new Request(rightOfWay.responses(row), rightOfWay.foes(row), wait > 0));
        }
    }

    private static Link numbered(Link link, int number) {
        return new Link(
                number,
                link.from(),
                link.to(),
                link.via(),
                link.signal(),
                link.signalIndex(),
                link.direction(),
                link.state(),
                link.junction(),
                link.request());
    }

    private int inside(Crossroads here, int number, Line line, double speed) {
        String id = ":" + here.node.id() + "_" + number;
        int lane = lanes.size();
        edges.add(new Edge(edges.size(), id, "", "", true, lane, 1, -1));
        lanes.add(new Lane(lane, id + "_0", edges.size() - 1, 0, line.length(), speed, line.shape(), Permission.ALL));
        return lane;
    }

    private Line way(Movement movement) {
        Line from = shape(movement.from(), movement.fromLane());
        Line to = shape(movement.to(), movement.toLane());
        return Line.curve(from.end(), from.finalHeading(), to.start(), to.heading());
    }

    private Line shape(Street street, int index) {
        return lineOf.get(street.id()).toRight((street.road().lanes() - index - 0.5) * RoadNetworkBuilder.LANE_WIDTH);
    }

    /** The mean of the limits before and behind, as far as side acceleration allows it. */
    private static double speed(Movement movement, Line way) {
        double limit = (movement.from().road().speed() + movement.to().road().speed()) / 2;
        double turn =
                movement.direction() == 't' ? Math.PI : Math.abs(movement.from().turnTo(movement.to()));
        return turn < TURNS ? limit : Math.min(limit, Math.sqrt(SIDE_ACCELERATION * way.length() / (MEASURED * turn)));
    }

    /** The number of the junction's signal; -1 if it has none. */
    private int signal(Crossroads here, RightOfWay rightOfWay) {
        String id = here.node.id();
        if (here.node.type() != JunctionType.TRAFFIC_LIGHT) {
            return -1;
        }
        if (here.movements.isEmpty()) {
            throw new IllegalArgumentException("junction " + id
                    + " has a signal, but no lane leads over it; give it another type or connect roads");
        }
        Signal.Program given = told.program(id);
        int lights = given == null
                ? here.movements.size()
                : given.phases().getFirst().state().length();
        if (lights != here.movements.size()) {
            throw new IllegalArgumentException("the program of junction " + id + " must have a light for each of its "
                    + here.movements.size() + " rows, got " + lights);
        }
        signals.add(new Signal(
                signals.size(),
                id,
                List.of(given == null ? SignalPhases.program(here.movements, rightOfWay, told.timing(id)) : given)));
        return signals.size() - 1;
    }
}
