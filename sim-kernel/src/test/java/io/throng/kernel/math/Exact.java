package io.throng.kernel.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions to more than 45 significant digits, slowly and obviously: Taylor series and Newton steps. */
final class Exact {

    private static final MathContext DIGITS = new MathContext(70, RoundingMode.HALF_EVEN);
    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final BigDecimal HALF_PI =
            new BigDecimal("1.5707963267948966192313216916397514420985846996875529104874722961539082031431044993");

    private Exact() {}

    static BigDecimal of(double x) {
        return new BigDecimal(x);
    }

    static BigDecimal sin(BigDecimal x) {
        BigDecimal quarters = x.divide(HALF_PI, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal rest = x.subtract(quarters.multiply(HALF_PI));
        int quadrant = quarters.toBigInteger().intValue() & 3;
        BigDecimal value = (quadrant & 1) == 0 ? alternating(rest, rest, 1) : alternating(BigDecimal.ONE, rest, 0);
        return quadrant < 2 ? value : value.negate();
    }

    static BigDecimal cos(BigDecimal x) {
        return sin(x.add(HALF_PI));
    }

    static BigDecimal tan(BigDecimal x) {
        return sin(x).divide(cos(x), DIGITS);
    }

    /** first - first x² / ((n+1)(n+2)) + ... */
    private static BigDecimal alternating(BigDecimal first, BigDecimal x, int n) {
        BigDecimal square = x.multiply(x, DIGITS);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal term = first;
        for (int i = n + 1; matters(term, sum); i += 2) {
            sum = sum.add(term, DIGITS);
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf(-(long) i * (i + 1)), DIGITS);
        }
        return sum;
    }

    private static boolean matters(BigDecimal term, BigDecimal sum) {
        return term.signum() != 0
                && (sum.signum() == 0 || term.precision() - term.scale() > sum.precision() - sum.scale() - 70);
    }

    static BigDecimal exp(BigDecimal x) {
        BigDecimal grown = expm1(x.abs()).add(BigDecimal.ONE);
        return x.signum() < 0 ? BigDecimal.ONE.divide(grown, DIGITS) : grown;
    }

    /** Halves the argument until the series is short: e²ˣ - 1 = (eˣ - 1) (eˣ - 1 + 2). */
    static BigDecimal expm1(BigDecimal x) {
        if (x.abs().compareTo(BigDecimal.valueOf(0.5)) > 0) {
            BigDecimal half = expm1(x.divide(TWO, DIGITS));
            return half.multiply(half.add(TWO), DIGITS);
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal term = x;
        for (int i = 2; matters(term, sum); i++) {
            sum = sum.add(term, DIGITS);
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
        }
        return sum;
    }

    static BigDecimal log(BigDecimal x) {
        return log1p(x.subtract(BigDecimal.ONE));
    }

    /** Halley's iteration, which triples the correct digits. */
    static BigDecimal log1p(BigDecimal x) {
        BigDecimal y = of(StrictMath.log1p(x.doubleValue()));
        for (int i = 0; i < 2; i++) {
            BigDecimal grown = expm1(y);
            BigDecimal error = TWO.multiply(x.subtract(grown));
            y = y.add(error.divide(x.add(grown).add(TWO), DIGITS), DIGITS);
        }
        return y;
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal grown = expm1(x.multiply(TWO));
        return grown.divide(grown.add(TWO), DIGITS);
    }

    static BigDecimal pow(BigDecimal x, BigDecimal y) {
        return exp(y.multiply(log(x), DIGITS));
    }

    /** Turns the vector back by an estimate; the angle that remains is so small that two terms of its series do. */
    static BigDecimal atan2(BigDecimal y, BigDecimal x) {
        BigDecimal estimate = of(StrictMath.atan2(y.doubleValue(), x.doubleValue()));
        BigDecimal cosine = cos(estimate);
        BigDecimal sine = sin(estimate);
        BigDecimal across = y.multiply(cosine).subtract(x.multiply(sine));
        BigDecimal along = x.multiply(cosine).add(y.multiply(sine));
        BigDecimal tangent = across.divide(along, DIGITS);
        return estimate.add(tangent, DIGITS)
                .subtract(tangent.pow(3, DIGITS).divide(BigDecimal.valueOf(3), DIGITS), DIGITS);
    }

    static BigDecimal asin(BigDecimal x) {
        return atan2(x, other(x));
    }

    static BigDecimal acos(BigDecimal x) {
        return atan2(other(x), x);
    }

    private static BigDecimal other(BigDecimal x) {
        return BigDecimal.ONE.subtract(x.multiply(x)).sqrt(DIGITS);
    }

    /** How far a result is from the exact value, in units in the last place of the exact value. */
    static double error(double result, BigDecimal exact) {
        BigDecimal unit = of(Math.ulp(exact.doubleValue()));
        return of(result).subtract(exact).abs().divide(unit, DIGITS).doubleValue();
    }
}
