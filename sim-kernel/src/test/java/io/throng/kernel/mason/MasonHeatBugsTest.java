package io.throng.kernel.mason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import sim.app.heatbugs.HeatBugs;

final class MasonHeatBugsTest {
    @Test
    void bugsWarmTheirWorldUntilItIsNearlyIdeal() {
        MasonHeatBugs bugs = new MasonHeatBugs(100, 100, 100, 7);
        double cold = bugs.discomfort();
        assertThat(cold).isBetween(17_000.0, 31_000.0);
        bugs.run(500);
        assertThat(bugs.discomfort()).isLessThan(cold / 4);
        assertThat(bugs.heat()).isPositive();
        assertThat(bugs.bugs()).isEqualTo(100);
    }

    @Test
    void oneThreadDiffusesTheBitsThatTwoDo() {
        HeatBugs shipped = new HeatBugs(3, 40, 30, 20);
        shipped.start();
        for (int step = 0; step < 60; step++) {
            shipped.schedule.step(shipped);
        }
        shipped.stop();
        MasonHeatBugs bugs = new MasonHeatBugs(20, 40, 30, 3);
        bugs.run(60);
        assertThat(bugs.heat()).isEqualTo(shipped.valgrid.mean());
    }

    @Test
    void oneSeedGivesOneRunAndTakesTime() {
        MasonHeatBugs first = new MasonHeatBugs(50, 60, 60, 3);
        MasonHeatBugs second = new MasonHeatBugs(50, 60, 60, 3);
        assertThat(first.run(40)).isPositive();
        second.run(15);
        second.run(25);
        assertThat(second.discomfort()).isEqualTo(first.discomfort());
        MasonHeatBugs other = new MasonHeatBugs(50, 60, 60, 4);
        other.run(40);
        assertThat(other.discomfort()).isNotEqualTo(first.discomfort());
    }

    @Test
    void theRulesHaveMasonsParameters() {
        assertThat(new MasonHeatBugs(1, 10, 10, 1).parameters())
                .containsEntry("evaporationRate", 0.993)
                .containsEntry("diffusionRate", 1.0)
                .hasSize(8);
    }

    @Test
    void impossibleWorldsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasonHeatBugs(0, 10, 10, 1))
                .withMessage("bugs must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasonHeatBugs(1, 10, 0, 1))
                .withMessage("width and height must be at least 1, got 10 x 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasonHeatBugs(1, 10, 10, 1).run(0))
                .withMessage("steps must be at least 1, got 0");
    }
}
