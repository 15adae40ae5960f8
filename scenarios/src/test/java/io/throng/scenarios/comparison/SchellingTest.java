package io.throng.scenarios.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.kernel.DeterminismContract;
import io.throng.kernel.Simulation;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SchellingTest {
    static Stream<Schelling.Parameters> parameters() {
        return Stream.of(
                Schelling.Parameters.defaults(),
                new Schelling.Parameters(900, 33, 2, 8, 1),
                new Schelling.Parameters(3, 2, 1, 1, 1),
                new Schelling.Parameters(60, 9, 10, 33, 1));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void movesAsTheReferenceDoes(Schelling.Parameters parameters) {
        Schelling world = new Schelling(parameters);
        try (Simulation simulation = Simulation.start(world, 5)) {
            ReferenceSchelling reference = new ReferenceSchelling(world, parameters, 5);
            for (int step = 0; step < 20; step++) {
                simulation.run(1);
                reference.step(step);
                reference.requireEqual(world);
            }
        }
    }

    @Test
    void theLargeTownMovesAsTheReferenceDoes() {
        Schelling world = new Schelling(Schelling.Parameters.large());
        try (Simulation simulation = Simulation.start(world, 5)) {
            ReferenceSchelling reference = new ReferenceSchelling(world, Schelling.Parameters.large(), 5);
            simulation.run(1);
            reference.step(0);
            reference.requireEqual(world);
        }
    }

    @Test
    void aTownStartsAsDeclared() {
        Schelling world = new Schelling(Schelling.Parameters.defaults());
        Simulation.start(world, 3).close();
        Set<Integer> homes = new HashSet<>();
        int first = 0;
        for (int row = 0; row < 1000; row++) {
            assertThat(world.column(row)).isBetween(0, 39);
            assertThat(world.line(row)).isBetween(0, 39);
            homes.add(world.line(row) * 40 + world.column(row));
            first += world.kind(row) == 1 ? 1 : 0;
            assertThat(world.happy(row)).isFalse();
        }
        assertThat(homes).as("one agent a cell").hasSize(1000);
        assertThat(first).isEqualTo(500);
        for (int i = 0; i < 600; i++) {
            homes.add(world.empty(i));
        }
        assertThat(homes).as("every cell").hasSize(1600);
    }

    @Test
    void neighboursBecomeAlike() {
        try (Simulation simulation = Simulation.start(new Schelling(Schelling.Parameters.defaults()), 3)) {
            assertThat(simulation.measures().get("alike")).as("2.5 by chance").isBetween(2.2, 2.8);
            simulation.run(20);
            assertThat(simulation.measures().get("alike")).isGreaterThan(4);
            assertThat(simulation.measures().get("happy")).isGreaterThan(0.95);
        }
    }

    @Test
    void manyReplicasKeepTheContract() {
        new DeterminismContract(() -> new Schelling(new Schelling.Parameters(60, 9, 1, 3, 7)), 3, 8).check();
    }

    @Test
    void aTownWithoutRoomIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schelling.Parameters(100, 10, 1, 3, 1))
                .withMessage("inhabitants must be in [1, 99], got 100");
    }
}
