package io.throng.marl.ctde;

/**
 * Settings of {@link Iql}.
 *
 * @param exploration how often a choice is tried at random
 * @param replay what all off-policy learners have in common; the actors' rate is that of all values
 */
public record IqlSettings(Exploration exploration, ReplaySettings replay) {
    /** Those of VDN and QMIX. */
    public static IqlSettings defaults() {
        return new IqlSettings(Exploration.defaults(), ReplaySettings.defaults());
    }
}
