package io.throng.scenarios.traffic.demand;

import java.util.Arrays;

/**
 * Edges to drive along, each joined to the next.
 *
 * @param edges numbers, at least one; never write to it
 */
public record Route(int[] edges) {
    /** Checks that there is an edge. */
    public Route {
        if (edges.length == 0) {
            throw new IllegalArgumentException("a route must have an edge, got none");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Route route && Arrays.equals(edges, route.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    @Override
    public String toString() {
        return Arrays.toString(edges);
    }
}
