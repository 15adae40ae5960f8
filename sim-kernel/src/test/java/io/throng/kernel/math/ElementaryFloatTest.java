package io.throng.kernel.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElementaryFloatTest {

    private static final int INPUTS = 200_000;
    private static final int HASHED_INPUTS = 20_000;

    private static final float[] SPECIAL = {
        0f,
        -0f,
        Float.NaN,
        Float.intBitsToFloat(0xFFC0_0001),
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        1f,
        -1f,
        0.5f,
        2f,
        (float) Math.PI,
        1e5f,
        Math.nextUp(1e5f),
        -1e20f,
        88.72284f,
        -103.97f,
        200f,
        -200f
    };

    /** A function of a float. */
    interface FloatFunction {
        float of(float x);
    }

    /** A function, its double form, where to test it, and a hash of its results. */
    record Function(String name, FloatFunction ours, DoubleUnaryOperator reference, float low, float high, int hash) {

        @Override
        public String toString() {
            return name + " in [" + low + ", " + high + "]";
        }
    }

    static Stream<Function> functions() {
        return Stream.of(
                new Function("sinf", Elementary::sinf, Elementary::sin, -10, 10, 0x4D16_5EC1),
                new Function("sinf", Elementary::sinf, Elementary::sin, -1e5f, 1e5f, 0xB95B_BE40),
                new Function("cosf", Elementary::cosf, Elementary::cos, -10, 10, 0x59F6_4643),
                new Function("cosf", Elementary::cosf, Elementary::cos, -1e5f, 1e5f, 0xF945_B1E1),
                new Function("expf", Elementary::expf, Elementary::exp, -2, 2, 0x832C_3643),
                new Function("expf", Elementary::expf, Elementary::exp, -104, 88.7f, 0x16E6_788B),
                new Function("logf", Elementary::logf, Elementary::log, 0.5f, 2, 0x0937_DECA),
                new Function("logf", Elementary::logf, Elementary::log, 0, 1e9f, 0xB735_4D0F),
                new Function("tanhf", Elementary::tanhf, Elementary::tanh, -10, 10, 0x2102_2EAF),
                new Function("tanhf", Elementary::tanhf, Elementary::tanh, -1e-3f, 1e-3f, 0x1C4D_5179));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void isTheExactValueRounded(Function function) {
        SplitMix64 random = new SplitMix64(42);
        double worst = 0;
        for (int i = 0; i < INPUTS; i++) {
            float x = random.nextFloat(function.low(), function.high());
            worst = Math.max(
                    worst, error(function.ours().of(x), function.reference().applyAsDouble(x)));
        }
        assertThat(worst).isLessThan(0.51);
    }

    private static double error(float actual, double exact) {
        return Math.abs(actual - exact) / Math.ulp((float) exact);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void treatsSpecialArgumentsAsTheDoubleFormDoes(Function function) {
        for (float x : SPECIAL) {
            assertRounded(function.ours().of(x), function.reference().applyAsDouble(x), "at " + x);
        }
    }

    private static void assertRounded(float actual, double exact, String where) {
        float expected = (float) exact;
        if (expected == 0 || !(Math.abs(expected) <= Float.MAX_VALUE)) {
            assertThat(Float.floatToRawIntBits(actual)).as(where).isEqualTo(Float.floatToIntBits(expected));
        } else {
            assertThat(error(actual, exact)).as(where).isLessThan(0.51);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void hasTheSameBitsOnEveryMachine(Function function) {
        SplitMix64 random = new SplitMix64(7);
        int hash = 0;
        for (int i = 0; i < HASHED_INPUTS; i++) {
            hash = 31 * hash
                    + Float.floatToRawIntBits(function.ours().of(random.nextFloat(function.low(), function.high())));
        }
        assertThat(hash).isEqualTo(function.hash());
    }

    @Test
    void reducesFloatsThatAreNearlyMultiplesOfAQuarterTurn() {
        for (int n = 1; n <= 63_000; n++) {
            float x = (float) (n * (Math.PI / 2));
            assertThat(error(Elementary.sinf(x), Elementary.sin(x))).isLessThan(0.51);
            assertThat(error(Elementary.cosf(x), Elementary.cos(x))).isLessThan(0.51);
        }
    }

    @Test
    void directionsOfVectorsAreTheExactOnesRounded() {
        SplitMix64 random = new SplitMix64(3);
        int hash = 0;
        for (int i = 0; i < INPUTS; i++) {
            float y = random.nextFloat(-1, 1);
            float x = random.nextFloat(-2, 2);
            assertThat(error(Elementary.atan2f(y, x), Elementary.atan2(y, x))).isLessThan(0.51);
            hash = 31 * hash + Float.floatToRawIntBits(Elementary.atan2f(y, x));
        }
        assertThat(hash).isEqualTo(0x1930_0E31);
    }

    @Test
    void directionsOfSpecialVectorsAreThoseOfDoubles() {
        for (float y : SPECIAL) {
            for (float x : SPECIAL) {
                assertRounded(Elementary.atan2f(y, x), Elementary.atan2(y, x), "at (" + y + ", " + x + ")");
            }
        }
    }
}
