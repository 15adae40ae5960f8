package io.throng.marl.ctde;

/**
 * Settings of soft actor-critics.
 *
 * @param choiceEntropy the entropy that agents who choose are to keep, as a part of the largest, in [0, 1]
 * @param realEntropy the entropy that agents who act by real numbers are to keep, in nats for each number; the paper's is -1
 * @param temperatureRate by how much the logarithm of the temperature changes per nat of missing entropy and update, above 0
 * @param firstTemperature at first, above 0
 * @param replay what all off-policy learners have in common
 */
public record SoftSettings(
        double choiceEntropy,
        double realEntropy,
        double temperatureRate,
        double firstTemperature,
        ReplaySettings replay) {
    /** Checks the ranges. */
    public SoftSettings {
        Require.unit("choiceEntropy", choiceEntropy);
        if (!Double.isFinite(realEntropy)) {
            throw new IllegalArgumentException("realEntropy must be finite, got " + realEntropy);
        }
        Require.positive("temperatureRate", temperatureRate);
        Require.positive("firstTemperature", firstTemperature);
    }

    /** A fifth of the largest entropy for choices, -1 nat a real number. */
    public static SoftSettings defaults() {
        return new SoftSettings(0.2, -1, 1e-3, 0.1, ReplaySettings.defaults());
    }
}
