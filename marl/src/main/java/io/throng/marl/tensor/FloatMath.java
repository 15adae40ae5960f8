package io.throng.marl.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * tanh, exp and log in float, from additions, products, fused multiply-adds and one division only: the same bits in a
 * lane, in a scalar loop, compiled or interpreted, on every machine. {@code Math.tanh} and its kin promise none of it.
 *
 * <p>Lanes are clamped by comparisons: {@code min} and {@code max}, which order -0 and 0, take three times as long.
 */
public final class FloatMath {
    /** Beyond it tanh is within 3e-7 of 1, and the rational function below stops following it. */
    private static final float TANH_LIMIT = 7.9f;

    // tanh(x) = x P(x^2) / Q(x^2) on [0, 7.9]: minimax of the relative error (6e-9 before rounding) by iteratively
    // reweighted linear least squares (Loeb 1957; Lawson 1961).
    private static final float P0 = 1f;
    private static final float P1 = 0.1345063f;
    private static final float P2 = 0.0035790023f;
    private static final float P3 = 2.2023418e-5f;
    private static final float P4 = 1.5428217e-8f;
    private static final float Q1 = 0.46783957f;
    private static final float Q2 = 0.026192278f;
    private static final float Q3 = 3.4236675e-4f;
    private static final float Q4 = 8.598879e-7f;

    private static final float EXP_LOWEST = -87.33654f;
    private static final float EXP_HIGHEST = 88f;
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.1219444e-4f;

    /** Adding and subtracting 1.5 * 2^23 rounds to an integer, which is then also in the low bits. */
    private static final float ROUNDER = 12582912f;

    /** From the bits of (n + ROUNDER) to the biased exponent of 2^n. */
    private static final int ROUNDER_TO_EXPONENT = Float.floatToRawIntBits(ROUNDER) - 127;

    // exp(r) = 1 + r + r^2 polynomial(r) on [-ln 2 / 2, ln 2 / 2], and log(1 + f): S. Moshier, Cephes (1989), expf,
    // logf.
    private static final float E0 = 0.5f;
    private static final float E1 = 0.16666666f;
    private static final float E2 = 0.041665796f;
    private static final float E3 = 0.008333452f;
    private static final float E4 = 0.0013981999f;
    private static final float E5 = 1.9875691e-4f;
    private static final float[] LOG = {
        0.070376836f,
        -0.1151461f,
        0.116769984f,
        -0.12420141f,
        0.14249323f,
        -0.16668057f,
        0.20000714f,
        -0.24999994f,
        0.3333333f
    };

    private FloatMath() {}

    /** tanh x with an absolute error below 5e-7, in [-1, 1]. */
    public static float tanh(float x) {
        float c = Math.max(Math.min(x, TANH_LIMIT), -TANH_LIMIT);
        float t = c * c;
        float p = Math.fma(Math.fma(Math.fma(Math.fma(t, P4, P3), t, P2), t, P1), t, P0);
        float q = Math.fma(Math.fma(Math.fma(Math.fma(t, Q4, Q3), t, Q2), t, Q1), t, 1f);
        return c * p / q;
    }

    /** The lanes of {@link #tanh(float)}. */
    static FloatVector tanh(FloatVector x) {
        FloatVector c = x.blend(TANH_LIMIT, x.compare(VectorOperators.GT, TANH_LIMIT))
                .blend(-TANH_LIMIT, x.compare(VectorOperators.LT, -TANH_LIMIT));
        FloatVector t = c.mul(c);
        FloatVector p = t.fma(Lanes.all(P4), Lanes.all(P3))
                .fma(t, Lanes.all(P2))
                .fma(t, Lanes.all(P1))
                .fma(t, Lanes.all(P0));
        FloatVector q = t.fma(Lanes.all(Q4), Lanes.all(Q3))
                .fma(t, Lanes.all(Q2))
                .fma(t, Lanes.all(Q1))
                .fma(t, Lanes.all(1f));
        return c.mul(p).div(q);
    }

    /** e^x with a relative error below 2e-7; 0 below -87.33654, and e^88 above 88. */
    public static float exp(float x) {
        float c = Math.max(Math.min(x, EXP_HIGHEST), EXP_LOWEST);
        float shifted = Math.fma(c, LOG2_E, ROUNDER);
        float n = shifted - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, c));
        float s = Math.fma(Math.fma(Math.fma(r, E5, E4), r, E3), r, E2);
        float y = Math.fma(Math.fma(Math.fma(s, r, E1), r, E0), r * r, r) + 1f;
        float power = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) - ROUNDER_TO_EXPONENT) << 23);
        return x < EXP_LOWEST ? 0f : y * power;
    }

    /** The lanes of {@link #exp(float)}. */
    static FloatVector exp(FloatVector x) {
        VectorMask<Float> tooLow = x.compare(VectorOperators.LT, EXP_LOWEST);
        FloatVector c =
                x.blend(EXP_HIGHEST, x.compare(VectorOperators.GT, EXP_HIGHEST)).blend(EXP_LOWEST, tooLow);
        FloatVector shifted = c.fma(Lanes.all(LOG2_E), Lanes.all(ROUNDER));
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(Lanes.all(-LN2_LOW), n.fma(Lanes.all(-LN2_HIGH), c));
        FloatVector s =
                r.fma(Lanes.all(E5), Lanes.all(E4)).fma(r, Lanes.all(E3)).fma(r, Lanes.all(E2));
        FloatVector y =
                s.fma(r, Lanes.all(E1)).fma(r, Lanes.all(E0)).fma(r.mul(r), r).add(1f);
        FloatVector power = shifted.reinterpretAsInts()
                .sub(ROUNDER_TO_EXPONENT)
                .lanewise(VectorOperators.LSHL, 23)
                .reinterpretAsFloats();
        return y.mul(power).blend(0f, tooLow);
    }

    /** The natural logarithm of a positive normal x with an absolute error below 2e-7 (1 + |log x|). */
    public static float log(float x) {
        int bits = Float.floatToRawIntBits(x);
        // Splits x = 2^exponent (1 + f) with 1 + f in [sqrt(1/2), sqrt 2).
        int exponent = (bits - 0x3f3504f3) >> 23;
        float f = Float.intBitsToFloat(bits - (exponent << 23)) - 1f;
        float polynomial = LOG[0];
        for (int i = 1; i < LOG.length; i++) {
            polynomial = Math.fma(polynomial, f, LOG[i]);
        }
        float z = f * f;
        float correction = Math.fma(polynomial * f, z, Math.fma(exponent, LN2_LOW, -0.5f * z));
        return Math.fma(exponent, LN2_HIGH, f + correction);
    }
}
