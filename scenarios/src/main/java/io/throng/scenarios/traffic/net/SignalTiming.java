package io.throng.scenarios.traffic.net;

/**
 * How long the phases of a signal last whose program is made from the junction: for each pair of opposite roads a green phase,
 * and, where left turns are protected, one for them.
 *
 * @param green of straight on and right, in (0, 1e4] s
 * @param left of protected left turns, in [0, 1e4] s; 0 where they go with the others and give way
 * @param yellow after each, in (0, 100] s
 * @param offset when a cycle begins, in s
 */
public record SignalTiming(double green, double left, double yellow, double offset) {
    private static final double LONGEST = 1e4;
    private static final double LONGEST_YELLOW = 100;

    /** Checks the ranges. */
    public SignalTiming {
        require(green > 0 && green <= LONGEST, "green must be in (0, 1e4] s, got " + green);
        require(left >= 0 && left <= LONGEST, "left must be in [0, 1e4] s, got " + left);
        require(yellow > 0 && yellow <= LONGEST_YELLOW, "yellow must be in (0, 100] s, got " + yellow);
        require(Math.abs(offset) <= LONGEST, "offset must be in [-1e4, 1e4] s, got " + offset);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** 30 s of green, left turns that give way, 3 s of yellow. */
    public static SignalTiming defaults() {
        return new SignalTiming(30, 0, 3, 0);
    }

    /** The same, with a cycle that begins later by so many seconds. */
    public SignalTiming later(double seconds) {
        return new SignalTiming(green, left, yellow, offset + seconds);
    }
}
