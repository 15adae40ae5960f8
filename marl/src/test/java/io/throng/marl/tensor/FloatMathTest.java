package io.throng.marl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class FloatMathTest {
    /** Every 1,009th float, both signs. */
    private static final int STRIDE = 1009;

    private interface FloatFunction {
        float of(float x);
    }

    @Test
    void tanhIsWithinItsErrorAndNeverBeyondOne() {
        double worst = 0;
        float largest = 0;
        boolean odd = true;
        for (int bits = 0; bits >= 0 && bits < Float.floatToRawIntBits(Float.POSITIVE_INFINITY); bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            float y = FloatMath.tanh(x);
            worst = Math.max(worst, Math.abs(y - StrictMath.tanh(x)));
            largest = Math.max(largest, y);
            odd &= FloatMath.tanh(-x) == -y;
        }
        assertThat(worst).isLessThan(5e-7);
        assertThat(largest).isLessThanOrEqualTo(1f);
        assertThat(odd).isTrue();
        assertThat(FloatMath.tanh(Float.POSITIVE_INFINITY)).isCloseTo(1f, within(5e-7f));
        assertThat(FloatMath.tanh(Float.NaN)).isNaN();
    }

    @Test
    void tanhOfSmallNumbersKeepsItsRelativeError() {
        for (float x = 1e-30f; x < 1; x *= 1.7f) {
            assertThat(Math.abs(FloatMath.tanh(x) / StrictMath.tanh(x) - 1)).isLessThan(4e-7);
        }
    }

    @Test
    void expIsWithinItsError() {
        double worst = 0;
        for (double x = -87.3; x <= 88; x += 0.00037) {
            float rounded = (float) x;
            worst = Math.max(worst, Math.abs(FloatMath.exp(rounded) / StrictMath.exp(rounded) - 1));
        }
        assertThat(worst).isLessThan(2e-7);
    }

    @Test
    void expOfWhatAMaskForbidsIsExactlyZero() {
        assertThat(FloatMath.exp(-1e10f)).isZero();
        assertThat(FloatMath.exp(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FloatMath.exp(0f)).isEqualTo(1f);
        assertThat(FloatMath.exp(1000f)).isEqualTo(FloatMath.exp(88f));
        assertThat(FloatMath.exp(Float.NaN)).isNaN();
    }

    @Test
    void logIsWithinItsError() {
        double worst = 0;
        for (int bits = 0x00800000; bits > 0 && bits < 0x7f800000; bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            double exact = StrictMath.log(x);
            worst = Math.max(worst, Math.abs(FloatMath.log(x) - exact) / (1 + Math.abs(exact)));
        }
        assertThat(worst).isLessThan(2e-7);
        assertThat(FloatMath.log(1f)).isZero();
    }

    @Test
    void lanesHaveTheBitsOfTheScalarFunctions() {
        requireSameBits(FloatMath::tanh, FloatMath::tanh, 12);
        requireSameBits(FloatMath::exp, FloatMath::exp, 100);
    }

    private static void requireSameBits(UnaryOperator<FloatVector> vector, FloatFunction scalar, double range) {
        TestRandom random = new TestRandom(3);
        float[] x = new float[Lanes.WIDTH];
        float[] y = new float[Lanes.WIDTH];
        for (int trial = 0; trial < 20_000; trial++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (range * (2 * random.nextDouble() - 1));
            }
            vector.apply(FloatVector.fromArray(Lanes.WIDE, x, 0)).intoArray(y, 0);
            for (int i = 0; i < x.length; i++) {
                assertThat(Float.floatToRawIntBits(y[i])).isEqualTo(Float.floatToRawIntBits(scalar.of(x[i])));
            }
        }
    }
}
