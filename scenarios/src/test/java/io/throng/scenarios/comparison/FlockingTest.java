package io.throng.scenarios.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.DeterminismContract;
import io.throng.kernel.Simulation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FlockingTest {
    static Stream<Flocking.Parameters> parameters() {
        return Stream.of(
                Flocking.Parameters.defaults(),
                Flocking.Parameters.large(),
                // three cells across, fast birds that often cross the border
                new Flocking.Parameters(30, 10, 10 / 3.0, 4, 2, 0.5, 0.3, 0.2, 1),
                // fewer cells than could be
                new Flocking.Parameters(12, 200, 6, 1, 5, 0.03, 0.015, 0.05, 1),
                new Flocking.Parameters(1, 50, 5, 1, 1, 0.03, 0.015, 0.05, 1));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void fliesBitForBitAsTheReferenceDoes(Flocking.Parameters parameters) {
        Flocking world = new Flocking(parameters);
        try (Simulation simulation = Simulation.start(world, 5)) {
            ReferenceFlocking reference = new ReferenceFlocking(world, parameters, 5);
            for (int step = 0; step < 40; step++) {
                simulation.run(1);
                reference.step(step);
                reference.requireEqual(world);
            }
        }
    }

    @Test
    void theReferenceNoticesAFlockThatIsNotIts() {
        Flocking world = new Flocking(Flocking.Parameters.defaults());
        try (Simulation simulation = Simulation.start(world, 5)) {
            ReferenceFlocking reference = new ReferenceFlocking(world, Flocking.Parameters.defaults(), 5);
            simulation.run(1);
            assertThatThrownBy(() -> reference.requireEqual(world))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("as in the reference, got");
        }
    }

    @Test
    void aFlockStartsAsDeclared() {
        Flocking world = new Flocking(Flocking.Parameters.defaults());
        Simulation.start(world, 3).close();
        assertThat(world.agents().rows()).isEqualTo(200);
        double sumX = 0;
        for (int row = 0; row < 200; row++) {
            assertThat(world.x().read()[row]).isBetween(0.0, 100.0);
            assertThat(world.y().read()[row]).isBetween(0.0, 100.0);
            double vx = world.velocityX().read()[row];
            double vy = world.velocityY().read()[row];
            assertThat(vx * vx + vy * vy).isBetween(1 - 1e-12, 1 + 1e-12);
            sumX += world.x().read()[row];
        }
        assertThat(sumX / 200).as("mean, deviation 2").isBetween(42.0, 58.0);
    }

    @Test
    void replicasGoTheirOwnWays() {
        Flocking world = new Flocking(Flocking.Parameters.defaults().withReplicas(2));
        try (Simulation simulation = Simulation.start(world, 5)) {
            ReferenceFlocking first = new ReferenceFlocking(world, Flocking.Parameters.defaults(), 5);
            simulation.run(1);
            first.step(0);
            first.requireEqual(world);
            assertThat(world.x().read()[200]).isNotEqualTo(world.x().read()[0]);
        }
    }

    @Test
    void manyReplicasKeepTheContract() {
        new DeterminismContract(
                        () -> new Flocking(
                                Flocking.Parameters.defaults().withBirds(40).withReplicas(7)),
                        3,
                        8)
                .check();
    }

    @Test
    void birdsThatSeeTooFarAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Flocking.Parameters(10, 30, 11, 1, 1, 0, 0, 0, 1))
                .withMessage("visualDistance must be in (0, 10.0], got 11.0");
    }
}
