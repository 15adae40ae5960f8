package io.throng.kernel.record;

import java.util.List;

/**
 * One quantity of the agents or cells of a {@link Layer}.
 *
 * @param name unique in its layer; not blank
 * @param meaning what it tells
 * @param unit empty for pure numbers
 * @param range between which values it is told; what lies outside is told as the nearer end, a place outside as
 *     missing
 * @param categories the names of a {@link Meaning#CATEGORY}, in order of their numbers; otherwise empty
 */
public record Channel(String name, Meaning meaning, String unit, Range range, List<String> categories) {
    /** As many categories as fit a byte. */
    public static final int MOST_CATEGORIES = 255;

    /** Checks that categories are there where they are needed, and only there. */
    public Channel {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a channel needs a name, got an empty one; give the quantity's name");
        }
        categories = List.copyOf(categories);
        boolean needed = meaning == Meaning.CATEGORY;
        if (needed ? categories.isEmpty() || categories.size() > MOST_CATEGORIES : !categories.isEmpty()) {
            throw new IllegalArgumentException("channel " + name + " of meaning " + meaning + " must have "
                    + (needed ? "1 to " + MOST_CATEGORIES : "no") + " categories, got " + categories.size());
        }
    }

    static Channel of(String name, Meaning meaning, String unit, Range range) {
        return new Channel(name, meaning, unit, range, List.of());
    }

    static Channel category(String name, List<String> categories) {
        return new Channel(name, Meaning.CATEGORY, "", Range.of(0, MOST_CATEGORIES), categories);
    }

    static Channel heading(String name) {
        return of(name, Meaning.HEADING, "rad", Range.of(0, 2 * Math.PI));
    }
}
