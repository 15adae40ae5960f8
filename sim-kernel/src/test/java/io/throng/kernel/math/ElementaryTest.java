package io.throng.kernel.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElementaryTest {

    private static final int INPUTS = 1000;
    private static final int HASHED_INPUTS = 20_000;

    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        Double.NaN,
        Double.longBitsToDouble(0xFFF8_0000_0000_0001L),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        Math.nextDown(Double.MIN_NORMAL),
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1,
        -1,
        Math.nextUp(1.0),
        Math.nextDown(1.0),
        -Math.nextDown(1.0),
        2,
        -2,
        0.5,
        -0.5,
        Math.PI,
        Math.PI / 2,
        -Math.PI / 4,
        1e5,
        Math.nextUp(1e5),
        -1e22,
        709.782712893384,
        709.7827128933841,
        -708.5,
        -745.1332191019411,
        -745.1332191019412,
        746,
        -746,
        0x1p-60,
        -0x1p-28,
        22,
        -40
    };

    /** A function, its exact and its JDK form, where to test it, the errors allowed in ulps, and a hash of its results. */
    record Function(
            String name,
            DoubleUnaryOperator ours,
            UnaryOperator<BigDecimal> exact,
            DoubleUnaryOperator strict,
            double low,
            double high,
            double ulps,
            long hash) {

        @Override
        public String toString() {
            return name + " in [" + low + ", " + high + "]";
        }

        double input(UniformRandomProvider random) {
            return drawn(random, low, high);
        }
    }

    static Stream<Function> functions() {
        return Stream.of(
                new Function("sin", Elementary::sin, Exact::sin, StrictMath::sin, -10, 10, 0.8, 0x3EEC_A461_C67E_9ED6L),
                new Function(
                        "sin", Elementary::sin, Exact::sin, StrictMath::sin, -1e5, 1e5, 0.8, 0x6693_3219_26D1_11F9L),
                new Function("cos", Elementary::cos, Exact::cos, StrictMath::cos, -10, 10, 0.8, 0xA632_EE23_4454_8DDCL),
                new Function(
                        "cos", Elementary::cos, Exact::cos, StrictMath::cos, -1e5, 1e5, 0.8, 0x2929_237A_7BFF_569CL),
                new Function("tan", Elementary::tan, Exact::tan, StrictMath::tan, -10, 10, 2.2, 0x882D_01E7_A13F_FB20L),
                new Function("asin", Elementary::asin, Exact::asin, StrictMath::asin, -1, 1, 2, 0x1349_BE12_B040_957FL),
                new Function("acos", Elementary::acos, Exact::acos, StrictMath::acos, -1, 1, 2, 0xCC75_02A8_41C5_BE2DL),
                new Function(
                        "atan",
                        Elementary::atan,
                        a -> Exact.atan2(a, BigDecimal.ONE),
                        StrictMath::atan,
                        -8,
                        8,
                        0.9,
                        0xFD33_56B7_522B_FA78L),
                new Function("exp", Elementary::exp, Exact::exp, StrictMath::exp, -2, 2, 0.8, 0xFBD1_622C_79B3_35D3L),
                new Function(
                        "exp", Elementary::exp, Exact::exp, StrictMath::exp, -708, 709, 0.8, 0xBB59_F67D_BF46_9A72L),
                new Function(
                        "expm1",
                        Elementary::expm1,
                        Exact::expm1,
                        StrictMath::expm1,
                        -2,
                        2,
                        1.4,
                        0xDE12_4B68_8C5E_9CDCL),
                new Function(
                        "expm1",
                        Elementary::expm1,
                        Exact::expm1,
                        StrictMath::expm1,
                        -1e-3,
                        1e-3,
                        1.4,
                        0xE5FC_540F_0968_B099L),
                new Function(
                        "expm1",
                        Elementary::expm1,
                        Exact::expm1,
                        StrictMath::expm1,
                        -40,
                        709,
                        1.4,
                        0x35FE_468E_F6BE_C46FL),
                new Function("log", Elementary::log, Exact::log, StrictMath::log, 0.5, 2, 0.9, 0x22A6_4CC6_B045_2C9CL),
                new Function("log", Elementary::log, Exact::log, StrictMath::log, 0, 1e9, 0.9, 0x4416_A24C_8F7D_AAF4L),
                new Function(
                        "log1p",
                        Elementary::log1p,
                        Exact::log1p,
                        StrictMath::log1p,
                        -0.5,
                        1,
                        0.9,
                        0xE1EA_AB8C_DFBF_033CL),
                new Function(
                        "log1p",
                        Elementary::log1p,
                        Exact::log1p,
                        StrictMath::log1p,
                        -1,
                        1e9,
                        0.9,
                        0x066E_0E2D_FE1B_D2AFL),
                new Function("tanh", Elementary::tanh, Exact::tanh, StrictMath::tanh, -3, 3, 2, 0x7E78_4A1D_40EA_E408L),
                new Function(
                        "tanh",
                        Elementary::tanh,
                        Exact::tanh,
                        StrictMath::tanh,
                        -1e-2,
                        1e-2,
                        2,
                        0x7732_30C3_E527_8207L));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void staysWithinItsErrorOfTheExactValue(Function function) {
        SplitMix64 random = new SplitMix64(42);
        double worst = 0;
        for (int i = 0; i < INPUTS; i++) {
            double x = function.input(random);
            worst = Math.max(
                    worst,
                    Exact.error(
                            function.ours().applyAsDouble(x), function.exact().apply(Exact.of(x))));
        }
        assertThat(worst).isLessThan(function.ulps());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void agreesWithStrictMathWhereArgumentsAreSpecial(Function function) {
        for (double x : SPECIAL) {
            assertNear(function.ours().applyAsDouble(x), function.strict().applyAsDouble(x), "at " + x);
        }
    }

    /** An even draw, its last bits made random too: those of small numbers would be zeros. */
    private static double drawn(UniformRandomProvider random, double low, double high) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(random.nextDouble(low, high)) + random.nextInt(4096));
    }

    /** Equal to the bit where the expected value is zero, infinite or NaN, within two units elsewhere. */
    private static void assertNear(double actual, double expected, String where) {
        if (expected == 0 || !(Math.abs(expected) <= Double.MAX_VALUE)) {
            assertThat(Double.doubleToRawLongBits(actual)).as(where).isEqualTo(Double.doubleToLongBits(expected));
        } else {
            assertThat(Math.abs(actual - expected)).as(where).isLessThanOrEqualTo(2 * Math.ulp(expected));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void hasTheSameBitsOnEveryMachine(Function function) {
        SplitMix64 random = new SplitMix64(7);
        long hash = 0;
        for (int i = 0; i < HASHED_INPUTS; i++) {
            double y = function.ours().applyAsDouble(function.input(random));
            hash = 31 * hash + Double.doubleToRawLongBits(y);
        }
        assertThat(hash).isEqualTo(function.hash());
    }

    @Test
    void reducesArgumentsThatAreNearlyMultiplesOfAQuarterTurn() {
        for (int n = 1; n <= 63_000; n += 97) {
            double x = n * (Math.PI / 2);
            assertThat(Exact.error(Elementary.sin(x), Exact.sin(Exact.of(x)))).isLessThan(0.8);
            assertThat(Exact.error(Elementary.cos(x), Exact.cos(Exact.of(x)))).isLessThan(0.8);
            assertThat(Exact.error(Elementary.tan(x), Exact.tan(Exact.of(x)))).isLessThan(2.2);
        }
    }

    @Test
    void roundsSubnormalExponentialsOnce() {
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < 500; i++) {
            double x = random.nextDouble(-745, -708);
            assertThat(Exact.error(Elementary.exp(x), Exact.exp(Exact.of(x)))).isLessThan(0.8);
        }
    }

    /** A function of two arguments, as {@link Function}. */
    record Binary(
            String name,
            DoubleBinaryOperator ours,
            BinaryOperator<BigDecimal> exact,
            DoubleBinaryOperator strict,
            double low,
            double high,
            double bound,
            double ulps,
            long hash) {

        @Override
        public String toString() {
            return name + " in [" + low + ", " + high + "]";
        }

        double first(UniformRandomProvider random) {
            return drawn(random, low, high);
        }

        double second(UniformRandomProvider random) {
            return drawn(random, -bound, bound);
        }
    }

    static Stream<Binary> binaries() {
        return Stream.of(
                new Binary(
                        "atan2",
                        Elementary::atan2,
                        Exact::atan2,
                        StrictMath::atan2,
                        -1,
                        1,
                        1,
                        1.5,
                        0x70AE_09C0_258C_0404L),
                new Binary(
                        "atan2",
                        Elementary::atan2,
                        Exact::atan2,
                        StrictMath::atan2,
                        -1e-3,
                        1e-3,
                        1e9,
                        1.5,
                        0x3D3C_E270_65AB_8A9EL),
                new Binary("pow", Elementary::pow, Exact::pow, StrictMath::pow, 0, 10, 5, 0.8, 0x1E28_E080_240F_2D45L),
                new Binary(
                        "pow",
                        Elementary::pow,
                        Exact::pow,
                        StrictMath::pow,
                        0.9,
                        1.1,
                        5000,
                        0.8,
                        0x1701_45FB_CB91_A04BL),
                new Binary(
                        "pow", Elementary::pow, Exact::pow, StrictMath::pow, 0, 1e12, 25, 0.8, 0xB06D_A310_C03E_5A45L));
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void staysWithinItsErrorOfTheExactValue(Binary function) {
        SplitMix64 random = new SplitMix64(42);
        double worst = 0;
        for (int i = 0; i < INPUTS; i++) {
            double a = function.first(random);
            double b = function.second(random);
            BigDecimal exact = function.exact().apply(Exact.of(a), Exact.of(b));
            worst = Math.max(worst, Exact.error(function.ours().applyAsDouble(a, b), exact));
        }
        assertThat(worst).isLessThan(function.ulps());
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void agreesWithStrictMathWhereArgumentsAreSpecial(Binary function) {
        for (double a : SPECIAL) {
            for (double b : SPECIAL) {
                double strict = function.strict().applyAsDouble(a, b);
                assertNear(function.ours().applyAsDouble(a, b), strict, "at (" + a + ", " + b + ")");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void hasTheSameBitsOnEveryMachine(Binary function) {
        SplitMix64 random = new SplitMix64(7);
        long hash = 0;
        for (int i = 0; i < HASHED_INPUTS; i++) {
            double value = function.ours().applyAsDouble(function.first(random), function.second(random));
            hash = 31 * hash + Double.doubleToRawLongBits(value);
        }
        assertThat(hash).isEqualTo(function.hash());
    }
}
