package io.throng.kernel.math;

/**
 * Exponential functions in double precision.
 *
 * <p>With x = n ln 2 + r, |r| at most half of ln 2, e<sup>x</sup> = 2<sup>n</sup> e<sup>r</sup> (Cody and Waite, 1980, ch. 6).
 * ln 2 is stored in two pieces; e<sup>r</sup> - 1 - r is r² times a minimax polynomial by Remez's algorithm. The large part of
 * the final sum is added without error, so e<sup>x</sup> and e<sup>x</sup> - 1 are correct to a little more than half a unit.
 */
final class Exponential {

    /** ln 2 to 41 bits: its product with an exponent is exact. */
    static final double LN2_HIGH = 0x1.62e42fefa3000p-1;

    /** ln 2 minus {@link #LN2_HIGH}. */
    static final double LN2_LOW = 0x1.3de6af278ece6p-42;

    static final double ONE_OVER_LN2 = 0x1.71547652b82fep+0;

    /** Beyond it results are 0 or infinite. */
    private static final double RANGE = 746;

    private static final double E2 = 0x1.000000000000cp-1;
    private static final double E3 = 0x1.5555555555561p-3;
    private static final double E4 = 0x1.555555554fffbp-5;
    private static final double E5 = 0x1.111111110d5dcp-7;
    private static final double E6 = 0x1.6c16c185b479fp-10;
    private static final double E7 = 0x1.a01a01baff1dfp-13;
    private static final double E8 = 0x1.a019966c56629p-16;
    private static final double E9 = 0x1.71dddf903bbf0p-19;
    private static final double E10 = 0x1.28b0704fa79aep-22;
    private static final double E11 = 0x1.af85e0789a6f5p-26;

    private Exponential() {}

    static double exp(double x) {
        return Math.abs(x) < RANGE ? exp(x, 0) : beyond(x, 0);
    }

    /** The exponential of the unevaluated sum x + tail, |x| below 746 and the tail below a unit in the last place of x. */
    static double exp(double x, double tail) {
        double doublings = doublings(x);
        return Numbers.scaled(grown(1, x, tail, doublings), (int) doublings);
    }

    static double expm1(double x) {
        if (!(Math.abs(x) < RANGE)) {
            return beyond(x, -1);
        }
        if (Math.abs(x) < 0x1p-54) {
            return x;
        }
        return lessOne(x < -40 ? -40 : x);
    }

    private static double lessOne(double x) {
        double doublings = doublings(x);
        int n = (int) doublings;
        double one = Numbers.power(-Math.min(n, 1000));
        return Numbers.scaled(grown(1 - one, x, 0, doublings), n);
    }

    static double tanh(double x) {
        double magnitude = Math.abs(x);
        if (!(magnitude < 22)) {
            return magnitude > 0 ? Math.copySign(1, x) : Double.NaN;
        }
        if (magnitude < 0x1p-28) {
            return x;
        }
        double grown = lessOne(2 * magnitude);
        double divisor = grown + 2;
        double quotient = grown / divisor;
        double lost = Numbers.lostBySum(grown, 2, divisor) / divisor;
        return Math.copySign(quotient - quotient * lost, x);
    }

    private static double beyond(double x, double atMinusInfinity) {
        if (x > 0) {
            return Double.POSITIVE_INFINITY;
        }
        return x < 0 ? atMinusInfinity : Double.NaN;
    }

    private static double doublings(double x) {
        return (x * ONE_OVER_LN2 + Trigonometric.ROUNDER) - Trigonometric.ROUNDER;
    }

    /** base + (e to the power of (x + tail - doublings * ln 2)) - 1; the base is 0 or at least one half. */
    private static double grown(double base, double x, double tail, double doublings) {
        double first = x - doublings * LN2_HIGH;
        double second = doublings * LN2_LOW - tail;
        double r = first - second;
        double low = (first - r) - second;
        double small = low + r * (r * series(r) + low);
        double sum = base + r;
        return sum + (((base - sum) + r) + small);
    }

    private static double series(double r) {
        double s = r * r;
        double t = s * s;
        return ((E2 + r * E3) + s * (E4 + r * E5)) + t * (((E6 + r * E7) + s * (E8 + r * E9)) + t * (E10 + r * E11));
    }
}
