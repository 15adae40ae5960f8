package io.throng.scenarios.traffic.net;

import io.throng.kernel.record.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A road network that does not change. Everything is in its list by number. Safe for use by several threads. */
public final class RoadNetwork {
    private static final double MARGIN = 10;

    private final List<Edge> edges;
    private final List<Lane> lanes;
    private final List<Link> links;
    private final List<Junction> junctions;
    private final List<Signal> signals;
    private final Map<String, Edge> edgeById;
    private final Map<String, Lane> laneById;
    private final Map<String, Junction> junctionById;
    private final Map<String, Signal> signalById;
    private final List<List<Link>> linksFrom = new ArrayList<>();

    /**
     * A network of its parts, whose numbers fit.
     *
     * @throws IllegalArgumentException if two of one kind have the same id, or there is no lane
     */
    public RoadNetwork(
            List<Edge> edges, List<Lane> lanes, List<Link> links, List<Junction> junctions, List<Signal> signals) {
        this.edges = List.copyOf(edges);
        this.lanes = List.copyOf(lanes);
        this.links = List.copyOf(links);
        this.junctions = List.copyOf(junctions);
        this.signals = List.copyOf(signals);
        if (lanes.isEmpty()) {
            throw new IllegalArgumentException("a road network must have a lane, got none");
        }
        edgeById = byId("edge", edges, Edge::id);
        laneById = byId("lane", lanes, Lane::id);
        junctionById = byId("junction", junctions, Junction::id);
        signalById = byId("signal", signals, Signal::id);
        lanes.forEach(_ -> linksFrom.add(new ArrayList<>()));
        links.forEach(link -> linksFrom.get(link.from()).add(link));
        linksFrom.replaceAll(List::copyOf);
    }

    private static <T> Map<String, T> byId(String what, List<T> all, Function<T, String> id) {
        Map<String, T> byId = new HashMap<>();
        for (T each : all) {
            if (byId.putIfAbsent(id.apply(each), each) != null) {
                throw new IllegalArgumentException(what + " " + id.apply(each) + " is there twice");
            }
        }
        return byId;
    }

    /** By number. */
    public List<Edge> edges() {
        return edges;
    }

    /** By number. */
    public List<Lane> lanes() {
        return lanes;
    }

    /** By number. */
    public List<Link> links() {
        return links;
    }

    /** By number. */
    public List<Junction> junctions() {
        return junctions;
    }

    /** By number. */
    public List<Signal> signals() {
        return signals;
    }

    /** Links that begin at a lane. */
    public List<Link> from(int lane) {
        return linksFrom.get(lane);
    }

    /**
     * An edge by its id.
     *
     * @throws IllegalArgumentException if there is none, as the other look-ups
     */
    public Edge edge(String id) {
        return required("edge", id, edgeById);
    }

    /** A lane by its id. */
    public Lane lane(String id) {
        return required("lane", id, laneById);
    }

    /** A junction by its id. */
    public Junction junction(String id) {
        return required("junction", id, junctionById);
    }

    /** A signal by its id. */
    public Signal signal(String id) {
        return required("signal", id, signalById);
    }

    private static <T> T required(String what, String id, Map<String, T> all) {
        T found = all.get(id);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no " + what + " " + id + " in the network, which has " + all.size() + " of them");
        }
        return found;
    }

    /** The rectangle around all lanes, and a little more. */
    public Extent extent() {
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (Lane lane : lanes) {
            for (int i = 0; i < lane.shape().length; i += 2) {
                minX = Math.min(minX, lane.shape()[i]);
                maxX = Math.max(maxX, lane.shape()[i]);
                minY = Math.min(minY, lane.shape()[i + 1]);
                maxY = Math.max(maxY, lane.shape()[i + 1]);
            }
        }
        return new Extent(minX - MARGIN, minY - MARGIN, maxX + MARGIN, maxY + MARGIN, "m");
    }
}
