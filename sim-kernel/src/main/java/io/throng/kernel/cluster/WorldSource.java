package io.throng.kernel.cluster;

import io.throng.kernel.World;

/** Builds worlds on a node from what a run's order says, which is data: a name and parameters as text. */
@FunctionalInterface
public interface WorldSource {
    /**
     * Builds a world that has not been founded.
     *
     * @throws IllegalArgumentException if the node has no such scenario or the parameters are refused
     */
    World build(String scenario, String parameters);
}
