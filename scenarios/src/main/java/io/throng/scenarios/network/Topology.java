package io.throng.scenarios.network;

import io.throng.kernel.space.graph.BarabasiAlbertGraph;
import io.throng.kernel.space.graph.CompleteGraph;
import io.throng.kernel.space.graph.GilbertGraph;
import io.throng.kernel.space.graph.GraphGenerator;
import io.throng.kernel.space.graph.WattsStrogatzGraph;

/** Which graph connects the agents. */
public enum Topology {
    /** Everybody with everybody: {@link CompleteGraph}. */
    COMPLETE,
    /** Every pair with the same chance: {@link GilbertGraph}. */
    RANDOM,
    /** A ring in which one edge of ten leads anywhere: {@link WattsStrogatzGraph}. */
    SMALL_WORLD,
    /** A few with very many: {@link BarabasiAlbertGraph}. */
    SCALE_FREE;

    private static final double REWIRING = 0.1;

    /**
     * The graph's model.
     *
     * @param nodes at least 1
     * @param meanDegree edges of a node on average, positive; rounded to an even number for a small world and to twice a whole
     *     number for a scale-free graph; without meaning for a complete graph
     * @throws IllegalArgumentException if there are too few nodes
     */
    GraphGenerator of(int nodes, double meanDegree) {
        int half = (int) Math.max(1, Math.rint(meanDegree / 2));
        return switch (this) {
            case COMPLETE -> new CompleteGraph(nodes);
            case RANDOM -> GilbertGraph.ofMeanDegree(nodes, meanDegree);
            case SMALL_WORLD -> new WattsStrogatzGraph(nodes, 2 * half, REWIRING);
            case SCALE_FREE -> new BarabasiAlbertGraph(nodes, half);
        };
    }

    /** The mean degree of so many nodes, on average over seeds. */
    double meanDegree(int nodes, double wanted) {
        return switch (this) {
            case COMPLETE -> Math.max(1, nodes - 1);
            case RANDOM -> wanted;
            case SMALL_WORLD, SCALE_FREE -> 2 * Math.max(1, Math.rint(wanted / 2));
        };
    }
}
