package io.throng.kernel.math;

/**
 * The elementary functions with the same bits on every processor and every virtual machine, compiled or interpreted, for
 * whatever reaches a world's state. {@link Math}'s may differ in the last bit from one machine to the next.
 *
 * <p>They use addition, subtraction, multiplication, division, square roots, comparisons and bit patterns only, all of which
 * are exact by definition, and {@link StrictMath} where arguments are unusual. Signed zeros and infinities are treated as
 * {@link Math} does; a NaN always has the bits of {@link Double#NaN}.
 *
 * <p>Errors are in units in the last place of the result (ulp), the largest found against 45-digit arithmetic. Functions
 * whose names end in f, as in C, take and give floats and are computed in double precision: their results are the correctly
 * rounded ones in all but a few of ten thousand cases, with errors below 0.51 ulp.
 */
public final class Elementary {

    private Elementary() {}

    /** Returns the sine of x, an angle in radians; NaN for infinite x. Error below 0.8 ulp. */
    public static double sin(double x) {
        return Trigonometric.sin(x);
    }

    /** Returns the cosine of x, an angle in radians; NaN for infinite x. Error below 0.8 ulp. */
    public static double cos(double x) {
        return Trigonometric.cos(x);
    }

    /** Returns the tangent of x, an angle in radians; NaN for infinite x. Error below 2.2 ulp. */
    public static double tan(double x) {
        return Trigonometric.tan(x);
    }

    /** Returns the angle in [-π/2, π/2] whose sine is x; NaN for |x| above 1. Error below 2 ulp. */
    public static double asin(double x) {
        return ArcTangent.asin(x);
    }

    /** Returns the angle in [0, π] whose cosine is x; NaN for |x| above 1. Error below 2 ulp. */
    public static double acos(double x) {
        return ArcTangent.acos(x);
    }

    /** Returns the angle in [-π/2, π/2] whose tangent is x. Error below 0.9 ulp. */
    public static double atan(double x) {
        return ArcTangent.atan2(x, 1);
    }

    /** Returns e to the power of x; infinity where that is above the largest double. Error below 0.8 ulp. */
    public static double exp(double x) {
        return Exponential.exp(x);
    }

    /** Returns e to the power of x, less 1, exact in relative terms for small x too; infinity where that is above the largest double. Error below 1.4 ulp. */
    public static double expm1(double x) {
        return Exponential.expm1(x);
    }

    /** Returns the natural logarithm of x; -infinity for 0, NaN for x below 0. Error below 0.9 ulp. */
    public static double log(double x) {
        return Logarithm.log(x);
    }

    /** Returns the natural logarithm of 1 + x, exact in relative terms for small x too; -infinity for -1, NaN for x below -1. Error below 0.9 ulp. */
    public static double log1p(double x) {
        return Logarithm.log1p(x);
    }

    /** Returns the hyperbolic tangent of x. Error below 2 ulp. */
    public static double tanh(double x) {
        return Exponential.tanh(x);
    }

    /**
     * Returns the angle of the vector (x, y) against the x axis, in [-π, π]. Error below 1.5 ulp.
     *
     * @param y the vector's second component
     * @param x the vector's first component
     * @return the angle in radians; 0 or ±π for the zero vector, by the signs of its zeros
     */
    public static double atan2(double y, double x) {
        return ArcTangent.atan2(y, x);
    }

    /**
     * Returns x to the power of y, with the special cases of {@link Math#pow}. Error below 0.8 ulp.
     *
     * @param x the base
     * @param y the exponent
     * @return the power
     */
    public static double pow(double x, double y) {
        return Power.pow(x, y);
    }

    /** Returns the sine of x, an angle in radians, as a float. */
    public static float sinf(float x) {
        return SinglePrecision.sin(x);
    }

    /** Returns the cosine of x, an angle in radians, as a float. */
    public static float cosf(float x) {
        return SinglePrecision.cos(x);
    }

    /** Returns e to the power of x, as a float. */
    public static float expf(float x) {
        return SinglePrecision.exp(x);
    }

    /** Returns the natural logarithm of x, as a float. */
    public static float logf(float x) {
        return SinglePrecision.log(x);
    }

    /** Returns the hyperbolic tangent of x, as a float. */
    public static float tanhf(float x) {
        return SinglePrecision.tanh(x);
    }

    /**
     * Returns the angle of the vector (x, y) against the x axis, in [-π, π], as a float.
     *
     * @param y the vector's second component
     * @param x the vector's first component
     * @return the angle in radians; 0 or ±π for the zero vector, by the signs of its zeros
     */
    public static float atan2f(float y, float x) {
        return SinglePrecision.atan2(y, x);
    }
}
