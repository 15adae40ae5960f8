package io.throng.kernel.mason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MasonFlockersTest {
    @Test
    void birdsAreAtRandomAtFirstAndFlockLater() {
        MasonFlockers flockers = new MasonFlockers(2000, 474, 474, 7);
        double atRandom = 1999 * Math.PI * 100 / (474 * 474);
        assertThat(flockers.neighbours()).isCloseTo(atRandom, within(0.3));
        assertThat(flockers.order()).isZero();
        flockers.run(150);
        assertThat(flockers.neighbours()).isGreaterThan(atRandom + 0.5);
        assertThat(flockers.order()).isBetween(0.01, 0.8);
    }

    @Test
    void oneSeedGivesOneFlightAndTakesTime() {
        MasonFlockers first = new MasonFlockers(300, 184, 184, 3);
        MasonFlockers second = new MasonFlockers(300, 184, 184, 3);
        assertThat(first.run(40)).isPositive();
        second.run(15);
        second.run(25);
        assertThat(second.order()).isEqualTo(first.order());
        assertThat(second.neighbours()).isEqualTo(first.neighbours());
        assertThat(new MasonFlockers(300, 184, 184, 4).neighbours()).isNotEqualTo(first.neighbours());
    }

    @Test
    void theRulesHaveMasonsParameters() {
        assertThat(new MasonFlockers(1, 150, 150, 1).parameters())
                .containsEntry("neighborhood", 10.0)
                .containsEntry("jump", 0.7)
                .containsEntry("deadFlockerProbability", 0.1)
                .hasSize(8);
    }

    @Test
    void impossibleWorldsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasonFlockers(0, 150, 150, 1))
                .withMessage("agents must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasonFlockers(1, 150, 0, 1))
                .withMessage("width and height must be positive, got 150.0 x 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasonFlockers(1, 150, 150, 1).run(0))
                .withMessage("steps must be at least 1, got 0");
    }
}
