package io.throng.kernel.space.graph;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;

/**
 * A graph that grows node by node, each of which is connected with so many different older ones, chosen with a chance
 * proportional to their degree (Barabási and Albert, "Emergence of scaling in random networks", Science 286, 1999). The
 * first {@code edgesPerNode + 1} nodes are all connected with each other, which the paper leaves open.
 *
 * <p>A choice by degree is an even choice among the ends of all edges (Batagelj and Brandes, Phys. Rev. E 71, 2005,
 * algorithm 5).
 *
 * @param nodes more than {@code edgesPerNode}
 * @param edgesPerNode edges that a node brings, at least 1
 */
public record BarabasiAlbertGraph(int nodes, int edgesPerNode) implements GraphGenerator {
    /** Checks the ranges. */
    public BarabasiAlbertGraph {
        if (edgesPerNode < 1) {
            throw new IllegalArgumentException("edges per node must be at least 1, got " + edgesPerNode);
        }
        if (nodes <= edgesPerNode) {
            throw new IllegalArgumentException(
                    "nodes must be more than the " + edgesPerNode + " edges that each of them brings, got " + nodes);
        }
    }

    @Override
    public Graph generate(long seed) {
        int seeds = edgesPerNode + 1;
        long count = seeds * (seeds - 1L) / 2 + (long) (nodes - seeds) * edgesPerNode;
        int[] ends = new int[Math.toIntExact(2 * count)];
        int written = connectAll(seeds, ends);
        Philox random = new Philox();
        for (int node = seeds; node < nodes; node++) {
            written = connect(node, random.reset(seed, node, 0, Streams.NETWORK), ends, written);
        }
        long[] edges = new long[written / 2];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = Graph.edge(ends[2 * i], ends[2 * i + 1]);
        }
        return Graph.undirected(nodes, edges);
    }

    private static int connectAll(int seeds, int[] ends) {
        int written = 0;
        for (int one = 1; one < seeds; one++) {
            for (int other = 0; other < one; other++) {
                ends[written++] = one;
                ends[written++] = other;
            }
        }
        return written;
    }

    /** A node that was chosen already is chosen again. */
    private int connect(int node, Philox random, int[] ends, int older) {
        int written = older;
        while (written < older + 2 * edgesPerNode) {
            int chosen = ends[random.nextInt(older)];
            if (!isAmong(chosen, ends, older, written)) {
                ends[written++] = node;
                ends[written++] = chosen;
            }
        }
        return written;
    }

    private static boolean isAmong(int chosen, int[] ends, int from, int to) {
        for (int i = from + 1; i < to; i += 2) {
            if (ends[i] == chosen) {
                return true;
            }
        }
        return false;
    }
}
