package io.throng.kernel.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnglesTest {

    private static final float PI = (float) Math.PI;

    @ParameterizedTest
    @ValueSource(doubles = {4, 20, 1e3, 1e5, 1e9, 1e300})
    void wrappingKeepsTheDirection(double bound) {
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < 20_000; i++) {
            double angle = random.nextDouble(-bound, bound);
            double wrapped = Angles.wrap(angle);
            assertThat(wrapped).isGreaterThanOrEqualTo(-Math.PI).isLessThan(Math.PI);
            assertThat(Elementary.sin(wrapped)).isCloseTo(Elementary.sin(angle), within(5e-16));
            assertThat(Elementary.cos(wrapped)).isCloseTo(Elementary.cos(angle), within(5e-16));
        }
    }

    @Test
    void wrappingLeavesOneTurnAloneAndStaysInItAtItsEnds() {
        assertThat(Angles.wrap(-Math.PI)).isEqualTo(-Math.PI);
        assertThat(Angles.wrap(Math.PI)).isEqualTo(-Math.PI);
        assertThat(Angles.wrap(Math.nextDown(Math.PI))).isEqualTo(Math.nextDown(Math.PI));
        assertThat(Angles.wrap(0x1p-1060)).isEqualTo(0x1p-1060);
        for (int turns = -15_000; turns <= 15_000; turns++) {
            double end = Math.PI + turns * 2 * Math.PI;
            for (double angle : new double[] {Math.nextDown(end), end, Math.nextUp(end)}) {
                assertThat(Angles.wrap(angle)).isGreaterThanOrEqualTo(-Math.PI).isLessThan(Math.PI);
            }
        }
    }

    @Test
    void wrappingFloatsStaysInOneTurn() {
        assertThat(Angles.wrap(PI)).isEqualTo(-Math.nextDown(PI));
        assertThat(Angles.wrap(-PI)).isEqualTo(-PI);
        SplitMix64 random = new SplitMix64(2);
        for (int i = 0; i < 20_000; i++) {
            float angle = random.nextFloat(-100, 100);
            float wrapped = Angles.wrap(angle);
            assertThat(wrapped).isGreaterThanOrEqualTo(-PI).isLessThan(PI);
            assertThat(Elementary.sin(wrapped)).isCloseTo(Elementary.sin(angle), within(2e-7));
            assertThat(Elementary.cos(wrapped)).isCloseTo(Elementary.cos(angle), within(2e-7));
        }
        for (int turns = -1000; turns <= 1000; turns++) {
            float end = (float) (Math.PI + turns * 2 * Math.PI);
            for (float angle : new float[] {Math.nextDown(end), end, Math.nextUp(end)}) {
                assertThat(Angles.wrap(angle)).isGreaterThanOrEqualTo(-PI).isLessThan(PI);
            }
        }
    }

    @Test
    void whatIsNoAngleHasNoDirection() {
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(Angles.wrap(none)).isNaN();
            assertThat(Angles.wrap((float) none)).isNaN();
        }
    }

    @Test
    void differencesTakeTheShorterWay() {
        assertThat(Angles.difference(3.0, -3.0)).isCloseTo(6 - 2 * Math.PI, within(1e-15));
        assertThat(Angles.difference(-3f, 3f)).isCloseTo((float) (2 * Math.PI - 6), within(1e-6f));
        assertThat(Angles.difference(0.25, 0.75)).isEqualTo(-0.5);
    }

    @Test
    void meanOfDirectionsAroundTheBackIsAtTheBack() {
        assertThat(Angles.mean(new double[] {9, Math.PI - 0.1, -Math.PI + 0.1, 9}, 1, 3))
                .satisfies(mean -> assertThat(Math.abs(mean)).isCloseTo(Math.PI, within(1e-15)));
        assertThat(Angles.mean(new float[] {9, PI - 0.1f, -PI + 0.3f}, 1, 3)).isCloseTo(-PI + 0.1f, within(1e-6f));
        assertThat(Angles.mean(new double[] {0.1, 0.2, 0.6}, 0, 3)).isCloseTo(0.3, within(0.01));
        assertThat(Angles.mean(new double[] {Math.PI}, 0, 1)).isLessThan(Math.PI);
        assertThat(Angles.mean(new float[] {PI}, 0, 1)).isLessThan(PI);
    }

    @Test
    void refusesTheMeanOfNothing() {
        assertThatThrownBy(() -> Angles.mean(new double[3], 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mean needs at least one direction, got the range [2, 2); ask only where there are"
                        + " neighbours");
        assertThatThrownBy(() -> Angles.mean(new float[3], 2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
