package io.throng.kernel.space.graph;

import io.throng.kernel.math.Elementary;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;

/**
 * The random graph G(n, p), usually called after Erdős and Rényi: every pair of nodes is connected with the same chance,
 * each for itself (Gilbert, "Random graphs", Ann. Math. Statist. 30, 1959).
 *
 * <p>Pairs without an edge are skipped by a geometric draw (Batagelj and Brandes, "Efficient generation of large random
 * networks", Phys. Rev. E 71, 2005, algorithm 1), with a stream of its own for each node.
 *
 * @param nodes at least 0
 * @param probability in [0, 1]
 */
public record GilbertGraph(int nodes, double probability) implements GraphGenerator {
    /** Checks the ranges. */
    public GilbertGraph {
        Graph.requireNodes(nodes);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be in [0, 1], got " + probability);
        }
    }

    /** A graph of so many edges a node on average, at most {@code nodes - 1}. */
    public static GilbertGraph ofMeanDegree(int nodes, double meanDegree) {
        return new GilbertGraph(nodes, nodes < 2 ? 0 : Math.min(1, meanDegree / (nodes - 1)));
    }

    @Override
    public Graph generate(long seed) {
        if (probability == 1) {
            return new CompleteGraph(nodes).generate(seed);
        }
        EdgeBag edges = new EdgeBag();
        double perSkip = 1 / Elementary.log1p(-probability);
        Philox random = new Philox();
        for (int node = 1; probability > 0 && node < nodes; node++) {
            random.reset(seed, node, 0, Streams.NETWORK);
            long other = skip(random, perSkip);
            while (other < node) {
                edges.add(node, (int) other);
                other += 1 + skip(random, perSkip);
            }
        }
        return Graph.undirected(nodes, edges.toArray());
    }

    /** How many pairs in a row have no edge. */
    private static long skip(Philox random, double perSkip) {
        return (long) Math.min(Integer.MAX_VALUE, Elementary.log1p(-random.nextDouble()) * perSkip);
    }
}
