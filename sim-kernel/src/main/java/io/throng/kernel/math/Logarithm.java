package io.throng.kernel.math;

/**
 * Logarithms in double precision.
 *
 * <p>With x = 2<sup>k</sup> (1 + f), 1 + f in [√½, √2), and s = f / (2 + f), ln(1 + f) = 2 artanh s; the series beyond 2s is a
 * minimax polynomial in s² by Remez's algorithm. The sum is arranged as in fdlibm (Ng, Sun Microsystems, 1993), so that
 * the error stays below one unit.
 */
final class Logarithm {

    /** The bits of the square root of one half, cut to the upper 20 bits of its significand. */
    private static final long SQRT_HALF = 0x3FE6A09E_00000000L;

    private static final double L2 = 0x1.5555555555593p-1;
    private static final double L4 = 0x1.999999997f8a7p-2;
    private static final double L6 = 0x1.249249423e536p-2;
    private static final double L8 = 0x1.c71c51c66c4d9p-3;
    private static final double L10 = 0x1.74664d76df838p-3;
    private static final double L12 = 0x1.39a02ed83d801p-3;
    private static final double L14 = 0x1.2f15bc631f6dfp-3;

    private Logarithm() {}

    static double log(double x) {
        return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE ? normal(x, 0) : special(x);
    }

    static double log1p(double x) {
        if (!(x > -1 && x <= Double.MAX_VALUE)) {
            return special(x + 1);
        }
        if (Math.abs(x) < 0x1p-53) {
            return x;
        }
        double u = 1 + x;
        int k = exponent(u);
        if (k == 0) {
            return sum(x, 0, 0);
        }
        double lost = k >= 2 ? 1 - (u - x) : x - (u - 1);
        return sum(significand(u, k) - 1, k, lost / u);
    }

    private static double special(double x) {
        if (x > 0) {
            return x <= Double.MAX_VALUE ? normal(x * 0x1p54, -54) : x;
        }
        return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    private static double normal(double x, int scale) {
        int k = exponent(x);
        return sum(significand(x, k) - 1, k + scale, 0);
    }

    /** The k for which a normal x is 2<sup>k</sup> times a number in [√½, √2). */
    static int exponent(double x) {
        return (int) ((Double.doubleToRawLongBits(x) - SQRT_HALF) >> 52);
    }

    /** x times 2<sup>-k</sup>. */
    static double significand(double x, int k) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) - ((long) k << 52));
    }

    /** ln(1 + f) + k ln 2 + correction. */
    private static double sum(double f, int k, double correction) {
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double series = z * (((L2 + z * L4) + w * (L6 + z * L8)) + w * w * ((L10 + z * L12) + w * L14));
        double half = 0.5 * f * f;
        double small = s * (half + series) + (k * Exponential.LN2_LOW + correction);
        return k * Exponential.LN2_HIGH - ((half - small) - f);
    }
}
