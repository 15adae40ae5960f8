package io.throng.marl.net;

import io.throng.agents.spec.EntityGroup;
import io.throng.agents.spec.ObservationSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What the numbers of an input row are about, for networks that treat alike things alike.
 *
 * @param size of a row
 * @param entities runs of the row, in its order; what is in none is about the agent itself
 */
public record Layout(int size, List<EntityGroup> entities) {
    /** Checks the size, and that the entities lie in the row, one after the other, under names of their own. */
    public Layout {
        entities = List.copyOf(entities);
        if (size < 1) {
            throw new IllegalArgumentException("a row must have at least 1 number, got " + size);
        }
        int end = 0;
        for (EntityGroup group : entities) {
            if (group.first() < end || group.end() > size) {
                throw new IllegalArgumentException(
                        "entities must lie one after the other in a row of " + size + " numbers, got " + entities);
            }
            end = group.end();
        }
        if (entities.stream().map(EntityGroup::name).distinct().count() != entities.size()) {
            throw new IllegalArgumentException("entities must have names of their own, got " + entities);
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

    /** With so many more numbers about the agent itself at the end. */
    public Layout followedBy(int numbers) {
        return new Layout(size + numbers, entities);
    }

    /** A run of columns, from inclusive, to exclusive. */
    record Run(int from, int to) {}

    /** The runs that are about the agent itself: what is in no group. */
    List<Run> own() {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (EntityGroup group : entities) {
            if (group.first() > from) {
                runs.add(new Run(from, group.first()));
            }
            from = group.end();
        }
        if (size > from) {
            runs.add(new Run(from, size));
        }
        return runs;
    }

    /** How many numbers are about the agent itself. */
    int ownSize() {
        return size
                - entities.stream()
                        .mapToInt(group -> group.count() * group.width())
                        .sum();
    }

    /** How many things a row is about, the agent itself included. */
    int things() {
        return 1 + entities.stream().mapToInt(EntityGroup::count).sum();
    }
}
