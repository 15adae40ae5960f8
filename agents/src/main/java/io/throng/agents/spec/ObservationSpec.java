package io.throng.agents.spec;

import java.util.List;

/**
 * What an agent perceives: a row of named numbers.
 *
 * @param features in the order of the row; at least one
 */
public record ObservationSpec(List<Feature> features) {
    /** Checks that something is perceived. */
    public ObservationSpec {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("an observation must have at least one feature, got none");
        }
    }

    /** The length of an observation row. */
    public int size() {
        return features.size();
    }
}
