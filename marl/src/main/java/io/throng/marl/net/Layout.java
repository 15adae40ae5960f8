package io.throng.marl.net;

import io.throng.agents.spec.EntityGroup;
import io.throng.agents.spec.ObservationSpec;
import java.util.List;

/**
 * What the numbers of an input row are about, for networks that treat alike things alike.
 *
 * @param size of a row
 * @param entities runs of the row, in its order; what is in none is about the agent itself
 */
public record Layout(int size, List<EntityGroup> entities) {
    /** Checks the size. */
    public Layout {
        entities = List.copyOf(entities);
        if (size < 1) {
            throw new IllegalArgumentException("a row must have at least 1 number, got " + size);
        }
    }

    /** Of an agent's observation. */
    public static Layout of(ObservationSpec observation) {
        return new Layout(observation.size(), observation.entities());
    }

    /** Of numbers without structure. */
    public static Layout flat(int size) {
        return new Layout(size, List.of());
    }
}
