package io.throng.kernel.math;

/**
 * The elementary functions rounded to floats. They are computed in double precision, where neither reduction nor summing
 * costs accuracy, with polynomials only as long as a float can show: that is faster than arithmetic on pairs of floats.
 */
final class SinglePrecision {

    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    private static final double HALF_PI_1 = 0x1.921fb54400000p+0;
    private static final double HALF_PI_2 = 0x1.0b4611a626331p-34;
    private static final double LN2 = 0x1.62e42fefa39efp-1;

    /** The angles to which ±arctan is added: without and with the move by arctan 1; rows as in {@link ArcTangent}. */
    private static final double[] ORIGIN = {
        0, 0.25 * Math.PI, 0.5 * Math.PI, 0.25 * Math.PI, Math.PI, 0.75 * Math.PI, 0.5 * Math.PI, 0.75 * Math.PI
    };

    /** tan(π/8). */
    private static final double EIGHTH_TURN = 0x1.a827999fcef32p-2;

    private SinglePrecision() {}

    static float sin(float x) {
        return Math.abs(x) <= Trigonometric.REDUCIBLE ? turned(x, 0) : (float) Numbers.canonical(StrictMath.sin(x));
    }

    static float cos(float x) {
        return Math.abs(x) <= Trigonometric.REDUCIBLE ? turned(x, 1) : (float) Numbers.canonical(StrictMath.cos(x));
    }

    private static float turned(double x, int quarterTurns) {
        double rounded = x * TWO_OVER_PI + Trigonometric.ROUNDER;
        double quarters = rounded - Trigonometric.ROUNDER;
        int quadrant = (int) Double.doubleToRawLongBits(rounded) + quarterTurns;
        double rest = (x - quarters * HALF_PI_1) - quarters * HALF_PI_2;
        return (float) Numbers.pick(sineOf(rest), cosineOf(rest), quadrant);
    }

    private static double sineOf(double x) {
        double z = x * x;
        double low = -0x1.5555554cb3662p-3 + z * 0x1.11110890fb45ep-7;
        return x * (1 + z * (low + z * z * (-0x1.a00f99122918ep-13 + z * 0x1.6cd734fbab186p-19)));
    }

    private static double cosineOf(double x) {
        double z = x * x;
        double high = 0x1.55554aae0b3f0p-5 + z * (-0x1.6c0c874ae89f1p-10 + z * 0x1.9a00ed3daf0cap-16);
        return (1 - 0.5 * z) + z * z * high;
    }

    static float exp(float x) {
        if (!(Math.abs(x) < 200)) {
            return (float) Numbers.canonical(StrictMath.exp(x));
        }
        double doublings = doublings(x);
        return (float) ((1 + grown(x - doublings * LN2)) * Numbers.power((int) doublings));
    }

    static float tanh(float x) {
        double twice = 2 * Math.abs((double) x);
        if (!(twice < 20)) {
            return twice > 0 ? Math.copySign(1f, x) : Float.NaN;
        }
        double doublings = doublings(twice);
        double power = Numbers.power((int) doublings);
        double grown = power * grown(twice - doublings * LN2) + (power - 1);
        return Math.copySign((float) (grown / (grown + 2)), x);
    }

    private static double doublings(double x) {
        return (x * Exponential.ONE_OVER_LN2 + Trigonometric.ROUNDER) - Trigonometric.ROUNDER;
    }

    /** e<sup>r</sup> - 1. */
    private static double grown(double r) {
        double s = r * r;
        double low = 0x1.000000430fd94p-1 + r * 0x1.55555598535d0p-3;
        double middle = 0x1.55548001d8956p-5 + r * 0x1.11107c838e6adp-7;
        return r + s * (low + s * (middle + s * (0x1.6d96d3a40437ep-10 + r * 0x1.a1b88ec727945p-13)));
    }

    static float log(float x) {
        if (!(x > 0 && x <= Float.MAX_VALUE)) {
            return (float) Numbers.canonical(StrictMath.log(x));
        }
        int k = Logarithm.exponent(x);
        double f = Logarithm.significand(x, k) - 1;
        double s = f / (2 + f);
        double z = s * s;
        double low = 0x1.555554fcf3d7bp-1 + z * 0x1.999a7bdced755p-2;
        double series = z * (low + z * z * (0x1.24387b4e9ecd6p-2 + z * 0x1.e30524af1d31cp-3));
        return (float) (k * LN2 + s * (2 + series));
    }

    static float atan2(float y, float x) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        boolean steep = ay > ax;
        double n = steep ? ax : ay;
        double d = steep ? ay : ax;
        if (!(n <= Float.MAX_VALUE && d > 0 && d <= Float.MAX_VALUE)) {
            return (float) Numbers.canonical(StrictMath.atan2(y, x));
        }
        boolean far = n > EIGHTH_TURN * d;
        double angle = arcTangent((far ? n - d : n) / (far ? n + d : d));
        int octant = (far ? 1 : 0) + (steep ? 2 : 0) + (x < 0 ? 4 : 0);
        return Math.copySign((float) (ORIGIN[octant] + (steep != x < 0 ? -angle : angle)), y);
    }

    private static double arcTangent(double q) {
        double z = q * q;
        double w = z * z;
        double low = -0x1.555554c7e7760p-2 + z * 0x1.999919c4ee25cp-3;
        double middle = -0x1.247ef6f0fdd16p-3 + z * 0x1.c4666b670c38ap-4;
        return q + q * z * (low + w * (middle + w * (-0x1.5b3c167a71f20p-4 + z * 0x1.84cd5efd6ac88p-5)));
    }
}
