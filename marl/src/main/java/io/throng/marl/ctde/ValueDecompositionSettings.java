package io.throng.marl.ctde;

/**
 * Settings of learners whose agents' values make up the team's.
 *
 * @param mixingWidth of QMIX's mixing layer, at least 1; of no meaning for VDN
 * @param exploration how often a choice is tried at random
 * @param replay what all off-policy learners have in common; the actors' rate is that of everything here
 */
public record ValueDecompositionSettings(int mixingWidth, Exploration exploration, ReplaySettings replay) {
    /** Checks the width. */
    public ValueDecompositionSettings {
        Require.inRange("mixingWidth", mixingWidth, 1, 1 << 16);
    }

    /** A mixing layer of 32 as in the paper. */
    public static ValueDecompositionSettings defaults() {
        return new ValueDecompositionSettings(32, Exploration.defaults(), ReplaySettings.defaults());
    }
}
