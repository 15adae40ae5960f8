package io.throng.scenarios.traffic.assignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Nodes joined by links that cost more the more use them. Nodes are numbered from 1, zones first. Never changes; safe for use by
 * several threads.
 */
public final class FlowNetwork {
    private final int nodes;
    private final int firstThrough;
    private final List<FlowLink> links;
    private final int[][] out;

    /**
     * A link.
     *
     * @param from number of a node
     * @param to number of a node
     */
    public record FlowLink(int from, int to, LinkCost cost) {}

    /**
     * A network.
     *
     * @param nodes how many, at least 1
     * @param firstThrough ways may begin and end at nodes below this one, but not lead through them
     * @throws IllegalArgumentException if a link leads to a node that is not there
     */
    public FlowNetwork(int nodes, int firstThrough, List<FlowLink> links) {
        if (nodes < 1) {
            throw new IllegalArgumentException("a network must have a node, got " + nodes);
        }
        this.nodes = nodes;
        this.firstThrough = firstThrough;
        this.links = List.copyOf(links);
        int[] counts = new int[nodes + 1];
        for (FlowLink link : links) {
            requireNode(link.from());
            requireNode(link.to());
            counts[link.from()]++;
        }
        out = new int[nodes + 1][];
        Arrays.setAll(out, node -> new int[counts[node]]);
        for (int i = links.size() - 1; i >= 0; i--) {
            int from = links.get(i).from();
            out[from][--counts[from]] = i;
        }
    }

    /**
     * Checks that there is a node.
     *
     * @throws IllegalArgumentException if there is none of this number
     */
    void requireNode(int node) {
        if (node < 1 || node > nodes) {
            throw new IllegalArgumentException("nodes are numbered from 1 to " + nodes + ", got " + node);
        }
    }

    /** How many nodes there are. */
    public int nodes() {
        return nodes;
    }

    /** By number, from 0. */
    public List<FlowLink> links() {
        return links;
    }

    /** Numbers of the links that begin at a node. */
    int[] from(int node) {
        return out[node];
    }

    /** Whether ways may lead through a node. */
    boolean isThrough(int node) {
        return node >= firstThrough;
    }

    /**
     * The same without the links from one node to another.
     *
     * @throws IllegalArgumentException if there is none
     */
    public FlowNetwork without(int from, int to) {
        List<FlowLink> left = new ArrayList<>(links);
        if (!left.removeIf(link -> link.from() == from && link.to() == to)) {
            throw new IllegalArgumentException("there is no link from " + from + " to " + to + " that could be closed");
        }
        return new FlowNetwork(nodes, firstThrough, left);
    }

    /** The same where everybody pays what they cost all others too. */
    FlowNetwork marginal() {
        return new FlowNetwork(
                nodes,
                firstThrough,
                links.stream()
                        .map(link ->
                                new FlowLink(link.from(), link.to(), link.cost().marginal()))
                        .toList());
    }
}
