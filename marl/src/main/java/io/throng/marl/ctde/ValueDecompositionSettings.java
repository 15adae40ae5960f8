package io.throng.marl.ctde;

/**
 * Settings of learners whose agents' values make up the team's.
 *
 * @param mixingWidth of QMIX's mixing layer, at least 1; of no meaning for VDN
 * @param sequence steps of a world in a row that are learned from where the network is recurrent, at least 2; of no meaning
 *     elsewhere
 * @param burnIn first steps of these that only bring the memory up to date, in [0, sequence), unless an episode begins within
 * @param exploration how often a choice is tried at random
 * @param replay what all off-policy learners have in common; the actors' rate is that of everything here
 */
public record ValueDecompositionSettings(
        int mixingWidth, int sequence, int burnIn, Exploration exploration, ReplaySettings replay) {
    /** Checks the width. */
    public ValueDecompositionSettings {
        Require.inRange("mixingWidth", mixingWidth, 1, 1 << 16);
        Require.inRange("sequence", sequence, 2, 1 << 16);
        Require.inRange("burnIn", burnIn, 0, sequence - 1);
        if (replay.architecture().isRecurrent()) {
            requireRuns("replaySteps", replay.replaySteps(), sequence, replay.worlds());
            requireRuns("warmup", replay.warmup(), sequence, replay.worlds());
        }
    }

    private static void requireRuns(String name, long steps, int sequence, int worlds) {
        long least = (long) sequence * worlds;
        if (steps < least) {
            throw new IllegalArgumentException(
                    name + " must be at least sequence * worlds = " + least + " for a recurrent network, got " + steps);
        }
    }

    /** Steps in a row that are learned from. */
    int length() {
        return replay.architecture().isRecurrent() ? sequence : 1;
    }

    /** For networks without memory. */
    static ValueDecompositionSettings ofSteps(int mixingWidth, Exploration exploration, ReplaySettings replay) {
        return new ValueDecompositionSettings(mixingWidth, 2, 0, exploration, replay);
    }

    /** A mixing layer of 32 as in the paper; with a recurrent network runs of 12 steps. */
    public static ValueDecompositionSettings defaults() {
        return new ValueDecompositionSettings(32, 12, 2, Exploration.defaults(), ReplaySettings.defaults());
    }
}
