package io.throng.kernel.record;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A world between two steps, as far as its {@link Scene} shows it.
 *
 * @param step steps taken
 * @param measures those measured at this step by name; may be empty
 * @param layers what is on each layer of the scene, in its order
 */
public record Frame(long step, SequencedMap<String, Double> measures, List<Content> layers) {
    /** Keeps copies of the collections. */
    public Frame {
        measures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(measures));
        layers = List.copyOf(layers);
    }

    /** The same with other measures. */
    public Frame with(Map<String, Double> others) {
        return new Frame(step, new LinkedHashMap<>(others), layers);
    }

    /** What is on a layer. */
    public sealed interface Content {}

    /**
     * Agents, in order of their ids.
     *
     * @param count how many
     * @param ids ascending, {@code [count]}; empty where they are 0 to count - 1; never write to it
     * @param channels in the layer's order, of {@code count} values each
     */
    public record Agents(int count, long[] ids, List<Codes> channels) implements Content {
        /** Checks the lengths. */
        public Agents {
            channels = List.copyOf(channels);
            if (ids.length != 0 && ids.length != count) {
                throw new IllegalArgumentException("ids must be [" + count + "] or none, got [" + ids.length + "]");
            }
            for (Codes codes : channels) {
                if (codes.count() != count) {
                    throw new IllegalArgumentException(
                            "channels must be [" + count + "], got [" + codes.count() + "] of " + codes.meaning());
                }
            }
        }

        /** The id of one of them. */
        public long id(int index) {
            return ids.length == 0 ? index : ids[index];
        }

        /** Where an agent is among them, or -1. */
        public int indexOf(long id) {
            if (ids.length == 0) {
                return id >= 0 && id < count ? (int) id : -1;
            }
            int index = Arrays.binarySearch(ids, id);
            return Math.max(index, -1);
        }
    }

    /**
     * A field.
     *
     * @param cells a value a cell
     */
    public record Field(Codes cells) implements Content {}

    /**
     * Edges; of an undirected network each once.
     *
     * @param from indexes of agents on the layer they belong to, {@code [edges]}; never write to it
     * @param to likewise
     */
    public record Edges(int[] from, int[] to) implements Content {
        /** Checks the lengths. */
        public Edges {
            if (from.length != to.length) {
                throw new IllegalArgumentException(
                        "edges must have two ends, got [" + from.length + "] and [" + to.length + "]");
            }
        }
    }

    /** Nothing but what the scene has. */
    public record Still() implements Content {}
}
