package io.throng.scenarios.particle;

/** How scripted adversaries of {@link Tag} hunt. */
public enum Hunt {
    /** Each goes for the good agent nearest to it. */
    CHASE,
    /** Each goes to where that agent will be in 0.6 seconds if it keeps its velocity. */
    INTERCEPT,
    /** They go to places around the first good agent, 0.3 from it, each to its own. */
    SURROUND,
    /** Each waits until a good agent is within 0.5, and chases it while it is. */
    AMBUSH,
    /** They circle the middle at a distance of 0.6, whatever the good agents do. */
    PATROL,
    /** One of the others, drawn for each episode; all adversaries of a world hunt alike. */
    DRAWN
}
