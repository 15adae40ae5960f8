package io.throng.agents.spec;

import java.util.List;

/**
 * Alike things that an agent perceives: a run of an observation row that is the same few numbers for one after the other.
 * Networks over sets treat them alike, whatever their number and order.
 *
 * @param name unique among the groups of an observation
 * @param first where the run starts
 * @param count how many things, at least 1
 * @param width numbers for each, at least 1
 * @param agents kinds of which the things are all agents but the one who perceives, in the order of the game; empty if they
 *     are no agents, or which ones changes
 */
public record EntityGroup(String name, int first, int count, int width, List<String> agents) {
    /** Checks the sizes. */
    public EntityGroup {
        agents = List.copyOf(agents);
        if (first < 0 || count < 1 || width < 1) {
            throw new IllegalArgumentException("entities " + name + " must start at 0 or later and be at least 1 of at"
                    + " least 1 number, got " + count + " of " + width + " from " + first);
        }
    }

    /** Things that are no agents, or not always the same ones. */
    public EntityGroup(String name, int first, int count, int width) {
        this(name, first, count, width, List.of());
    }

    /** The same things, which are agents: all of some kinds but the one who perceives, in the order of the game. */
    public EntityGroup ofAgents(String... kinds) {
        return new EntityGroup(name, first, count, width, List.of(kinds));
    }

    /** Where the run ends. */
    public int end() {
        return first + count * width;
    }
}
