package io.throng.kernel.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What there is to see of a world: the rectangle shown and the layers on it. The same for a whole run; what changes is in
 * the {@link Frame}s.
 *
 * @param title one line; not blank
 * @param caption a smaller line, for what the world was built with; may be empty
 * @param extent the rectangle; layers whose positions have an open range may reach beyond it, and then each frame is shown
 *     as wide as it is
 * @param layers from below to above; names differ; none where there is nothing to see but measures
 */
public record Scene(String title, String caption, Extent extent, List<Layer> layers) {
    /** As many layers as a scene has at most. */
    public static final int MOST_LAYERS = 64;

    /** Checks that the layers fit together. */
    public Scene {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title of a scene must not be blank; say what it shows");
        }
        layers = List.copyOf(layers);
        if (layers.size() > MOST_LAYERS) {
            throw new IllegalArgumentException(
                    "a scene must have at most " + MOST_LAYERS + " layers, got " + layers.size());
        }
        Set<String> names = new HashSet<>();
        Set<String> agents = new HashSet<>();
        for (Layer layer : layers) {
            if (!names.add(layer.name())) {
                throw new IllegalArgumentException("layer " + layer.name() + " of scene " + title + " is given twice");
            }
            if (layer instanceof Layer.Agents) {
                agents.add(layer.name());
            } else if (layer instanceof Layer.Edges edges && !agents.contains(edges.agents())) {
                throw new IllegalArgumentException("edges " + edges.name() + " must connect agents of an earlier layer,"
                        + " one of " + agents + ", got " + edges.agents());
            }
        }
    }

    /** The number of a layer by its name, or -1. */
    public int indexOf(String layer) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).name().equals(layer)) {
                return i;
            }
        }
        return -1;
    }
}
