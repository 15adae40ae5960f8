package io.throng.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final int DRAWS = 200_000;

    private final Philox philox = new Philox().reset(1, 2, 3, 4);
    private final Draws draws = philox.draws();

    @Test
    void uniformDrawsFillTheirInterval() {
        assertMoments(() -> draws.uniform(-3.0, 5.0), 1, 64 / 12.0);
        assertMoments(() -> draws.uniformFloat(-3f, 5f), 1, 64 / 12.0);
        assertMoments(draws::uniform, 0.5, 1 / 12.0);
        assertMoments(draws::angle, 0, Math.PI * Math.PI / 3);
    }

    @Test
    void gaussianAndExponentialDrawsHaveTheirMoments() {
        assertMoments(draws::gaussian, 0, 1);
        assertMoments(() -> draws.gaussian(10, 2), 10, 4);
        assertMoments(draws::exponential, 1, 1);
    }

    private static void assertMoments(DoubleSupplier draw, double mean, double variance) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double deviation = draw.getAsDouble() - mean;
            sum += deviation;
            squares += deviation * deviation;
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(5 * Math.sqrt(variance / DRAWS)));
        assertThat(squares / DRAWS).isCloseTo(variance, within(0.03 * variance));
    }

    @Test
    void samplesAsCommonsDoesOverTheSameWords() {
        ZigguratSampler sampler = ZigguratSampler.NormalizedGaussian.of(new Philox().reset(1, 2, 3, 4));
        for (int i = 0; i < 10_000; i++) {
            assertThat(draws.gaussian()).isEqualTo(sampler.sample());
        }
    }

    @Test
    void samplerFollowsTheGeneratorToItsNextAddress() {
        draws.gaussian();
        philox.reset(5, 6, 7, 8);
        double second = draws.gaussian();
        assertThat(new Philox().reset(5, 6, 7, 8).draws().gaussian()).isEqualTo(second);
    }

    @Test
    void uniformNeverReturnsItsUpperEnd() {
        Draws ones = new Draws(() -> -1L);
        assertThat(ones.uniform(1.0, Math.nextUp(1.0))).isEqualTo(1.0);
        assertThat(ones.uniformFloat(1f, Math.nextUp(1f))).isEqualTo(1f);
        assertThat(ones.uniformFloat(-1f, 1f)).isLessThan(1f);
        assertThat(ones.angle()).isLessThan(Math.PI);
        assertThat(ones.chance(1)).isTrue();
        assertThat(new Draws(() -> 0L).chance(0)).isFalse();
    }

    @Test
    void anEmptyIntervalGivesItsEndAndTakesItsWordsAllTheSame() {
        assertThat(draws.uniform(2.5, 2.5)).isEqualTo(2.5);
        assertThat(draws.uniformFloat(2.5f, 2.5f)).isEqualTo(2.5f);
        assertThat(philox.nextInt())
                .isEqualTo(new Philox().reset(1, 2, 3, 4).moveTo(3).nextInt());
    }

    @Test
    void refusesWhatIsNoInterval() {
        assertThatThrownBy(() -> draws.uniform(1.0, 0.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval must have finite ends and low <= high, got [1.0, 0.0); swap or bound its ends");
        assertThatThrownBy(() -> draws.uniform(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draws.uniform(0, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draws.uniform(-Double.MAX_VALUE, Double.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draws.uniformFloat(1f, Float.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void chanceComesTrueAsOftenAsItSays() {
        int hits = 0;
        for (int i = 0; i < DRAWS; i++) {
            hits += draws.chance(0.3) ? 1 : 0;
        }
        assertThat(hits / (double) DRAWS).isCloseTo(0.3, within(0.005));
        assertThatThrownBy(() -> draws.chance(30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probability must be in [0, 1], got 30.0; divide a percentage by 100");
        assertThatThrownBy(() -> draws.chance(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsAreTheSameForEver() {
        philox.reset(2026, 41, 7, Streams.DECIDE);
        assertThat(draws.gaussian()).isEqualTo(-1.2446090646445773);
        assertThat(draws.exponential()).isEqualTo(0.012524292743965987);
        assertThat(draws.uniform(-1, 1)).isEqualTo(0.0868141296823488);
        assertThat(draws.uniformFloat(-1, 1)).isEqualTo(0.094208f);
        assertThat(draws.choice(1000)).isEqualTo(263);
    }
}
