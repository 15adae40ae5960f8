package io.throng.kernel.space.graph;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A ring some of whose edges lead anywhere: a small world (Watts and Strogatz, "Collective dynamics of 'small-world'
 * networks", Nature 393, 1998).
 *
 * <p>As in the paper, edges are visited lap by lap, nearest neighbours first; with a chance the far end of an edge is moved to
 * a node drawn evenly among those that the near one is not connected with. An edge of a node that is connected with
 * everybody stays.
 *
 * @param nodes more than {@code neighbours}
 * @param neighbours of each node on the ring, even, at least 2
 * @param rewiring chance of an edge to be moved, in [0, 1]
 */
public record WattsStrogatzGraph(int nodes, int neighbours, double rewiring) implements GraphGenerator {
    /** Checks the ranges. */
    public WattsStrogatzGraph {
        RingGraph.requireRing(nodes, neighbours);
        if (!(rewiring >= 0 && rewiring <= 1)) {
            throw new IllegalArgumentException("rewiring must be in [0, 1], got " + rewiring);
        }
    }

    @Override
    public Graph generate(long seed) {
        return new Rewiring(seed).graph();
    }

    /** The ring's edges that are no longer there, and the others that are. */
    private final class Rewiring {
        private final long seed;
        private final int laps = neighbours / 2;
        private final BitSet moved = new BitSet();
        private final EdgeSet shortcuts = new EdgeSet();
        private final int[] degree = new int[nodes];

        Rewiring(long seed) {
            this.seed = seed;
            Arrays.fill(degree, neighbours);
        }

        Graph graph() {
            Philox random = new Philox();
            for (int lap = 1; lap <= laps; lap++) {
                for (int node = 0; node < nodes; node++) {
                    random.reset(seed, node, lap, Streams.NETWORK);
                    if (random.nextDouble() < rewiring && degree[node] < nodes - 1) {
                        move(node, lap, random);
                    }
                }
            }
            return Graph.undirected(nodes, edges());
        }

        private void move(int node, int lap, Philox random) {
            int end = random.nextInt(nodes);
            while (end == node || areConnected(node, end)) {
                end = random.nextInt(nodes);
            }
            shortcuts.add(node, end);
            moved.set(number(node, lap));
            degree[(node + lap) % nodes]--;
            degree[end]++;
        }

        private int number(int node, int lap) {
            return (lap - 1) * nodes + node;
        }

        private boolean areConnected(int one, int other) {
            return isOnRing(one, other) || isOnRing(other, one) || shortcuts.contains(one, other);
        }

        private boolean isOnRing(int first, int second) {
            int lap = Math.floorMod(second - first, nodes);
            return lap <= laps && !moved.get(number(first, lap));
        }

        private long[] edges() {
            EdgeBag edges = new EdgeBag();
            for (int lap = 1; lap <= laps; lap++) {
                for (int node = 0; node < nodes; node++) {
                    if (!moved.get(number(node, lap))) {
                        edges.add(node, (node + lap) % nodes);
                    }
                }
            }
            for (long edge : shortcuts.toArray()) {
                edges.add(edge);
            }
            return edges.toArray();
        }
    }
}
