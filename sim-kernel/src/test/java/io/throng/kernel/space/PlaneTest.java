package io.throng.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.random.Philox;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaneTest {
    static Stream<Float> lengths() {
        return Stream.of(1f, 0.1f, 50f, 1000f, 3.3333333f, 1e-20f, 1e20f, Math.nextUp(1f), Math.nextDown(64f));
    }

    static Stream<Float> edges(float length) {
        Philox random = new Philox().reset(7, 0, 0, 0);
        Stream<Float> near = Stream.of(
                0f,
                -0f,
                -1e-9f,
                -Float.MIN_VALUE,
                Float.MIN_VALUE,
                length,
                -length,
                Math.nextDown(length),
                Math.nextUp(length),
                2 * length,
                -2 * length,
                0.5f * length,
                1e9f * length,
                -1e9f * length,
                Float.MAX_VALUE);
        Stream<Float> anywhere = IntStream.range(0, 2000).mapToObj(i -> (random.nextFloat() * 6 - 3) * length);
        return Stream.concat(near, anywhere);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void everyPositionComesInside(float length) {
        for (boolean torus : new boolean[] {true, false}) {
            Plane plane = new Plane(length, 2 * length, torus);
            edges(length).filter(Float::isFinite).forEach(position -> {
                float inside = plane.intoX(position);
                assertThat(inside >= 0 && inside < length)
                        .as("%s of %s is %s", position, plane, inside)
                        .isTrue();
                assertThat(plane.intoX(inside)).isEqualTo(inside);
                assertThat(plane.intoY(position)).isGreaterThanOrEqualTo(-0f).isLessThan(2 * length);
            });
        }
    }

    @Test
    void insideNothingMoves() {
        Plane plane = Plane.torus(50, 20);
        assertThat(plane.intoX(49.99f)).isEqualTo(49.99f);
        assertThat(plane.intoY(0)).isZero();
    }

    @Test
    void theTorusGoesRound() {
        Plane plane = Plane.torus(50, 20);
        assertThat(plane.intoX(50)).isZero();
        assertThat(plane.intoX(51.5f)).isEqualTo(1.5f);
        assertThat(plane.intoX(-1)).isEqualTo(49);
        assertThat(plane.intoX(-1e-9f)).isZero();
        assertThat(plane.intoY(45)).isEqualTo(5);
    }

    @Test
    void wallsStop() {
        Plane plane = Plane.bounded(50, 20);
        assertThat(plane.intoX(51.5f)).isEqualTo(Math.nextDown(50f));
        assertThat(plane.intoX(-1)).isZero();
        assertThat(plane.intoY(Float.POSITIVE_INFINITY)).isEqualTo(Math.nextDown(20f));
    }

    @Test
    void whatIsNoPositionStaysNone() {
        for (boolean torus : new boolean[] {true, false}) {
            assertThat(new Plane(50, 20, torus).intoX(Float.NaN)).isNaN();
            assertThat(new Plane(50, 20, torus).alongX(1, Float.NaN)).isNaN();
        }
        assertThat(Plane.torus(50, 20).intoX(Float.POSITIVE_INFINITY)).isNaN();
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void theWayLeadsThereAndIsTheShortest(float length) {
        Plane plane = new Plane(length, length, true);
        Philox random = new Philox().reset(8, 0, 0, 0);
        for (int i = 0; i < 2000; i++) {
            float from = plane.intoX(random.nextFloat() * length);
            float to = plane.intoX(random.nextFloat() * length);
            float way = plane.alongX(from, to);
            assertThat(Math.abs(way)).isLessThanOrEqualTo(0.5f * length);
            assertThat(plane.alongX(to, from)).isEqualTo(-way);
            double missed = Math.IEEEremainder((double) from + way - to, length);
            assertThat(Math.abs(missed)).isLessThanOrEqualTo(length * 1e-6);
        }
    }

    @Test
    void betweenWallsTheWayIsStraight() {
        assertThat(Plane.bounded(50, 20).alongX(1, 49)).isEqualTo(48);
        assertThat(Plane.torus(50, 20).alongX(1, 49)).isEqualTo(-2);
        assertThat(Plane.torus(50, 20).alongY(19, 1)).isEqualTo(2);
        assertThat(Plane.torus(50, 20).alongX(0, 25)).isEqualTo(25);
    }

    @Test
    void lengthsThatAreNoneAreRefused() {
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            assertThatThrownBy(() -> Plane.torus(wrong, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("width must be a positive number of metres, got ");
            assertThatThrownBy(() -> Plane.bounded(1, wrong)).hasMessageStartingWith("height must be");
        }
    }
}
