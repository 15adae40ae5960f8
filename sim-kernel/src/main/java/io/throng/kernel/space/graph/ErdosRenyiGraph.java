package io.throng.kernel.space.graph;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;

/**
 * The random graph G(n, m): every set of so many edges is equally likely (Erdős and Rényi, "On random graphs", Publ. Math.
 * Debrecen 6, 1959). For the other model of that name see {@link GilbertGraph}.
 *
 * @param nodes at least 0
 * @param edges in [0, nodes * (nodes - 1) / 2]
 */
public record ErdosRenyiGraph(int nodes, int edges) implements GraphGenerator {
    /** Checks the ranges. */
    public ErdosRenyiGraph {
        Graph.requireNodes(nodes);
        if (edges < 0 || edges > pairs(nodes)) {
            throw new IllegalArgumentException(
                    "edges among " + nodes + " nodes must be in [0, " + pairs(nodes) + "], got " + edges);
        }
    }

    private static long pairs(int nodes) {
        return nodes * (nodes - 1L) / 2;
    }

    @Override
    public Graph generate(long seed) {
        long left = pairs(nodes) - edges;
        if (edges <= left) {
            return Graph.undirected(nodes, draw(seed, edges).toArray());
        }
        EdgeSet missing = draw(seed, (int) left);
        EdgeBag present = new EdgeBag();
        for (int node = 1; node < nodes; node++) {
            for (int other = 0; other < node; other++) {
                if (!missing.contains(node, other)) {
                    present.add(node, other);
                }
            }
        }
        return Graph.undirected(nodes, present.toArray());
    }

    /** So many different pairs: those drawn again are passed over. */
    private EdgeSet draw(long seed, int count) {
        Philox random = new Philox().reset(seed, 0, 0, Streams.NETWORK);
        EdgeSet drawn = new EdgeSet();
        while (drawn.size() < count) {
            int one = random.nextInt(nodes);
            int other = random.nextInt(nodes - 1);
            drawn.add(one, other < one ? other : other + 1);
        }
        return drawn;
    }
}
