package io.throng.scenarios.traffic.road;

/** How signals decide what to show. */
public enum SignalRule {
    /** As their programs say: at fixed times, or {@link #ACTUATED} where the program is. */
    PROGRAM,
    /**
     * A green phase goes on from its least to its greatest length while vehicles follow each other within 3 s at a place 2 s
     * before the line; SUMO's gap-based actuation.
     */
    ACTUATED,
    /**
     * The green phase with the greatest pressure: vehicles standing on lanes before the signal less those behind it. Varaiya,
     * "Max pressure control of a network of signalized intersections", Transportation Research C 36 (2013). Nobody who waits
     * has red for longer than a given time.
     */
    MAX_PRESSURE,
    /** The green phase for which most vehicles stand or come. */
    GREEDY,
    /** The program's green phases in turn, as long as Webster's formula says for the demand: "Traffic Signal Settings" (1958). */
    WEBSTER,
    /** What somebody else asks for. */
    LED
}
