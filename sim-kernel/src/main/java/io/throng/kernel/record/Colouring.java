package io.throng.kernel.record;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** What the colour of an agent says in an {@link AgentPicture}. */
public sealed interface Colouring {
    /** Colour tells the heading, by a cyclic map. */
    static Colouring byHeading() {
        return new Heading();
    }

    /** Colour tells how many agents share a place; where agents are few enough to be drawn singly, all look alike. */
    static Colouring byDensity() {
        return new Density();
    }

    /** Colour tells the kind: {@code of} gives each agent's index into {@code names}. */
    static Colouring byCategory(List<String> names, IntUnaryOperator of) {
        return new Category(names, of);
    }

    /** See {@link #byHeading}. */
    record Heading() implements Colouring {}

    /** See {@link #byDensity}. */
    record Density() implements Colouring {}

    /**
     * See {@link #byCategory}.
     *
     * @param names 1 to 8, in the order of the legend
     * @param of from an agent's index to its category in [0, names)
     */
    record Category(List<String> names, IntUnaryOperator of) implements Colouring {
        /** As many colours as can be told apart with any kind of colour vision (Okabe and Ito's palette). */
        public static final int MOST = 8;

        /** Checks the number of names. */
        public Category {
            names = List.copyOf(names);
            if (names.isEmpty() || names.size() > MOST) {
                throw new IllegalArgumentException("categories must number 1 to " + MOST + ", got " + names.size()
                        + "; merge the rarest into one called other");
            }
        }
    }
}
