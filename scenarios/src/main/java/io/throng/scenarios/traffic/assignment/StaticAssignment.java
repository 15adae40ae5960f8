package io.throng.scenarios.traffic.assignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trips spread over a network by one of Wardrop's principles: gradient projection on the flows of ways (Jayakrishnan et al.,
 * "A faster path-based algorithm for traffic assignment", 1994). For each pair of nodes it keeps the ways in use, moves trips from
 * each to the quickest by a Newton step on the difference of their costs, and adds the way that is quickest now.
 *
 * <p>Not safe for use by several threads.
 */
public final class StaticAssignment {
    private static final int PASSES = 4;

    private final FlowNetwork network;

    /** The costs that are levelled: those of the network, or of marginal use. */
    private final List<LinkCost> costs;

    private final List<Pair> pairs = new ArrayList<>();

    /** By origin, pairs in the order of destinations. */
    private final Map<Integer, List<Pair>> byOrigin = new TreeMap<>();

    private final QuickestWays quickest;
    private final double[] flow;
    private final double[] cost;
    private final boolean[] marked;
    private int iterations;
    private double gap = Double.POSITIVE_INFINITY;

    private static final class Pair {
        private final Trips trips;
        private final List<Way> ways = new ArrayList<>();

        private Pair(Trips trips) {
            this.trips = trips;
        }
    }

    private static final class Way {
        private final int[] links;
        private double flow;

        private Way(int[] links, double flow) {
            this.links = links;
            this.flow = flow;
        }
    }

    private StaticAssignment(FlowNetwork network, List<Trips> trips, Principle principle) {
        this.network = network;
        FlowNetwork levelled = principle == Principle.USER ? network : network.marginal();
        this.costs = levelled.links().stream().map(FlowNetwork.FlowLink::cost).toList();
        this.quickest = new QuickestWays(network);
        this.flow = new double[costs.size()];
        this.cost = new double[costs.size()];
        this.marked = new boolean[costs.size()];
        for (Trips each : trips) {
            network.requireNode(each.from());
            network.requireNode(each.to());
            if (each.from() != each.to()) {
                Pair pair = new Pair(each);
                pairs.add(pair);
                byOrigin.computeIfAbsent(each.from(), _ -> new ArrayList<>()).add(pair);
            }
        }
        for (int link = 0; link < flow.length; link++) {
            cost[link] = costs.get(link).at(0);
        }
    }

    /**
     * All trips on the ways that are quickest on free roads. Trips from a node to itself take no way.
     *
     * @throws IllegalArgumentException if there are trips between nodes that are not there or not joined
     */
    public static StaticAssignment of(FlowNetwork network, List<Trips> trips, Principle principle) {
        StaticAssignment assignment = new StaticAssignment(network, trips, principle);
        assignment.begin();
        return assignment;
    }

    private void begin() {
        byOrigin.forEach((origin, from) -> {
            quickest.search(origin, cost);
            for (Pair pair : from) {
                if (quickest.cost(pair.trips.to()) == Double.POSITIVE_INFINITY) {
                    throw new IllegalArgumentException("there are " + pair.trips.amount() + " trips from node " + origin
                            + " to node " + pair.trips.to() + ", but no way");
                }
                Way way = new Way(quickest.way(pair.trips.to()), 0);
                pair.ways.add(way);
                move(way, pair.trips.amount());
            }
        });
    }

    private void move(Way way, double amount) {
        way.flow += amount;
        for (int link : way.links) {
            flow[link] = Math.max(0, flow[link] + amount);
            cost[link] = costs.get(link).at(flow[link]);
        }
    }

    /**
     * Levels the costs of ways until the relative gap is small enough: {@code 1 - (cost if everybody took the quickest way now) /
     * (cost now)}.
     *
     * @param relativeGap at least 0
     * @param most iterations in all
     * @return whether the gap has been reached
     */
    public boolean improve(double relativeGap, int most) {
        measure();
        while (gap > relativeGap && iterations < most) {
            byOrigin.forEach(this::addQuickest);
            for (int pass = 0; pass < PASSES; pass++) {
                pairs.forEach(this::level);
            }
            iterations++;
            addUp();
            measure();
        }
        return gap <= relativeGap;
    }

    /** Adds the ways from a node that are quickest now, and levels each pair. */
    private void addQuickest(int origin, List<Pair> from) {
        quickest.search(origin, cost);
        for (Pair pair : from) {
            int[] links = quickest.way(pair.trips.to());
            if (pair.ways.stream().noneMatch(way -> Arrays.equals(way.links, links))) {
                pair.ways.add(new Way(links, 0));
            }
        }
        from.forEach(this::level);
    }

    private void level(Pair pair) {
        if (pair.ways.size() < 2) {
            return;
        }
        Way best = pair.ways.getFirst();
        double least = costOf(best);
        for (Way way : pair.ways) {
            double its = costOf(way);
            if (its < least) {
                best = way;
                least = its;
            }
        }
        for (Way way : pair.ways) {
            if (way != best && way.flow > 0) {
                shift(way, best);
            }
        }
        Way kept = best;
        pair.ways.removeIf(way -> way != kept && way.flow <= 0);
    }

    private void shift(Way from, Way to) {
        double difference = costOf(from) - costOf(to);
        if (difference <= 0) {
            return;
        }
        double slope = slopeOfDifference(from, to);
        double amount = slope > 0 ? Math.min(from.flow, difference / slope) : from.flow;
        boolean isAll = amount == from.flow;
        move(from, -amount);
        move(to, amount);
        if (isAll) {
            from.flow = 0;
        }
    }

    private double costOf(Way way) {
        double sum = 0;
        for (int link : way.links) {
            sum += cost[link];
        }
        return sum;
    }

    /** How fast the difference of two ways' costs falls, as only links that are not on both count. */
    private double slopeOfDifference(Way one, Way other) {
        double sum = 0;
        for (int link : one.links) {
            marked[link] = true;
        }
        for (int link : other.links) {
            if (marked[link]) {
                marked[link] = false;
            } else {
                sum += costs.get(link).slope(flow[link]);
            }
        }
        for (int link : one.links) {
            if (marked[link]) {
                sum += costs.get(link).slope(flow[link]);
                marked[link] = false;
            }
        }
        return sum;
    }

    /** Adds the flows up anew, lest errors of rounding grow. */
    private void addUp() {
        Arrays.fill(flow, 0);
        for (Pair pair : pairs) {
            for (Way way : pair.ways) {
                for (int link : way.links) {
                    flow[link] += way.flow;
                }
            }
        }
        for (int link = 0; link < flow.length; link++) {
            cost[link] = costs.get(link).at(flow[link]);
        }
    }

    private void measure() {
        double now = 0;
        for (int link = 0; link < flow.length; link++) {
            now += flow[link] * cost[link];
        }
        double[] least = {0};
        byOrigin.forEach((origin, from) -> {
            quickest.search(origin, cost);
            for (Pair pair : from) {
                least[0] += pair.trips.amount() * quickest.cost(pair.trips.to());
            }
        });
        gap = now == 0 ? 0 : Math.max(0, 1 - least[0] / now);
    }

    /** The relative gap as it was measured last. */
    public double relativeGap() {
        return gap;
    }

    /** Iterations until now. */
    public int iterations() {
        return iterations;
    }

    /** Flow of each link, {@code [links]}. */
    public double[] flows() {
        return flow.clone();
    }

    /** Time on a link, which is not what is levelled in a system optimum. */
    public double time(int link) {
        return network.links().get(link).cost().at(flow[link]);
    }

    /** Time that all trips take together. */
    public double totalTime() {
        double sum = 0;
        for (int link = 0; link < flow.length; link++) {
            sum += flow[link] * time(link);
        }
        return sum;
    }

    /** All trips. */
    public double trips() {
        return pairs.stream().mapToDouble(pair -> pair.trips.amount()).sum();
    }

    /** Time of a trip on average. */
    public double meanTime() {
        return trips() == 0 ? 0 : totalTime() / trips();
    }

    /** Beckmann's objective, which a user equilibrium makes least (Beckmann, McGuire and Winsten 1956). */
    public double beckmann() {
        double sum = 0;
        for (int link = 0; link < flow.length; link++) {
            sum += network.links().get(link).cost().integral(flow[link]);
        }
        return sum;
    }

    /** Ways in use, of all pairs. */
    public int ways() {
        return pairs.stream().mapToInt(pair -> pair.ways.size()).sum();
    }
}
