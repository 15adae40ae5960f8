package io.throng.scenarios.sweep;

import java.util.List;

/** A parameter that a sweep varies, and the values that it may take. */
public sealed interface Factor permits Levels, Span {
    /** The parameter. */
    String name();

    /**
     * All values, in order.
     *
     * @throws IllegalArgumentException if there is no end of them
     */
    List<String> levels();

    /**
     * The value at a share of the way from the first to the last: equal parts of the way for equal parts of the values.
     *
     * @param share in [0, 1)
     */
    String at(double share);

    /** As {@link FactorText} reads it; the same for the same values, however a person wrote them. */
    String text();
}
