package io.throng.kernel.space.graph;

/** A model of graphs: the same seed, the same graph. */
@FunctionalInterface
public interface GraphGenerator {
    /** Draws a graph; random numbers come from this seed alone. */
    Graph generate(long seed);
}
