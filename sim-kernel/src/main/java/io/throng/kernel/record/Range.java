package io.throng.kernel.record;

/**
 * From where to where the values of a channel go.
 *
 * @param low finite; 0 where the range is open
 * @param high finite, above {@code low}; 0 where the range is open
 */
public record Range(double low, double high) {
    private static final Range OPEN = new Range(0, 0);

    /** Checks the order. */
    public Range {
        boolean open = low == 0 && high == 0;
        if (!open && !(Double.isFinite(high - low) && low < high)) {
            throw new IllegalArgumentException(
                    "a range must have finite low < high, got [" + low + ", " + high + "]; or leave it open");
        }
    }

    /** A range known beforehand. */
    public static Range of(double low, double high) {
        if (low == high) {
            throw new IllegalArgumentException("a range must have low < high, got " + low + " twice");
        }
        return new Range(low, high);
    }

    /** A range that is found for each frame: the smallest of a few round ones that holds its values. */
    public static Range open() {
        return OPEN;
    }

    /** Whether it is found for each frame. */
    public boolean isOpen() {
        return low == high;
    }

    /** The range from 0, or about 0, to a power of two that holds all values between two. */
    static Range holding(double least, double most) {
        double reach = Math.max(Math.abs(least), Math.abs(most));
        double end = reach < Float.MIN_NORMAL ? 1 : Math.scalb(1.0, Math.getExponent(reach) + 1);
        return new Range(least < 0 ? -end : 0, end);
    }
}
