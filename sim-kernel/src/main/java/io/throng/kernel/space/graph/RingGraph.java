package io.throng.kernel.space.graph;

/**
 * Nodes on a ring, each connected with the nearest on either side.
 *
 * @param nodes more than {@code neighbours}
 * @param neighbours of each node, even, at least 2
 */
public record RingGraph(int nodes, int neighbours) implements GraphGenerator {
    /** Checks the ranges. */
    public RingGraph {
        requireRing(nodes, neighbours);
    }

    static void requireRing(int nodes, int neighbours) {
        if (neighbours < 2 || neighbours % 2 != 0) {
            throw new IllegalArgumentException(
                    "neighbours on a ring must be even and at least 2, half on either side," + " got " + neighbours);
        }
        if (nodes <= neighbours) {
            throw new IllegalArgumentException(
                    "nodes of a ring must be more than the " + neighbours + " neighbours of each, got " + nodes);
        }
        Math.multiplyExact(nodes, neighbours);
    }

    @Override
    public Graph generate(long seed) {
        EdgeBag edges = new EdgeBag();
        for (int node = 0; node < nodes; node++) {
            for (int lap = 1; lap <= neighbours / 2; lap++) {
                edges.add(node, (node + lap) % nodes);
            }
        }
        return Graph.undirected(nodes, edges.toArray());
    }
}
