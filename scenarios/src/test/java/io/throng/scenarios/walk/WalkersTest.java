package io.throng.scenarios.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Parameters;
import io.throng.kernel.step.ReferenceLoop;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WalkersTest {
    private static final int WALKERS = 20_000;
    private static final int SEEDS = 3;

    /**
     * The squared displacement is nearly exponential, so its deviation is its mean: that of {@code WALKERS} is off by less
     * than 4 / sqrt({@code WALKERS}) of it.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void theMeanSquaredDisplacementGrowsAs4Dt(double rest) {
        Walkers.Parameters parameters = new Walkers.Parameters(WALKERS, rest);
        for (int seed = 0; seed < SEEDS; seed++) {
            ReferenceLoop loop = new ReferenceLoop(new Walkers(parameters), seed);
            for (int t = 40; t <= 160; t += 40) {
                loop.run(40);
                double known = 4 * parameters.diffusionCoefficient() * t;
                assertThat(loop.measures().get("mean squared displacement"))
                        .as("after %d steps of seed %d", t, seed)
                        .isCloseTo(known, within(4 * known / Math.sqrt(WALKERS)));
                assertThat(loop.measures().get("mean x")).isCloseTo(0, within(4 * Math.sqrt(known / 2 / WALKERS)));
            }
        }
    }

    @Test
    void aWalkerGoesToOneOfFourPoints() {
        Walkers world = new Walkers(new Walkers.Parameters(4000, 0));
        new ReferenceLoop(world, 3).run(1);
        int[] visits = new int[9];
        for (int row = 0; row < 4000; row++) {
            double x = world.agents().columns().get(0).value(row, 0);
            double y = world.agents().columns().get(1).value(row, 0);
            visits[(int) (3 * (y + 1) + x + 1)]++;
        }
        for (int corner : new int[] {0, 2, 4, 6, 8}) {
            assertThat(visits[corner]).isZero();
        }
        for (int beside : new int[] {1, 3, 5, 7}) {
            assertThat(visits[beside]).isCloseTo(1000, within(4 * 28));
        }
    }

    @Test
    void badParametersAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.with(Walkers.Parameters.defaults(), Map.of("rest", "1.1")))
                .withMessage("rest must be in [0, 1], got 1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Walkers.Parameters(0, 0))
                .withMessage("agents must be at least 1, got 0");
    }
}
