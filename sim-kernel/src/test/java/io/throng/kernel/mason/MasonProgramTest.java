package io.throng.kernel.mason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The defects of the published programs are there, and gone from the corrected ones. */
final class MasonProgramTest {
    private static final int STEPS = 60;

    private static Map<String, Double> figures(MasonProgram program) {
        return program.run(7, STEPS).figures();
    }

    @Test
    void thePublishedFlockSeesMoreThanItsVisualDistance() {
        double published = figures(MasonProgram.flocking(200, 100, 5, false)).get("neighbours");
        double corrected = figures(MasonProgram.flocking(200, 100, 5, true)).get("neighbours");
        assertThat(corrected).isBetween(1.4, 4.0);
        assertThat(published).isGreaterThan(1.5 * corrected);
    }

    @Test
    void thePublishedTownDoesNotNoticeThatItsAgentsMove() {
        Map<String, Double> published = figures(MasonProgram.schelling(1000, 40, 1, 3, false));
        Map<String, Double> corrected = figures(MasonProgram.schelling(1000, 40, 1, 3, true));
        assertThat(published.get("agents")).isBetween(900.0, 1100.0);
        assertThat(published.get("displaced")).isGreaterThan(50);
        assertThat(corrected.get("displaced")).isZero();
    }

    @Test
    void thePublishedPastureKeepsItsDead() {
        Map<String, Double> published = figures(MasonProgram.wolfSheep(60, 40, 25, 20, 0.2, 0.1, false));
        Map<String, Double> corrected = figures(MasonProgram.wolfSheep(60, 40, 25, 20, 0.2, 0.1, true));
        assertThat(published.get("kept")).isGreaterThan(3 * published.get("living"));
        assertThat(corrected.get("kept")).isEqualTo(corrected.get("living")).isPositive();
    }

    @Test
    void theSameSeedRunsTheSame() {
        MasonProgram program = MasonProgram.wolfSheep(60, 40, 25, 20, 0.2, 0.1, true);
        assertThat(program.run(3, 30).figures()).isEqualTo(program.run(3, 30).figures());
        assertThat(program.run(3, 30).stepNanos()).isPositive();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> program.run(3, 0))
                .withMessage("steps must be at least 1, got 0");
    }
}
