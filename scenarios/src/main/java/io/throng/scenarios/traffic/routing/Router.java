package io.throng.scenarios.traffic.routing;

import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.net.Edge;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.Link;
import io.throng.scenarios.traffic.net.RoadNetwork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Quickest routes for vehicles of one class: Dijkstra's algorithm over edges, with the ways over junctions; A* with the distance that is left, in
 * as many seconds as driving it takes at least. Of routes that cost the same, the one through edges
 * with lower numbers is found.
 *
 * <p>Not safe for use by several threads: it keeps its working memory.
 */
public final class Router {
    private final RoadNetwork network;
    private final String vehicleClass;
    private final int[][] next;
    private final double[][] crossing;
    private final double[] freeFlow;
    private final double[] endX;
    private final double[] endY;
    private final double secondsPerMetre;
    private final double[] cost;
    private final int[] before;
    private final int[] round;
    private int rounds;

    private record Reached(int edge, double cost, double bound) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            int byBound = Double.compare(bound, other.bound);
            return byBound != 0 ? byBound : Integer.compare(edge, other.edge);
        }
    }

    /** For vehicles of a class. */
    public Router(RoadNetwork network, String vehicleClass) {
        this.network = network;
        this.vehicleClass = vehicleClass;
        int edges = network.edges().size();
        next = new int[edges][];
        crossing = new double[edges][];
        freeFlow = new double[edges];
        endX = new double[edges];
        endY = new double[edges];
        cost = new double[edges];
        before = new int[edges];
        round = new int[edges];
        double most = 0;
        for (Edge edge : network.edges()) {
            most = Math.max(most, prepare(edge));
        }
        secondsPerMetre = secondsPerMetre(1 / most);
    }

    /** So few that no edge is driven in less, as the crow flies from the end of the edge before to its own. */
    private double secondsPerMetre(double atMost) {
        double least = atMost;
        for (int edge = 0; edge < next.length; edge++) {
            for (int i = 0; i < next[edge].length; i++) {
                double straight = distance(edge, next[edge][i]);
                if (straight > 0) {
                    least = Math.min(least, (crossing[edge][i] + freeFlow[next[edge][i]]) / straight);
                }
            }
        }
        return least;
    }

    private double distance(int edge, int other) {
        double dx = endX[edge] - endX[other];
        double dy = endY[edge] - endY[other];
        return Math.sqrt(dx * dx + dy * dy);
    }

    private double prepare(Edge edge) {
        List<Integer> ends = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        double fast = 0;
        freeFlow[edge.number()] = Double.POSITIVE_INFINITY;
        for (int i = 0; i < edge.lanes(); i++) {
            Lane lane = network.lanes().get(edge.firstLane() + i);
            if (!edge.internal() && lane.permission().allows(vehicleClass)) {
                freeFlow[edge.number()] = Math.min(freeFlow[edge.number()], lane.length() / lane.speed());
                fast = Math.max(fast, lane.speed());
                network.from(lane.number()).forEach(link -> addLink(link, ends, seconds));
            }
            float[] shape = lane.shape();
            endX[edge.number()] = shape[shape.length - 2];
            endY[edge.number()] = shape[shape.length - 1];
        }
        int[] order = sorted(ends);
        next[edge.number()] = Arrays.stream(order).map(ends::get).toArray();
        crossing[edge.number()] = Arrays.stream(order).mapToDouble(seconds::get).toArray();
        return fast;
    }

    private static int[] sorted(List<Integer> ends) {
        Integer[] order = new Integer[ends.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Integer.compare(ends.get(a), ends.get(b)));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private void addLink(Link link, List<Integer> ends, List<Double> seconds) {
        double inside = 0;
        int lane = link.via() >= 0 ? link.via() : link.to();
        for (int hops = 0; isInside(lane) && hops < network.lanes().size(); hops++) {
            inside += network.lanes().get(lane).length()
                    / network.lanes().get(lane).speed();
            List<Link> onward = network.from(lane);
            if (onward.isEmpty()) {
                return;
            }
            Link first = onward.getFirst();
            lane = first.via() >= 0 ? first.via() : first.to();
        }
        Lane there = network.lanes().get(lane);
        if (!there.permission().allows(vehicleClass)) {
            return;
        }
        int known = ends.indexOf(there.edge());
        if (known < 0) {
            ends.add(there.edge());
            seconds.add(inside);
        } else {
            seconds.set(known, Math.min(seconds.get(known), inside));
        }
    }

    private boolean isInside(int lane) {
        return network.edges().get(network.lanes().get(lane).edge()).internal();
    }

    /** Seconds for each edge on a free road, {@code [edges]}; infinite where the class may not drive. Never write to it. */
    public double[] freeFlow() {
        return freeFlow;
    }

    /** Whether vehicles of the class can go on from one edge to another. */
    public boolean isJoined(int edge, int to) {
        return Arrays.binarySearch(next[edge], to) >= 0;
    }

    /**
     * The quickest route.
     *
     * @param from number of the first edge
     * @param to number of the last edge
     * @param seconds what each edge costs, {@code [edges]}, not negative; {@link #freeFlow} or more
     * @throws IllegalArgumentException if there is none
     */
    public Route route(int from, int to, double[] seconds) {
        return route(List.of(from, to), seconds);
    }

    /**
     * The quickest route through some edges.
     *
     * @param stages numbers of edges, two at least: the first, those on the way in order, the last
     * @param seconds as those of the other method
     */
    public Route route(List<Integer> stages, double[] seconds) {
        Deque<Integer> edges = new ArrayDeque<>();
        edges.add(stages.getFirst());
        for (int i = 1; i < stages.size(); i++) {
            int from = stages.get(i - 1);
            int to = stages.get(i);
            if (from == to) {
                continue;
            }
            search(from, to, seconds);
            Deque<Integer> leg = new ArrayDeque<>();
            for (int edge = to; edge != from; edge = before[edge]) {
                leg.addFirst(edge);
            }
            edges.addAll(leg);
        }
        return new Route(edges.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * What a route costs, its first and last edge included.
     *
     * @param seconds what each edge costs, {@code [edges]}
     * @return infinite if edges are not joined
     */
    public double seconds(Route route, double[] seconds) {
        int[] edges = route.edges();
        double sum = seconds[edges[0]];
        for (int i = 1; i < edges.length; i++) {
            int at = Arrays.binarySearch(next[edges[i - 1]], edges[i]);
            sum += at < 0 ? Double.POSITIVE_INFINITY : crossing[edges[i - 1]][at] + seconds[edges[i]];
        }
        return sum;
    }

    private void search(int from, int to, double[] seconds) {
        rounds++;
        PriorityQueue<Reached> open = new PriorityQueue<>();
        reach(from, -1, 0);
        open.add(new Reached(from, 0, bound(from, to)));
        double found = Double.POSITIVE_INFINITY;
        while (!open.isEmpty() && open.peek().bound() <= found) {
            Reached nearest = open.poll();
            int edge = nearest.edge();
            if (nearest.cost() > cost[edge]) {
                continue;
            }
            if (edge == to) {
                found = nearest.cost();
                continue;
            }
            for (int i = 0; i < next[edge].length; i++) {
                int other = next[edge][i];
                double there = nearest.cost() + crossing[edge][i] + seconds[other];
                boolean isNew = round[other] != rounds;
                boolean isTie = !isNew && there == cost[other] && edge < before[other];
                if (there < Double.POSITIVE_INFINITY && (isNew || there < cost[other] || isTie)) {
                    reach(other, edge, there);
                    open.add(new Reached(other, there, there + bound(other, to)));
                }
            }
        }
        if (found < Double.POSITIVE_INFINITY) {
            return;
        }
        throw new IllegalArgumentException("there is no way for class " + vehicleClass + " from edge "
                + network.edges().get(from).id() + " to edge "
                + network.edges().get(to).id());
    }

    private void reach(int edge, int from, double seconds) {
        round[edge] = rounds;
        cost[edge] = seconds;
        before[edge] = from;
    }

    /** No more than what is left to drive. */
    private double bound(int edge, int to) {
        return distance(edge, to) * secondsPerMetre;
    }
}
