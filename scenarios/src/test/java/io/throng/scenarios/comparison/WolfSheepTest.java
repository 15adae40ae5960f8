package io.throng.scenarios.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.DeterminismContract;
import io.throng.kernel.Simulation;
import io.throng.kernel.SimulationException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WolfSheepTest {
    static Stream<WolfSheep.Parameters> parameters() {
        return Stream.of(
                WolfSheep.Parameters.defaults(),
                new WolfSheep.Parameters(40, 30, 3, 2, 0.5, 0.3, 5, 13, 900, 1),
                new WolfSheep.Parameters(0, 40, 25, 20, 0.2, 1, 5, 13, 1000, 1),
                new WolfSheep.Parameters(20, 0, 2, 1, 1, 0, 2, 13, 300, 1));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void livesBitForBitAsTheReferenceDoes(WolfSheep.Parameters parameters) {
        compare(parameters, 100);
    }

    @Test
    void theLargePastureLivesAsTheReferenceDoes() {
        compare(WolfSheep.Parameters.large(), 15);
    }

    private static void compare(WolfSheep.Parameters parameters, int steps) {
        WolfSheep world = new WolfSheep(parameters);
        try (Simulation simulation = Simulation.start(world, 5)) {
            ReferenceWolfSheep reference = new ReferenceWolfSheep(world, parameters, 5);
            for (int step = 0; step < steps; step++) {
                simulation.run(1);
                reference.step(step);
                reference.requireEqual(world);
            }
        }
    }

    @Test
    void aPastureStartsAsDeclared() {
        WolfSheep world = new WolfSheep(WolfSheep.Parameters.defaults());
        Simulation.start(world, 3).close();
        assertThat(world.livingSheep()).hasSize(60);
        assertThat(world.livingWolves()).hasSize(40);
        assertEnergies(world, world.livingSheep(), 10);
        assertEnergies(world, world.livingWolves(), 26);
        int grown = 0;
        for (int cell = 0; cell < 625; cell++) {
            int countdown = world.countdown(cell % 25, cell / 25);
            assertThat(countdown).isBetween(0, 20);
            grown += countdown == 0 ? 1 : 0;
        }
        assertThat(grown).isEqualTo(312);
    }

    private static void assertEnergies(WolfSheep world, int[] rows, int most) {
        Set<Double> energies = new HashSet<>();
        for (int row : rows) {
            assertThat(world.energy(row)).isBetween(1.0, (double) most).isEqualTo(Math.rint(world.energy(row)));
            assertThat(world.column(row)).isBetween(0, 24);
            assertThat(world.line(row)).isBetween(0, 24);
            energies.add(world.energy(row));
        }
        assertThat(energies.size()).isGreaterThan(5);
    }

    @Test
    void theMeasuresCountTheLiving() {
        WolfSheep world = new WolfSheep(WolfSheep.Parameters.defaults());
        try (Simulation simulation = Simulation.start(world, 3)) {
            simulation.run(30);
            assertThat(simulation.measures())
                    .containsEntry("sheep", (double) world.livingSheep().length)
                    .containsEntry("wolves", (double) world.livingWolves().length);
        }
    }

    @Test
    void withoutWolvesTheSheepLiveOnWhatGrows() {
        WolfSheep.Parameters parameters = new WolfSheep.Parameters(100, 0, 25, 20, 0.2, 0.1, 5, 13, 1000, 1);
        try (Simulation simulation = Simulation.start(new WolfSheep(parameters), 3)) {
            simulation.run(300);
            // 625 cells give 5 each at most every 20 steps, and a sheep costs 1 a step: at most 156 in the long run
            assertThat(simulation.measures().get("sheep")).isBetween(60.0, 200.0);
        }
    }

    @Test
    void manyReplicasKeepTheContract() {
        new DeterminismContract(
                        () -> new WolfSheep(WolfSheep.Parameters.defaults().withReplicas(5)), 3, 30)
                .check();
    }

    @Test
    void aPastureThatIsFullSaysWhatToDo() {
        WolfSheep.Parameters parameters = new WolfSheep.Parameters(20, 0, 25, 1, 1, 0, 1000, 13, 21, 1);
        try (Simulation simulation = Simulation.start(new WolfSheep(parameters), 3)) {
            assertThatThrownBy(() -> simulation.run(5))
                    .isInstanceOf(SimulationException.class)
                    .rootCause()
                    .hasMessage("a pasture has room for 21 animals of a kind and is full; set a larger capacity");
        }
    }

    @Test
    void moreAnimalsThanThereIsRoomForAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WolfSheep.Parameters(11, 0, 25, 1, 1, 0, 5, 13, 10, 1))
                .withMessage("sheep must be in [0, 10], got 11");
    }
}
