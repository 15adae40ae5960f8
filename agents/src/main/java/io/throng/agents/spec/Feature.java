package io.throng.agents.spec;

/**
 * One number of an observation or of a continuous action.
 *
 * @param name what it is
 * @param unit its unit, empty for pure numbers
 * @param low the smallest value, may be negative infinity in observations
 * @param high the largest value, may be infinity in observations
 */
public record Feature(String name, String unit, double low, double high) {
    /** Checks the range. */
    public Feature {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "feature " + name + " must have low < high, got [" + low + ", " + high + "]; give a range");
        }
    }

    /** A feature without bounds. */
    public static Feature unbounded(String name, String unit) {
        return new Feature(name, unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
}
