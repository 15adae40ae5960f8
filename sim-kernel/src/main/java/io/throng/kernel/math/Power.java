package io.throng.kernel.math;

/**
 * Powers in double precision: e<sup>y ln x</sup>, with the logarithm and the product as sums of two doubles.
 *
 * <p>The logarithm follows {@link Logarithm}, its leading terms s and ⅔ s³ carried to about 68 bits by Dekker's products
 * ("A floating-point technique for extending the available precision", Numer. Math. 18, 1971). What is rare goes to
 * {@link StrictMath}: x that is not positive and normal, infinite or undefined y, results near or beyond the ends of the range.
 */
final class Power {

    private static final double TWO_THIRDS = 0x1.5555555555555p-1;
    private static final double TWO_THIRDS_LOW = 0x1.5555555555555p-55;

    private static final double P4 = 0x1.9999999999995p-2;
    private static final double P6 = 0x1.249249249305fp-2;
    private static final double P8 = 0x1.c71c71c57b73ep-3;
    private static final double P10 = 0x1.745d1834b3116p-3;
    private static final double P12 = 0x1.3b136213d8b39p-3;
    private static final double P14 = 0x1.1120ce04d72e7p-3;
    private static final double P16 = 0x1.de2f92026f601p-4;
    private static final double P18 = 0x1.eb3160ecd3d78p-4;

    private Power() {}

    static double pow(double x, double y) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE && Math.abs(y) <= 0x1p64)) {
            return Numbers.canonical(StrictMath.pow(x, y));
        }
        int k = Logarithm.exponent(x);
        double f = Logarithm.significand(x, k) - 1;
        double t = 2 + f;
        double s = f / t;
        double product = s * t;
        double sLow = (((f - product) - Numbers.lostByProduct(s, t, product)) - s * ((2 - t) + f)) / t;
        double z = s * s;
        double zLow = Numbers.lostByProduct(s, s, z) + 2 * s * sLow;
        double c = z * TWO_THIRDS;
        double cLow =
                Numbers.lostByProduct(z, TWO_THIRDS, c) + z * TWO_THIRDS_LOW + zLow * TWO_THIRDS + z * z * series(z);
        double cube = s * c;
        double cubeLow = Numbers.lostByProduct(s, c, cube) + s * cLow + sLow * c;
        double whole = k * Exponential.LN2_HIGH;
        double first = whole + 2 * s;
        double second = first + cube;
        double low = ((whole - first) + 2 * s)
                + (((first - second) + cube) + (k * Exponential.LN2_LOW + (2 * sLow + cubeLow)));
        double log = second + low;
        return raised(log, (second - log) + low, x, y);
    }

    private static double raised(double log, double logLow, double x, double y) {
        double product = y * log;
        if (!(Math.abs(product) <= 700)) {
            return StrictMath.pow(x, y);
        }
        return Exponential.exp(product, Numbers.lostByProduct(y, log, product) + y * logLow);
    }

    private static double series(double z) {
        double w = z * z;
        double v = w * w;
        return ((P4 + z * P6) + w * (P8 + z * P10)) + v * ((P12 + z * P14) + w * (P16 + z * P18));
    }
}
