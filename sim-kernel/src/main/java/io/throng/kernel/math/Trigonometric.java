package io.throng.kernel.math;

/**
 * Sine, cosine and tangent in double precision.
 *
 * <p>The argument is reduced to [-π/4, π/4] by subtracting a multiple of π/2 that is stored in three pieces (Cody and Waite,
 * "Software manual for the elementary functions", 1980, ch. 8); the first two have 37 bits, so their products with a
 * multiplier below 2<sup>16</sup> are exact. Sine and cosine of the rest are minimax polynomials by Remez's algorithm,
 * evaluated for the rest as an unevaluated sum of two doubles as in fdlibm (Ng, Sun Microsystems, 1993). Both are always
 * computed and one is selected, so the code has no branch that depends on the data and vectorises lane by lane.
 *
 * <p>Beyond {@link #REDUCIBLE} {@link StrictMath} takes over, which is fdlibm's code by specification.
 */
final class Trigonometric {

    /** The largest magnitude that the reduction can take: the multiplier must stay below 2<sup>16</sup>. */
    static final double REDUCIBLE = 1e5;

    /** Adding and subtracting 1.5 * 2<sup>52</sup> rounds to the nearest integer, which then stands in the low bits. */
    static final double ROUNDER = 0x1.8p52;

    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    private static final double HALF_PI_1 = 0x1.921fb54440000p+0;
    private static final double HALF_PI_2 = 0x1.68c234c4c0000p-39;
    private static final double HALF_PI_3 = 0x1.98a2e03707344p-77;

    private static final double S3 = -0x1.5555555555549p-3;
    private static final double S5 = 0x1.111111110f861p-7;
    private static final double S7 = -0x1.a01a019c0e4cbp-13;
    private static final double S9 = 0x1.71de3574bad60p-19;
    private static final double S11 = -0x1.ae5e63cddc087p-26;
    private static final double S13 = 0x1.5d9246e30071dp-33;

    private static final double C4 = 0x1.555555555554cp-5;
    private static final double C6 = -0x1.6c16c16c15165p-10;
    private static final double C8 = 0x1.a01a019caf1c5p-16;
    private static final double C10 = -0x1.27e4f807eafb8p-22;
    private static final double C12 = 0x1.1ee9ea76b136ep-29;
    private static final double C14 = -0x1.8fadd3faa040bp-37;

    private Trigonometric() {}

    static double sin(double x) {
        return Math.abs(x) <= REDUCIBLE ? turned(x, 0) : Numbers.canonical(StrictMath.sin(x));
    }

    static double cos(double x) {
        return Math.abs(x) <= REDUCIBLE ? turned(x, 1) : Numbers.canonical(StrictMath.cos(x));
    }

    static double tan(double x) {
        if (!(Math.abs(x) <= REDUCIBLE)) {
            return Numbers.canonical(StrictMath.tan(x));
        }
        double rounded = x * TWO_OVER_PI + ROUNDER;
        double quarters = rounded - ROUNDER;
        double rest = rest(x, quarters);
        double tail = tail(x, quarters, rest);
        double sine = sineOf(rest, tail);
        double cosine = cosineOf(rest, tail);
        boolean even = ((int) Double.doubleToRawLongBits(rounded) & 1) == 0;
        return (even ? sine : -cosine) / (even ? cosine : sine);
    }

    /** The sine of x plus some quarter turns. */
    private static double turned(double x, int quarterTurns) {
        double rounded = x * TWO_OVER_PI + ROUNDER;
        double quarters = rounded - ROUNDER;
        double rest = rest(x, quarters);
        double tail = tail(x, quarters, rest);
        int quadrant = (int) Double.doubleToRawLongBits(rounded) + quarterTurns;
        return Numbers.pick(sineOf(rest, tail), cosineOf(rest, tail), quadrant);
    }

    /** The multiple of π/2 nearest to x, as a number of quarter turns. */
    static double quarters(double x) {
        return (x * TWO_OVER_PI + ROUNDER) - ROUNDER;
    }

    /** x minus that many quarter turns, rounded. */
    static double rest(double x, double quarters) {
        double first = x - quarters * HALF_PI_1;
        double second = quarters * HALF_PI_2;
        double rest = first - second;
        return rest - (quarters * HALF_PI_3 - Numbers.lostBySum(first, -second, rest));
    }

    /** What {@link #rest} lost by rounding. */
    private static double tail(double x, double quarters, double rest) {
        double first = x - quarters * HALF_PI_1;
        double second = quarters * HALF_PI_2;
        double unrefined = first - second;
        return (unrefined - rest) - (quarters * HALF_PI_3 - Numbers.lostBySum(first, -second, unrefined));
    }

    private static double sineOf(double x, double tail) {
        double z = x * x;
        double w = z * z;
        double higher = (S5 + z * S7) + w * ((S9 + z * S11) + w * S13);
        double cube = z * x;
        return x - ((z * (0.5 * tail - cube * higher) - tail) - cube * S3);
    }

    private static double cosineOf(double x, double tail) {
        double z = x * x;
        double w = z * z;
        double higher = w * ((C4 + z * C6) + w * ((C8 + z * C10) + w * (C12 + z * C14)));
        double half = 0.5 * z;
        double top = 1 - half;
        return top + (((1 - top) - half) + (higher - x * tail));
    }
}
