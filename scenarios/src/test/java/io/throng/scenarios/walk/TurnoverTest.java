package io.throng.scenarios.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Parameters;
import io.throng.kernel.step.ReferenceLoop;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TurnoverTest {
    private static final int FOUNDERS = 20_000;
    private static final int STEPS = 60;
    private static final int SEEDS = 3;

    /** Ages of those alive are nearly geometric, of a deviation like their mean, but of families: twice that is allowed for. */
    @Test
    void populationAndAgeAreThoseOfACriticalBranchingProcess() {
        for (double chance : new double[] {0.1, 0.3}) {
            for (int seed = 0; seed < SEEDS; seed++) {
                ReferenceLoop loop = new ReferenceLoop(new Turnover(new Turnover.Parameters(FOUNDERS, chance)), seed);
                loop.run(STEPS);
                double deviation = Math.sqrt(FOUNDERS * 2.0 * chance * (1 - chance) * STEPS);
                assertThat(loop.measures().get("population")).isCloseTo(FOUNDERS, within(4 * deviation));
                double age = (1 - chance) / chance;
                double leftOver = STEPS * Math.pow(1 - chance, STEPS);
                assertThat(loop.measures().get("age"))
                        .isCloseTo(age, within(leftOver + 2 * 4 * age / Math.sqrt(FOUNDERS)));
            }
        }
    }

    @Test
    void withoutTurnoverNobodyIsBornOrDies() {
        Turnover world = new Turnover(Turnover.Parameters.defaults().withChance(0));
        ReferenceLoop loop = new ReferenceLoop(world, 1);
        loop.run(5);
        assertThat(loop.measures()).containsEntry("population", 10_000.0).containsEntry("age", 5.0);
        assertThat(world.agents().nextId()).isEqualTo(10_000);
    }

    @Test
    void badParametersAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.with(Turnover.Parameters.defaults(), Map.of("chance", "-0.1")))
                .withMessage("chance must be in [0, 1], got -0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Turnover.Parameters(0, 0))
                .withMessage("agents must be at least 1, got 0");
    }
}
