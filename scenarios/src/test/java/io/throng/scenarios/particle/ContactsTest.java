package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.random.Draws;
import io.throng.kernel.random.Philox;
import org.junit.jupiter.api.Test;

class ContactsTest {
    @Test
    void squaresAreBelowTheSquareOfADistanceExactlyWhereRootsAreBelowTheDistance() {
        Draws draws = new Draws(new Philox().reset(1, 0, 0, 0));
        for (int i = 0; i < 10_000; i++) {
            double distance = draws.uniform(0.01, 2);
            double square = Contacts.squareOf(distance);
            assertThat(Math.sqrt(square)).isGreaterThanOrEqualTo(distance);
            assertThat(Math.sqrt(Math.nextDown(square))).isLessThan(distance);
        }
    }
}
