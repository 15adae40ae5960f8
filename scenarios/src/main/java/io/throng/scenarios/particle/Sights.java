package io.throng.scenarios.particle;

import io.throng.agents.spec.EntityGroup;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import java.util.ArrayList;
import java.util.List;

/** Puts an observation row together by name, in order. */
final class Sights {
    private final List<Feature> features = new ArrayList<>();
    private final List<EntityGroup> entities = new ArrayList<>();

    /** Two numbers. */
    Sights vector(String name) {
        features.add(Feature.unbounded(name + " x", ""));
        features.add(Feature.unbounded(name + " y", ""));
        return this;
    }

    /**
     * A vector for each of several things that are alike, maybe none.
     *
     * @param agents kinds of which they are all others, in order; none if they are no agents
     */
    Sights vectors(String name, int count, String... agents) {
        group(name, count, 2, agents);
        for (int i = 0; i < count; i++) {
            vector(name + " " + i);
        }
        return this;
    }

    /** So many numbers. */
    Sights numbers(String name, int count) {
        for (int i = 0; i < count; i++) {
            features.add(Feature.unbounded(name + " " + i, ""));
        }
        return this;
    }

    /** So many numbers for each of several things that are alike, maybe none; agents as for {@link #vectors}. */
    Sights numbers(String name, int count, int things, String... agents) {
        group(name, things, count, agents);
        for (int i = 0; i < things; i++) {
            for (int number = 0; number < count; number++) {
                features.add(Feature.unbounded(name + " " + number + " of other " + i, ""));
            }
        }
        return this;
    }

    private void group(String name, int count, int width, String... agents) {
        if (count > 0) {
            entities.add(new EntityGroup(name, features.size(), count, width).ofAgents(agents));
        }
    }

    ObservationSpec spec() {
        return new ObservationSpec(features, entities);
    }
}
