package io.throng.marl.ctde;

/**
 * Settings of {@link Mansa}.
 *
 * @param central the centralised learner that is called
 * @param callCost what a call costs the global agent, in units of the team's reward, at least 0. At 0 without a budget the
 *     centralised learner is always called, at infinity never
 * @param callBudget calls that a team may make in an episode, at least 0; -1 for any number
 * @param callTrials chance that a call is made at random while learning, in [0, 1]; such calls count as calls, and against
 *     the budget
 * @param skipTrials chance that a wanted call is not made while learning, in [0, 1], so that independent learners go on to
 *     learn where they are not asked
 * @param values what both learners have in common; the mixing width is QMIX's
 */
public record MansaSettings(
        Central central,
        double callCost,
        int callBudget,
        double callTrials,
        double skipTrials,
        ValueDecompositionSettings values) {
    /** The centralised learner. */
    public enum Central {
        /** One learner values and chooses all agents' actions together. */
        JOINT,
        /** {@link Qmix}: agents' values, mixed monotonically. */
        QMIX
    }

    /** Checks the ranges. */
    public MansaSettings {
        if (!(callCost >= 0)) {
            throw new IllegalArgumentException("callCost must be at least 0, got " + callCost + "; give Infinity for"
                    + " independent learning alone");
        }
        Require.inRange("callBudget", callBudget, -1, Integer.MAX_VALUE);
        Require.unit("callTrials", callTrials);
        Require.unit("skipTrials", skipTrials);
    }

    /** Joint actions at a cost of 0.01, without a budget. */
    public static MansaSettings defaults() {
        return new MansaSettings(Central.JOINT, 0.01, -1, 0.01, 0.1, ValueDecompositionSettings.defaults());
    }

    boolean hasBudget() {
        return callBudget >= 0;
    }

    /** Whether there is nothing to decide: a call costs nothing, and there may be any number. */
    boolean alwaysCalls() {
        return callCost == 0 && !hasBudget();
    }

    /** Whether there is nothing to decide: no call is worth its cost, or none is allowed. */
    boolean neverCalls() {
        return Double.isInfinite(callCost) || callBudget == 0;
    }
}
