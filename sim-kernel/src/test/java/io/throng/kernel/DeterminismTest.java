package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.space.Grid;
import io.throng.kernel.step.ReferenceLoop;
import io.throng.kernel.testworlds.Chases;
import io.throng.kernel.testworlds.Clockwork;
import io.throng.kernel.testworlds.Colony;
import io.throng.kernel.testworlds.Meadow;
import io.throng.kernel.testworlds.Scripted;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeterminismTest {
    @Test
    void aColonyOnATorusKeepsTheContract() {
        new DeterminismContract(() -> new Colony(400, true), 7, 12).check();
    }

    @Test
    void aColonyBetweenWallsKeepsTheContract() {
        new DeterminismContract(() -> new Colony(250, false), 8, 8).check();
    }

    @Test
    void groupsThatSettleAndRenewKeepTheContract() {
        new DeterminismContract(() -> new Chases(37), 9, 40).check();
    }

    @Test
    void sitesThatAreClaimedAndChangeKeepTheContract() {
        new DeterminismContract(() -> new Meadow(300, Grid.torus(19, 13)), 10, 12).check();
        new DeterminismContract(() -> new Meadow(20, Grid.torus(40, 40)), 11, 6).check();
    }

    @Test
    void aWorldWithoutRandomnessKeepsTheContract() {
        new DeterminismContract(() -> new Clockwork(100), 1, 5)
                .withoutRandomness()
                .check();
    }

    @Test
    void worldsOfOneAgentAndOfNoneKeepTheContract() {
        new DeterminismContract(() -> new Colony(1, true), 3, 4).check();
        new DeterminismContract(() -> new Colony(0, true), 3, 4)
                .withoutRandomness()
                .check();
    }

    @Test
    void theColonyReallyIsBornAndDiesAndWrites() {
        ReferenceLoop loop = new ReferenceLoop(new Colony(400, true), 7);
        loop.run(12);
        assertThat(loop.world().agents().nextId()).isGreaterThan(800);
        assertThat(loop.world().agents().rows()).isBetween(200, 800);
        assertThat(loop.measures().get("mean mood")).isNotZero();
    }

    @Test
    void theChasesReallyRenewAndKeepWhatIsNotRewritten() {
        ReferenceLoop loop = new ReferenceLoop(new Chases(37), 9);
        loop.run(40);
        assertThat(loop.measures().get("episode")).isGreaterThan(3);
        assertThat(loop.measures().get("reward")).isNotZero();
        assertThat(loop.measures().get("unwritten")).isEqualTo(1000);
    }

    @Test
    void noNewbornSeesAnother() {
        Executions.all().forEach(execution -> {
            Scripted world = new Scripted(50)
                    .onBirth((self, turn, row) -> {
                        int before = row == 0 ? 0 : self.number().read()[row - 1];
                        self.number().write()[row] = turn.parentRow() < 0 ? 1 + before : 10 + before;
                    })
                    .on(Phase.DECIDE, (self, turn, row) -> {
                        if (row < 20) {
                            turn.bear();
                        }
                    });
            try (Simulation simulation = Simulation.start(world, 7, execution)) {
                simulation.run(1);
                int[] numbers =
                        simulation.atRest(() -> Arrays.copyOf(world.number().read(), 70));
                assertThat(Arrays.copyOf(numbers, 50)).containsOnly(1);
                assertThat(numbers[50]).isEqualTo(11);
                assertThat(Arrays.copyOfRange(numbers, 51, 70)).containsOnly(10);
            }
        });
    }

    @Test
    void aWorldServesOneSimulationOnly() {
        World world = new Clockwork(10);
        Simulation.start(world, 1, Execution.defaults().withThreads(1)).close();
        assertThatThrownBy(() -> Simulation.start(world, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("world clockwork is or was in use by another simulation; build a new one");
        assertThatThrownBy(() -> new ReferenceLoop(world, 1)).isInstanceOf(IllegalArgumentException.class);
        World empty = new Clockwork(0);
        new ReferenceLoop(empty, 1);
        assertThatThrownBy(() -> Simulation.start(empty, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
