package io.throng.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.DeterminismContract;
import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.testworlds.Chases;
import io.throng.kernel.testworlds.Colony;
import io.throng.kernel.testworlds.Pacers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events inside a simulation; and its restart, which founds their queues anew. */
final class OwnRhythmsTest {
    @Test
    void eventsKeepTheDeterminismContract() {
        new DeterminismContract(() -> new Pacers(7), 11, 20).check();
    }

    @Test
    void everybodyActsAsOftenAsItsRhythmSays() {
        Pacers world = new Pacers(40);
        try (Simulation simulation = Simulation.start(world, 5)) {
            simulation.run(100); // 70 units of time
        }
        assertThat(world.acts(0)).as("interval 0.5, phase 0").isEqualTo(139);
        assertThat(world.acts(4)).as("interval 0.5, phase 0.25").isEqualTo(140);
        double mean = IntStream.range(0, 40)
                .map(group -> world.acts(group * 6 + 1))
                .average()
                .orElseThrow();
        assertThat(mean).as("70 / 0.6, deviation of the mean 1.7").isBetween(110.0, 123.0);
        assertThat(IntStream.range(0, 40).map(world::alarms).sum()).isPositive();
    }

    @Test
    void aRestartedSimulationIsAFreshOne() {
        Pacers world = new Pacers(5);
        try (Simulation simulation =
                Simulation.start(world, 3, Execution.defaults().withRegions(3))) {
            simulation.run(7);
            simulation.restart(4);
            assertThat(simulation.seed()).isEqualTo(4);
            assertThat(simulation.step()).isZero();
            assertThat(world.sites().rows()).isEqualTo(4);
            try (Simulation fresh = Simulation.start(new Pacers(5), 4)) {
                assertThat(simulation.hash()).isEqualTo(fresh.hash());
                simulation.run(9);
                fresh.run(9);
                assertThat(simulation.hash()).isEqualTo(fresh.hash());
            }
        }
    }

    @Test
    void aRestartForgetsMailAndRenewalsOfGames() {
        try (Simulation simulation = Simulation.start(new Chases(9), 3);
                Simulation fresh = Simulation.start(new Chases(9), 8)) {
            simulation.run(13);
            simulation.agent(2).tell(1, 5, 5);
            simulation.restart(8);
            assertThat(simulation.journal()).isEmpty();
            fresh.run(12);
            simulation.run(12);
            assertThat(simulation.hash()).isEqualTo(fresh.hash());
        }
    }

    @Test
    void aWorldWithoutGroupsDoesNotRestart() {
        try (Simulation simulation = Simulation.start(new Colony(10, true), 3)) {
            assertThatThrownBy(() -> simulation.restart(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("only worlds whose agents stand in groups restart, and those of colony do not; start"
                            + " another simulation");
            simulation.run(1);
        }
    }
}
