package io.throng.scenarios.traffic.net;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a road network of junctions and roads between them. People drive on the right; lanes are 3.2 m wide.
 *
 * <p>Lanes lead on as said by {@link #connect}; from roads of which nothing is said, all lanes lead straight on, the rightmost
 * also to the right and the leftmost also to the left. Stop lines are set back from the junction, and lanes inside lead from them
 * along curves. On those the speed is limited so that the side acceleration is 5.5 m/s², with SUMO's measure of the radius, which is
 * a third too long. Where roads just go on, each as one other of as many lanes, without a signal, lanes join directly.
 *
 * <p>Right of way follows from the geometry, the junction's type and the roads' priorities. Rows of requests, and with them lights
 * of signals, are numbered through the roads that end at the junction, in the order in which they were added, through each road's
 * lanes from the right, and through each lane's links from the right.
 */
public final class RoadNetworkBuilder {
    /** Of every lane, in m. */
    public static final double LANE_WIDTH = 3.2;

    private static final double FARTHEST = 1e7;
    private static final int MOST = 1_000_000;

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Street> streets = new LinkedHashMap<>();
    private final Set<Movement> movements = new LinkedHashSet<>();
    private final Map<String, SignalTiming> timings = new LinkedHashMap<>();
    private final Map<String, Signal.Program> programs = new LinkedHashMap<>();

    /**
     * A junction.
     *
     * @param radius how far stop lines are from it, in m; 0 for what its geometry asks for
     */
    record Node(String id, Point place, JunctionType type, double radius, boolean turnsAround) {}

    /** Without anything in it yet. */
    public RoadNetworkBuilder() {}

    /**
     * Adds a junction.
     *
     * @param x in [-1e7, 1e7] m
     * @param y in [-1e7, 1e7] m
     * @throws IllegalArgumentException if its id is there already, as the other methods for what they add
     */
    public RoadNetworkBuilder junction(String id, double x, double y, JunctionType type) {
        return add(new Node(id, new Point(x, y), type, 0, false));
    }

    /**
     * Adds a junction with stop lines at a distance.
     *
     * @param radius from the junction to the stop lines, along the roads, in [0.1, 1000] m
     */
    public RoadNetworkBuilder junction(String id, double x, double y, JunctionType type, double radius) {
        if (!(radius >= 0.1 && radius <= 1000)) {
            throw new IllegalArgumentException("radius of junction " + id + " must be in [0.1, 1000] m, got " + radius
                    + "; leave it out to have it" + " worked out");
        }
        return add(new Node(id, new Point(x, y), type, radius, false));
    }

    private RoadNetworkBuilder add(Node node) {
        Point place = node.place();
        if (!(Math.abs(place.x()) <= FARTHEST && Math.abs(place.y()) <= FARTHEST)) {
            throw new IllegalArgumentException(
                    "junction " + node.id() + " must lie in [-1e7, 1e7] m, got " + place.x() + ", " + place.y());
        }
        once("junction", node.id(), nodes);
        nodes.put(node.id(), node);
        return this;
    }

    private static void once(String what, String id, Map<String, ?> known) {
        if (known.containsKey(id)) {
            throw new IllegalArgumentException(what + " " + id + " is there twice; give each another id");
        }
        if (known.size() == MOST) {
            throw new IllegalArgumentException("a network must have at most " + MOST + " of each kind, got " + what
                    + " " + id + " beyond; divide it");
        }
    }

    /** Adds a road from one junction to another. */
    public RoadNetworkBuilder road(String id, String from, String to, Road road) {
        once("road", id, streets);
        Node start = known("junction", from, nodes);
        Node end = known("junction", to, nodes);
        Line line = road.shape().length == 0
                ? Line.through(List.of(start.place(), end.place()))
                : Line.through(road.shape());
        if (line == null) {
            throw new IllegalArgumentException("road " + id + " must lead from one place to another, got " + from
                    + " and " + to + "; give it a shape");
        }
        streets.put(id, new Street(id, from, to, road, line));
        return this;
    }

    /** Adds a road each way: {@code id} and {@code -id}, which comes back along the same line. */
    public RoadNetworkBuilder twoWay(String id, String one, String other, Road road) {
        double[] shape = road.shape();
        double[] back = new double[shape.length];
        for (int i = 0; i < shape.length; i += 2) {
            back[i] = shape[shape.length - 2 - i];
            back[i + 1] = shape[shape.length - 1 - i];
        }
        return road(id, one, other, road).road("-" + id, other, one, road.withShape(back));
    }

    /**
     * Lets a lane lead to another. A road of which one lane is connected so has no other links than those given.
     *
     * @param fromLane from the right
     * @param toLane from the right
     */
    public RoadNetworkBuilder connect(String fromRoad, int fromLane, String toRoad, int toLane) {
        Street from = known("road", fromRoad, streets);
        Street to = known("road", toRoad, streets);
        if (!from.to().equals(to.from())) {
            throw new IllegalArgumentException("road " + fromRoad + " must end where road " + toRoad
                    + " begins, got junctions " + from.to() + " and " + to.from());
        }
        lane(from, fromLane);
        lane(to, toLane);
        Movement movement = new Movement(from, fromLane, to, toLane);
        if (!movements.add(movement)) {
            throw new IllegalArgumentException("lane " + fromLane + " of road " + fromRoad + " leads to lane " + toLane
                    + " of road " + toRoad + " already");
        }
        return this;
    }

    private static void lane(Street street, int lane) {
        if (lane < 0 || lane >= street.road().lanes()) {
            throw new IllegalArgumentException("lane of road " + street.id() + " must be in [0, "
                    + street.road().lanes() + "), got " + lane);
        }
    }

    /** Lets drivers turn around at a junction, from the leftmost lane of each road. */
    public RoadNetworkBuilder turnArounds(String junction) {
        Node node = known("junction", junction, nodes);
        nodes.put(junction, new Node(junction, node.place(), node.type(), node.radius(), true));
        return this;
    }

    /** How long the phases of a junction's signal last; {@link SignalTiming#defaults} where nothing is said. */
    public RoadNetworkBuilder signal(String junction, SignalTiming timing) {
        requireSignal(junction);
        timings.put(junction, timing);
        return this;
    }

    /** The program of a junction's signal, with a light for each row of the junction. */
    public RoadNetworkBuilder signal(String junction, Signal.Program program) {
        requireSignal(junction);
        programs.put(junction, program);
        return this;
    }

    private void requireSignal(String junction) {
        Node node = known("junction", junction, nodes);
        if (node.type() != JunctionType.TRAFFIC_LIGHT) {
            throw new IllegalArgumentException("junction " + junction + " must be of type TRAFFIC_LIGHT to have a"
                    + " signal, got " + node.type());
        }
        if (timings.containsKey(junction) || programs.containsKey(junction)) {
            throw new IllegalArgumentException("the signal of junction " + junction + " is given twice");
        }
    }

    private static <T> T known(String what, String id, Map<String, T> all) {
        T found = all.get(id);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no " + what + " " + id + "; add it before, got " + all.size() + " of them");
        }
        return found;
    }

    /**
     * The network.
     *
     * @throws IllegalArgumentException if a road is too short for its junctions, or a signal has nothing to say
     */
    public RoadNetwork build() {
        return new Assembly(this).network();
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    Collection<Street> streets() {
        return streets.values();
    }

    /** Those that are given. */
    Set<Movement> movements() {
        return movements;
    }

    /** Null if only its timing is known, or nothing. */
    Signal.Program program(String junction) {
        return programs.get(junction);
    }

    SignalTiming timing(String junction) {
        return timings.getOrDefault(junction, SignalTiming.defaults());
    }
}
