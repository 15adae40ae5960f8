package io.throng.scenarios.traffic.road;

/**
 * How all signals are controlled.
 *
 * @param rule of each
 * @param decisionSeconds between two decisions of those that choose their phases, positive
 * @param yellowSeconds between two of their green phases, at least 0
 * @param longestRedSeconds after which whoever waits is served, positive
 */
public record Signalling(SignalRule rule, double decisionSeconds, double yellowSeconds, double longestRedSeconds) {
    /** By their programs; decisions every 10 s, 3 s of yellow, at most 120 s of red. */
    public static final Signalling PROGRAMS = by(SignalRule.PROGRAM);

    /** Checks the ranges. */
    public Signalling {
        if (!(decisionSeconds > 0 && yellowSeconds >= 0 && longestRedSeconds > 0)) {
            throw new IllegalArgumentException(
                    "signals must decide after a positive time, have yellow for at least 0 s and"
                            + " red for a positive time, got " + decisionSeconds + ", " + yellowSeconds + ", "
                            + longestRedSeconds + " s");
        }
    }

    /** By a rule, with the times of {@link #PROGRAMS}. */
    public static Signalling by(SignalRule rule) {
        return new Signalling(rule, 10, 3, 120);
    }
}
