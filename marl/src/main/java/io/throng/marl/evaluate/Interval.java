package io.throng.marl.evaluate;

/**
 * A confidence interval.
 *
 * @param low finite
 * @param high finite, at least {@code low}
 * @param level how often such intervals hold the truth, as intended: in (0, 1), for example 0.95
 */
public record Interval(double low, double high, double level) {
    /** Checks order and level. */
    public Interval {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
            throw new IllegalArgumentException(
                    "interval must have finite low <= high, got [" + low + ", " + high + "]");
        }
        Bootstrap.requireLevel(level);
    }

    /** Whether the value lies inside or on an end. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
