package io.throng.scenarios.traffic.sumo;

import io.throng.scenarios.traffic.net.Edge;
import io.throng.scenarios.traffic.net.Junction;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.Link;
import io.throng.scenarios.traffic.net.Permission;
import io.throng.scenarios.traffic.net.Request;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code net.xml}. Ways for pedestrians alone are left out. */
public final class SumoNet {
    private static final Set<String> KNOWN = Set.of(
            "net",
            "location",
            "edge",
            "lane",
            "junction",
            "request",
            "connection",
            "tlLogic",
            "phase",
            "roundabout",
            "prohibition",
            "param",
            "neigh",
            "type");
    private static final Set<String> ON_FOOT = Set.of("crossing", "walkingarea");
    private static final Permission NOBODY = new Permission(Set.of(), true);
    private static final int MOST_REQUESTS = 1 << 12;

    private final List<Edge> edges = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<String, Integer> laneNumbers = new HashMap<>();
    private final Set<String> edgeIds = new HashSet<>();
    private final Set<String> onFoot = new HashSet<>();
    private final List<XmlElement> connections = new ArrayList<>();
    private final List<XmlElement> junctions = new ArrayList<>();
    private final Map<String, List<Request>> requests = new HashMap<>();
    private final SignalPlans plans = new SignalPlans();
    private final Set<String> unread = new LinkedHashSet<>();
    private XmlElement edge;
    private boolean isFirst;
    private XmlElement junction;

    private SumoNet() {}

    /**
     * Reads a network.
     *
     * @param ignored told the name of each kind of element that is not read, once
     * @throws IllegalArgumentException with file and line if it is no network, or one that contradicts itself
     * @throws IOException if it cannot be read
     */
    public static RoadNetwork read(Path file, Consumer<String> ignored) throws IOException {
        SumoNet net = new SumoNet();
        XmlFile.read(file, net::begin);
        return net.network(file.toString(), ignored);
    }

    static RoadNetwork read(String name, InputStream in) throws IOException {
        SumoNet net = new SumoNet();
        XmlFile.read(name, in, net::begin);
        return net.network(name, _ -> {});
    }

    private RoadNetwork network(String name, Consumer<String> ignored) {
        unread.forEach(each -> ignored.accept("<" + each + ">"));
        if (lanes.isEmpty()) {
            throw new IllegalArgumentException(name + " has no lanes; give a net.xml of SUMO");
        }
        return network();
    }

    private void begin(XmlElement element) {
        switch (element.name()) {
            case "edge" -> {
                edge = element;
                isFirst = true;
            }
            case "lane" -> lane(element);
            case "junction" -> {
                junction = element;
                junctions.add(element);
            }
            case "request" -> request(element);
            case "connection" -> connections.add(element);
            case "tlLogic", "phase" -> plans.begin(element);
            default -> {
                if (!KNOWN.contains(element.name())) {
                    unread.add(element.name());
                }
            }
        }
    }

    private void lane(XmlElement element) {
        if (edge == null) {
            throw element.wrong("must be in an <edge>");
        }
        if (ON_FOOT.contains(edge.text("function", ""))) {
            onFoot.add(element.text("id"));
            return;
        }
        if (isFirst) {
            isFirst = false;
            begin(edge, lanes.size());
        }
        Edge last = edges.removeLast();
        // Old networks give every lane inside a junction the index 0.
        if (!last.internal() && element.whole("index") != last.lanes()) {
            throw element.wrong(
                    "index must count the lanes of edge " + last.id() + " from 0, got " + element.whole("index"));
        }
        edges.add(last.withLane());
        if (laneNumbers.putIfAbsent(element.text("id"), lanes.size()) != null) {
            throw element.wrong("id " + element.text("id") + " is there twice");
        }
        lanes.add(new Lane(
                lanes.size(),
                element.text("id"),
                last.number(),
                last.lanes(),
                element.positive("length"),
                element.positive("speed"),
                shape(element),
                permission(element)));
    }

    private void begin(XmlElement element, int firstLane) {
        if (!edgeIds.add(element.text("id"))) {
            throw element.wrong("id " + element.text("id") + " is there twice");
        }
        edges.add(new Edge(
                edges.size(),
                element.text("id"),
                element.text("from", ""),
                element.text("to", ""),
                element.text("function", "").equals("internal"),
                firstLane,
                0,
                (int) element.number("priority", -1)));
    }

    private static Permission permission(XmlElement element) {
        if (element.has("allow")) {
            Set<String> allowed = Set.of(element.words("allow"));
            return allowed.contains("all") ? Permission.ALL : new Permission(allowed, true);
        }
        Set<String> refused = Set.of(element.words("disallow"));
        return refused.contains("all") ? NOBODY : new Permission(refused, false);
    }

    /** Points of two or three coordinates, of which the first two count. */
    private static float[] shape(XmlElement element) {
        String[] points = element.words("shape");
        if (points.length < 2) {
            throw element.wrong("shape must have two points or more, got \"" + element.text("shape", "") + "\"");
        }
        float[] shape = new float[2 * points.length];
        for (int i = 0; i < points.length; i++) {
            String[] parts = points[i].split(",", -1);
            try {
                shape[2 * i] = Float.parseFloat(parts[0]);
                shape[2 * i + 1] = Float.parseFloat(parts[1]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        element.wrong("shape must be points x,y between spaces, got \"" + points[i] + "\"")
                                .getMessage(),
                        e);
            }
            if (!Float.isFinite(shape[2 * i]) || !Float.isFinite(shape[2 * i + 1])) {
                throw element.wrong("shape must have finite points, got \"" + points[i] + "\"");
            }
        }
        return shape;
    }

    private void request(XmlElement element) {
        if (junction == null) {
            throw element.wrong("must be in a <junction>");
        }
        List<Request> rows = requests.computeIfAbsent(junction.text("id"), _ -> new ArrayList<>());
        if (element.whole("index") != rows.size() || rows.size() == MOST_REQUESTS) {
            throw element.wrong("index must count the requests of junction " + junction.text("id")
                    + " from 0 to at most " + MOST_REQUESTS + ", got " + element.whole("index"));
        }
        rows.add(new Request(
                bits(element, "response"),
                bits(element, "foes"),
                element.text("cont", "0").equals("1")));
    }

    /** The last letter is link 0. */
    private static BitSet bits(XmlElement element, String attribute) {
        String text = element.text(attribute);
        BitSet bits = new BitSet(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(text.length() - 1 - i);
            if (letter != '0' && letter != '1') {
                throw element.wrong(attribute + " must be zeros and ones, got \"" + text + "\"");
            }
            bits.set(i, letter == '1');
        }
        return bits;
    }

    private RoadNetwork network() {
        List<Signal> signals = plans.signals();
        Map<String, Signal> signalById = new HashMap<>();
        signals.forEach(signal -> signalById.put(signal.id(), signal));
        List<Link> links = new ArrayList<>();
        for (XmlElement element : connections) {
            if (!isOnFoot(element)) {
                links.add(link(element, links.size(), signalById));
            }
        }
        List<Junction> met = new ArrayList<>();
        for (XmlElement element : junctions) {
            met.add(junction(element, met.size()));
        }
        numberRequests(met, links);
        return new RoadNetwork(edges, lanes, links, met, signals);
    }

    /** The n-th link of a junction, going through its incoming lanes in order and through each lane's links, is row n. */
    private void numberRequests(List<Junction> met, List<Link> links) {
        Map<Integer, List<Link>> byLane = new HashMap<>();
        links.forEach(link ->
                byLane.computeIfAbsent(link.from(), _ -> new ArrayList<>()).add(link));
        for (Junction each : met) {
            if (each.requests().isEmpty()) {
                continue;
            }
            int row = 0;
            for (int lane : each.incoming()) {
                for (Link link : byLane.getOrDefault(lane, List.of())) {
                    if (row == each.requests().size()) {
                        throw junctions
                                .get(each.number())
                                .wrong("has " + row + " requests, fewer than the links from its" + " incoming lanes");
                    }
                    links.set(link.number(), link.at(each.number(), row++));
                }
            }
        }
    }

    private Junction junction(XmlElement element, int number) {
        List<Request> rows = requests.getOrDefault(element.text("id"), List.of());
        List<Integer> internal = numbers(element, "intLanes");
        return new Junction(
                number,
                element.text("id"),
                element.text("type", ""),
                element.number("x"),
                element.number("y"),
                numbers(element, "incLanes"),
                internal,
                rows);
    }

    private List<Integer> numbers(XmlElement element, String attribute) {
        List<Integer> numbers = new ArrayList<>();
        for (String id : element.words(attribute)) {
            if (!onFoot.contains(id)) {
                numbers.add(laneNumber(element, id));
            }
        }
        return numbers;
    }

    private int laneNumber(XmlElement element, String id) {
        Integer number = laneNumbers.get(id);
        if (number == null) {
            throw element.wrong("names lane " + id + ", which is not in the file");
        }
        return number;
    }

    private boolean isOnFoot(XmlElement element) {
        return onFoot.contains(laneId(element, "from")) || onFoot.contains(laneId(element, "to"));
    }

    private static String laneId(XmlElement element, String end) {
        return element.text(end) + "_" + element.whole(end + "Lane");
    }

    private Link link(XmlElement element, int number, Map<String, Signal> signalById) {
        int signal = -1;
        int signalIndex = -1;
        if (element.has("tl")) {
            Signal known = signalById.get(element.text("tl"));
            if (known == null) {
                throw element.wrong("is governed by signal " + element.text("tl") + ", which is not in the file");
            }
            signal = known.number();
            signalIndex = element.whole("linkIndex");
            int lights = known.program().phases().getFirst().state().length();
            if (signalIndex < 0 || signalIndex >= lights) {
                throw element.wrong("linkIndex must be in [0, " + lights + "), the lights of signal "
                        + element.text("tl") + ", got " + signalIndex);
            }
        }
        return new Link(
                number,
                laneNumber(element, laneId(element, "from")),
                laneNumber(element, laneId(element, "to")),
                element.has("via") ? laneNumber(element, element.text("via")) : -1,
                signal,
                signalIndex,
                letter(element, "dir"),
                letter(element, "state"),
                -1,
                -1);
    }

    private static char letter(XmlElement element, String attribute) {
        String text = element.text(attribute, "-");
        if (text.length() != 1) {
            throw element.wrong(attribute + " must be one letter, got \"" + text + "\"");
        }
        return text.charAt(0);
    }
}
