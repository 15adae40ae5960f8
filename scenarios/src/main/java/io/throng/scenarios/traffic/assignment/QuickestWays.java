package io.throng.scenarios.traffic.assignment;

import java.util.Arrays;
import java.util.PriorityQueue;

/** Quickest ways from one node to all: Dijkstra's algorithm. Keeps its working memory; not safe for several threads. */
final class QuickestWays {
    private final FlowNetwork network;
    private final double[] cost;

    /** The link by which a node is reached; -1 if it is not. */
    private final int[] by;

    private record Reached(int node, double cost) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            int byCost = Double.compare(cost, other.cost);
            return byCost != 0 ? byCost : Integer.compare(node, other.node);
        }
    }

    QuickestWays(FlowNetwork network) {
        this.network = network;
        this.cost = new double[network.nodes() + 1];
        this.by = new int[network.nodes() + 1];
    }

    /** Looks for the ways from a node, where links have given costs. */
    void search(int origin, double[] linkCosts) {
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        Arrays.fill(by, -1);
        PriorityQueue<Reached> open = new PriorityQueue<>();
        cost[origin] = 0;
        open.add(new Reached(origin, 0));
        while (!open.isEmpty()) {
            Reached nearest = open.poll();
            int node = nearest.node();
            if (nearest.cost() > cost[node] || node != origin && !network.isThrough(node)) {
                continue;
            }
            for (int link : network.from(node)) {
                int to = network.links().get(link).to();
                double there = nearest.cost() + linkCosts[link];
                if (there < cost[to]) {
                    cost[to] = there;
                    by[to] = link;
                    open.add(new Reached(to, there));
                }
            }
        }
    }

    /** What it costs to get there; infinite if there is no way. */
    double cost(int node) {
        return cost[node];
    }

    /** Links of the quickest way to a node, last first. */
    int[] way(int node) {
        int[] links = new int[8];
        int count = 0;
        for (int at = node; by[at] >= 0; at = network.links().get(by[at]).from()) {
            if (count == links.length) {
                links = Arrays.copyOf(links, 2 * count);
            }
            links[count++] = by[at];
        }
        return Arrays.copyOf(links, count);
    }
}
