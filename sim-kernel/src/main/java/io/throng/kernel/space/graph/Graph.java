package io.throng.kernel.space.graph;

import io.throng.kernel.space.Neighbourhood;
import java.util.Arrays;

/**
 * A graph of nodes numbered from 0 as compressed sparse rows: the nodes that node {@code i} leads to are
 * {@code targets[start[i]] ... targets[start[i + 1] - 1]}, ascending. There are no loops and no parallel edges. An edge of
 * an undirected graph stands in the rows of both of its nodes.
 *
 * <p>It does not change; a {@link Network} does.
 */
public final class Graph implements Neighbourhood {
    private static final long TARGET = 0xFFFF_FFFFL;

    private final boolean directed;
    private final int[] start;
    private final int[] targets;

    private Graph(boolean directed, int[] start, int[] targets) {
        this.directed = directed;
        this.start = start;
        this.targets = targets;
    }

    /**
     * A graph in which an edge leads both ways.
     *
     * @param nodes at least 0
     * @param edges {@link #edge} of the nodes of each, in any order and direction; repeated ones count once
     * @throws IllegalArgumentException if an edge leads to its own node or to none
     */
    public static Graph undirected(int nodes, long... edges) {
        long[] arcs = new long[Math.multiplyExact(2, edges.length)];
        for (int i = 0; i < edges.length; i++) {
            arcs[2 * i] = edges[i];
            arcs[2 * i + 1] = reversed(edges[i]);
        }
        return of(nodes, false, arcs);
    }

    /**
     * A graph in which an edge leads one way.
     *
     * @param nodes at least 0
     * @param edges {@link #edge} of each, in any order; repeated ones count once
     * @throws IllegalArgumentException if an edge leads to its own node or to none
     */
    public static Graph directed(int nodes, long... edges) {
        return of(nodes, true, edges.clone());
    }

    private static Graph of(int nodes, boolean directed, long[] arcs) {
        requireNodes(nodes);
        Arrays.sort(arcs);
        int[] start = new int[nodes + 1];
        int[] targets = new int[arcs.length];
        int size = 0;
        for (int i = 0; i < arcs.length; i++) {
            if (i == 0 || arcs[i] != arcs[i - 1]) {
                requireEdge(nodes, arcs[i]);
                start[source(arcs[i]) + 1]++;
                targets[size++] = target(arcs[i]);
            }
        }
        for (int node = 0; node < nodes; node++) {
            start[node + 1] += start[node];
        }
        return new Graph(directed, start, Arrays.copyOf(targets, size));
    }

    /**
     * Checks a number of nodes.
     *
     * @return the number
     */
    static int requireNodes(int nodes) {
        if (nodes < 0) {
            throw new IllegalArgumentException("nodes must not be negative, got " + nodes);
        }
        return nodes;
    }

    private static void requireEdge(int nodes, long edge) {
        int from = source(edge);
        int to = target(edge);
        if (from < 0 || from >= nodes || to < 0 || to >= nodes || from == to) {
            throw new IllegalArgumentException(
                    "an edge must lead from one node in [0, " + nodes + ") to another, got " + from + " to " + to);
        }
    }

    /** An edge from one node to another as one number: ascending by the first node, then by the second. */
    public static long edge(int from, int to) {
        return (long) from << 32 | to & TARGET;
    }

    /** The node that an {@link #edge} leads from. */
    public static int source(long edge) {
        return (int) (edge >>> 32);
    }

    /** The node that an {@link #edge} leads to. */
    public static int target(long edge) {
        return (int) edge;
    }

    static long reversed(long edge) {
        return edge(target(edge), source(edge));
    }

    /** The graph whose edges lead the other way. */
    public Graph transposed() {
        if (!directed) {
            return this;
        }
        long[] arcs = arcs();
        Arrays.setAll(arcs, i -> reversed(arcs[i]));
        return of(nodes(), true, arcs);
    }

    /** Every row's entries as {@link #edge}, ascending; an undirected edge is there both ways. */
    long[] arcs() {
        long[] arcs = new long[targets.length];
        for (int node = 0; node < nodes(); node++) {
            for (int i = start[node]; i < start[node + 1]; i++) {
                arcs[i] = edge(node, targets[i]);
            }
        }
        return arcs;
    }

    /** How many nodes there are. */
    public int nodes() {
        return start.length - 1;
    }

    /** Whether an edge leads one way only. */
    public boolean directed() {
        return directed;
    }

    /** How many edges there are. */
    public int edges() {
        return directed ? targets.length : targets.length / 2;
    }

    /** How many nodes a node leads to. */
    public int degree(int node) {
        return start[node + 1] - start[node];
    }

    /** The first place of a node's row in {@link #targets}. */
    public int from(int node) {
        return start[node];
    }

    /** The end of a node's row in {@link #targets}. */
    public int to(int node) {
        return start[node + 1];
    }

    /** The nodes that edges lead to, row after row; not to be written to. */
    public int[] targets() {
        return targets;
    }

    @Override
    public int places() {
        return nodes();
    }

    /** The nodes that a node leads to, ascending. */
    @Override
    public int neighbours(int node, int[] into) {
        System.arraycopy(targets, start[node], into, 0, Math.min(degree(node), into.length));
        return degree(node);
    }

    /** Whether one node leads to another. */
    public boolean connects(int from, int to) {
        return Arrays.binarySearch(targets, start[from], start[from + 1], to) >= 0;
    }

    @Override
    public String toString() {
        return (directed ? "directed" : "undirected") + " graph of " + nodes() + " nodes and " + edges() + " edges";
    }
}
