package io.throng.kernel.math;

/**
 * Inverse trigonometric functions in double precision.
 *
 * <p>The smaller of |x| and |y| over the larger is moved by arctan ½ or arctan 1 where that brings it nearer to 0, which
 * leaves a quotient q within ±7/16 from a single division; arctan q - q is q³ times a minimax polynomial by Remez's
 * algorithm. The octant is put back by looking up the angle to which ±arctan q is added, stored as a sum of two doubles.
 */
final class ArcTangent {

    /**
     * The angle to which ±arctan q is added. In groups of three, for a move by 0, arctan ½ and arctan 1: x and y as they
     * are, y the larger one, x negative, both.
     */
    private static final double[] ORIGIN = {
        0,
        0x1.dac670561bb4fp-2,
        0x1.921fb54442d18p-1,
        0x1.921fb54442d18p+0,
        0x1.1b6e192ebbe44p+0,
        0x1.921fb54442d18p-1,
        0x1.921fb54442d18p+1,
        0x1.56c6e7397f5aep+1,
        0x1.2d97c7f3321d2p+1,
        0x1.921fb54442d18p+0,
        0x1.0468a8ace4df6p+1,
        0x1.2d97c7f3321d2p+1
    };

    /** What the numbers of {@link #ORIGIN} lack. */
    private static final double[] ORIGIN_LOW = {
        0,
        0x1.a2b7f222f65e2p-56,
        0x1.1a62633145c07p-55,
        0x1.1a62633145c07p-54,
        0x1.b1b466a88828ep-54,
        0x1.1a62633145c07p-55,
        0x1.1a62633145c07p-53,
        0x1.660b64ece6f4bp-53,
        0x1.a79394c9e8a0ap-54,
        0x1.1a62633145c07p-54,
        0x1.0620bf7406affp-55,
        0x1.a79394c9e8a0ap-54
    };

    private static final double A3 = -0x1.555555555550cp-2;
    private static final double A5 = 0x1.999999998e9bbp-3;
    private static final double A7 = -0x1.2492491ffccfcp-3;
    private static final double A9 = 0x1.c71c6fde28533p-4;
    private static final double A11 = -0x1.745cdbeb67f54p-4;
    private static final double A13 = 0x1.3b0f244e6cfbap-4;
    private static final double A15 = -0x1.10d625233148bp-4;
    private static final double A17 = 0x1.dddf443ba9e6cp-5;
    private static final double A19 = -0x1.97a612baa47ecp-5;
    private static final double A21 = 0x1.2b22774223b45p-5;
    private static final double A23 = -0x1.0a90639bd12bcp-6;

    private ArcTangent() {}

    static double atan2(double y, double x) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        boolean steep = ay > ax;
        double n = steep ? ax : ay;
        double d = steep ? ay : ax;
        if (!(n <= d && d >= 0x1p-900 && d <= 0x1p1000)) {
            return unusual(y, x);
        }
        int step = (n >= 0.4375 * d ? 1 : 0) + (n >= 0.6875 * d ? 1 : 0);
        double q = step == 0 ? n / d : step == 1 ? ((n + n) - d) / ((d + d) + n) : (n - d) / (n + d);
        int octant = step + (steep ? 3 : 0) + (x < 0 ? 6 : 0);
        double signed = steep != x < 0 ? -q : q;
        double angle = ORIGIN[octant] + (signed + (signed * beyond(q * q) + ORIGIN_LOW[octant]));
        return Math.copySign(angle, y);
    }

    static double asin(double x) {
        return Math.abs(x) <= 1 ? atan2(x, leg(x)) : Double.NaN;
    }

    static double acos(double x) {
        return Math.abs(x) <= 1 ? atan2(leg(x), x) : Double.NaN;
    }

    /** The square root of 1 - x², whose square is computed without error. */
    private static double leg(double x) {
        double square = x * x;
        double difference = 1 - square;
        double lost = ((1 - difference) - square) - Numbers.lostByProduct(x, x, square);
        return Math.sqrt(difference + lost);
    }

    /** Zeros and what is no number go to fdlibm's code; vectors too long or short come back scaled. */
    private static double unusual(double y, double x) {
        double length = Math.abs(x) + Math.abs(y);
        if (length > 0 && Math.abs(x) <= Double.MAX_VALUE && Math.abs(y) <= Double.MAX_VALUE) {
            double scale = length > 1 ? 0x1p-100 : 0x1p200;
            return atan2(y * scale, x * scale);
        }
        return Numbers.canonical(StrictMath.atan2(y, x));
    }

    /** arctan q / q - 1, from q². */
    private static double beyond(double z) {
        double w = z * z;
        double v = w * w;
        double low = (A3 + z * A5) + w * (A7 + z * A9);
        double middle = (A11 + z * A13) + w * (A15 + z * A17);
        double high = (A19 + z * A21) + w * A23;
        return z * (low + v * (middle + v * high));
    }
}
