package io.throng.kernel.mason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MasonSchellingTest {
    @Test
    void coloursAreMixedAtFirstAndPartLater() {
        MasonSchelling city = new MasonSchelling(100, 100, 7);
        assertThat(city.agents()).isCloseTo(6000, within(200));
        assertThat(city.alike()).isCloseTo(0.5, within(0.03));
        city.run(100);
        assertThat(city.alike()).isGreaterThan(0.8);
    }

    @Test
    void oneSeedGivesOneRunAndTakesTime() {
        MasonSchelling first = new MasonSchelling(60, 50, 3);
        MasonSchelling second = new MasonSchelling(60, 50, 3);
        assertThat(first.run(20)).isPositive();
        second.run(5);
        second.run(15);
        assertThat(second.alike()).isEqualTo(first.alike());
        assertThat(new MasonSchelling(60, 50, 4).agents()).isNotEqualTo(first.agents());
    }

    @Test
    void theRulesHaveMasonsParameters() {
        assertThat(new MasonSchelling(10, 10, 1).parameters())
                .containsEntry("neighborhood", 1.0)
                .containsEntry("threshold", 3.0)
                .hasSize(6);
    }

    @Test
    void impossibleWorldsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasonSchelling(0, 10, 1))
                .withMessage("width and height must be at least 1, got 0 x 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasonSchelling(10, 10, 1).run(0))
                .withMessage("steps must be at least 1, got 0");
    }
}
