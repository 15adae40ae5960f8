package io.throng.kernel.math;

/** Bit-level operations that the elementary functions share. */
final class Numbers {

    private static final int BIAS = 1023;
    private static final double SPLITTER = 0x1p27 + 1;

    private Numbers() {}

    /** The value, with every NaN replaced by the one whose bits are the same on all processors. */
    static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    /** 2 to the power of an exponent in [-1022, 1023]. */
    static double power(int exponent) {
        return Double.longBitsToDouble((long) (BIAS + exponent) << 52);
    }

    /** value times 2 to the power of an exponent in [-2044, 2046], rounded at most once if the value is near 1. */
    static double scaled(double value, int exponent) {
        int half = exponent >> 1;
        return value * power(half) * power(exponent - half);
    }

    /** The sine of an angle in the given quadrant, from the sine and cosine of the angle's part beyond the quadrant's axis. */
    static double pick(double sine, double cosine, int quadrant) {
        double value = (quadrant & 1) == 0 ? sine : cosine;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ ((long) (quadrant & 2) << 62));
    }

    /** The rounding error of {@code sum = a + b} (Knuth 1969). */
    static double lostBySum(double a, double b, double sum) {
        double part = sum - a;
        return (a - (sum - part)) + (b - part);
    }

    /** The rounding error of {@code product = a * b} (Dekker 1971), for factors below 2<sup>996</sup>. */
    static double lostByProduct(double a, double b, double product) {
        double aHigh = high(a);
        double bHigh = high(b);
        double aLow = a - aHigh;
        double bLow = b - bHigh;
        return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
    }

    private static double high(double value) {
        double spread = value * SPLITTER;
        return spread - (spread - value);
    }
}
