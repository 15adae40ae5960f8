package io.throng.kernel.step;

/** A part of a step that all regions run at once, each over its own rows. */
public enum Stage {
    /** Each region bins its outgoing mail by receiving region. */
    SORT_MAIL,
    /** Each region takes its agents' mail from all bins. */
    DELIVER,
    /** The agents' turns. */
    DECIDE,
    /** The agents' second turns. */
    RESOLVE,
    /** The groups' turns. */
    SETTLE,
    /** First values of the sites; before the first step only. */
    FOUND_SITES,
    /** First values of newborn rows. */
    BIRTH,
    /** First values of groups, once all of their agents have theirs. */
    FOUND,
    /** First pass of the spatial indexes. */
    COUNT,
    /** Second pass of the spatial indexes. */
    PLACE,
    /** Third pass of the spatial indexes. */
    GATHER,
    /** The sites' turns. */
    SITES,
    /** Observations and renewal of groups. */
    SENSE,
    /** The state hash; not part of a step. */
    HASH,
    /** Sums for the measures; not part of a step. */
    MEASURE
}
