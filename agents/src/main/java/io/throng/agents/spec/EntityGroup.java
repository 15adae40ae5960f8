package io.throng.agents.spec;

/**
 * Alike things that an agent perceives: a run of an observation row that is the same few numbers for one after the other.
 * Networks over sets treat them alike, whatever their number and order.
 *
 * @param name unique among the groups of an observation
 * @param first where the run starts
 * @param count how many things, at least 1
 * @param width numbers for each, at least 1
 */
public record EntityGroup(String name, int first, int count, int width) {
    /** Checks the sizes. */
    public EntityGroup {
        if (first < 0 || count < 1 || width < 1) {
            throw new IllegalArgumentException("entities " + name + " must start at 0 or later and be at least 1 of at"
                    + " least 1 number, got " + count + " of " + width + " from " + first);
        }
    }

    /** Where the run ends. */
    public int end() {
        return first + count * width;
    }
}
