package io.throng.kernel;

/** The phases of a step that a {@link World} may take part in, in the order they run. */
public enum Phase {
    /** Every agent's turn. */
    DECIDE,
    /** Every agent, once all have decided. */
    RESOLVE,
    /** Every group, once all have resolved. */
    SETTLE,
    /** Every site, once births and deaths have taken effect and the indexes are rebuilt. */
    SITES,
    /** Every agent, on the committed state of the new step; then the renewal of groups that ended. */
    SENSE
}
