package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BodyTest {
    @Test
    void impossibleBodiesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Body.agent(0))
                .withMessage("size must be positive, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Body(1, Double.NaN, 5, 1, true, true))
                .withMessage("mass must be positive, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Body(1, 1, 5, -1, true, true))
                .withMessage("maxSpeed must be positive, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Body(1, 1, -5, 1, true, true))
                .withMessage("gain must be finite and at least 0, got -5.0");
    }
}
