package io.throng.scenarios.traffic.net;

import java.util.Locale;

/** How right of way is settled at a junction; SUMO's types of these names. */
public enum JunctionType {
    /** Roads of lower priority give way; among equals, whoever comes from the right goes first. */
    PRIORITY,
    /** Whoever comes from the right goes first. */
    RIGHT_BEFORE_LEFT,
    /** A signal says who drives; of those who have green, left turns give way. */
    TRAFFIC_LIGHT,
    /** Lanes that become one take turns: whoever is there first goes first. Otherwise as {@link #PRIORITY}. */
    ZIPPER,
    /** Nobody goes on. */
    DEAD_END;

    /** SUMO's word. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
