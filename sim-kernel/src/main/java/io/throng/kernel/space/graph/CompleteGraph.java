package io.throng.kernel.space.graph;

/**
 * Every node is connected with every other.
 *
 * @param nodes at least 0
 */
public record CompleteGraph(int nodes) implements GraphGenerator {
    /** Checks the range. */
    public CompleteGraph {
        Graph.requireNodes(nodes);
    }

    @Override
    public Graph generate(long seed) {
        EdgeBag edges = new EdgeBag();
        for (int node = 1; node < nodes; node++) {
            for (int other = 0; other < node; other++) {
                edges.add(node, other);
            }
        }
        return Graph.undirected(nodes, edges.toArray());
    }
}
