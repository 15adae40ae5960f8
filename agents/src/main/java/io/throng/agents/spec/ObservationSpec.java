package io.throng.agents.spec;

import java.util.List;

/**
 * What an agent perceives: a row of named numbers.
 *
 * @param features in the order of the row; at least one
 * @param entities which runs of the row are about alike things, in the order of the row; what is in none is about the agent
 *     itself
 */
public record ObservationSpec(List<Feature> features, List<EntityGroup> entities) {
    /** Checks that something is perceived, and that the entities lie in the row, one after the other. */
    public ObservationSpec {
        features = List.copyOf(features);
        entities = List.copyOf(entities);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("an observation must have at least one feature, got none");
        }
        int end = 0;
        for (EntityGroup group : entities) {
            if (group.first() < end || group.end() > features.size()) {
                throw new IllegalArgumentException("entities must lie one after the other in a row of "
                        + features.size() + " numbers, got " + entities);
            }
            end = group.end();
        }
    }

    /** A row in which nothing is known to be about alike things. */
    public ObservationSpec(List<Feature> features) {
        this(features, List.of());
    }

    /** The length of an observation row. */
    public int size() {
        return features.size();
    }
}
