package io.throng.scenarios.script;

import static io.throng.scenarios.script.Script.torus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.scenarios.swarm.Columns;
import org.junit.jupiter.api.Test;

/** The flock of the first example, step by step, against the model of Vicsek et al. written out in doubles. */
final class FlockAgainstReferenceTest {
    private static final int BIRDS = 300;
    private static final double SIDE = 8;
    private static final double SPEED = 0.1;
    private static final double RADIUS = 1;
    private static final double NOISE = 0.4;
    private static final long SEED = 5;

    private final ScriptedWorld world = new ScriptedWorld(
            "flock",
            torus(SIDE, SIDE)
                    .agents("bird", BIRDS, bird -> bird.anywhere().anyHeading().speed(SPEED))
                    .everyStep("bird", (bird, near) -> {
                        double noise = bird.uniform(-NOISE / 2, NOISE / 2);
                        bird.turnTo(near.within(RADIUS).meanHeading() + noise);
                    })
                    .measure("order", birds -> birds.headings().meanVector().length()));

    @Test
    void everyStepIsThatOfTheModel() {
        try (Simulation simulation = Simulation.start(world, SEED, Execution.defaults())) {
            for (int step = 0; step < 30; step++) {
                double[][] expected = modelStep(state(simulation), step);
                simulation.run(1);
                assertSame(state(simulation), expected);
            }
        }
    }

    @Test
    void orderIsTheLengthOfTheMeanHeading() {
        try (Simulation simulation = Simulation.start(world, SEED, Execution.defaults())) {
            simulation.run(10);
            double x = 0;
            double y = 0;
            for (double[] bird : state(simulation)) {
                x += Math.cos(bird[2]) / BIRDS;
                y += Math.sin(bird[2]) / BIRDS;
            }
            assertThat(simulation.measures().get("order")).isCloseTo(Math.hypot(x, y), within(1e-6));
        }
    }

    /** x, y and heading of each bird. */
    private double[][] state(Simulation simulation) {
        return simulation.atRest(() -> {
            double[] x = Columns.of(world, "x");
            double[] y = Columns.of(world, "y");
            double[] heading = Columns.of(world, "heading");
            double[][] birds = new double[BIRDS][];
            for (int bird = 0; bird < BIRDS; bird++) {
                birds[bird] = new double[] {x[bird], y[bird], heading[bird]};
            }
            return birds;
        });
    }

    private static double[][] modelStep(double[][] birds, long step) {
        double[][] next = new double[BIRDS][];
        for (int i = 0; i < BIRDS; i++) {
            double cosines = 0;
            double sines = 0;
            for (double[] other : birds) {
                if (Math.hypot(shortest(other[0] - birds[i][0]), shortest(other[1] - birds[i][1])) <= RADIUS) {
                    cosines += Math.cos(other[2]);
                    sines += Math.sin(other[2]);
                }
            }
            Philox random = new Philox().reset(SEED, i, step, Streams.DECIDE);
            double heading = Math.atan2(sines, cosines) + NOISE * (random.nextDouble() - 0.5);
            next[i] = new double[] {
                birds[i][0] + SPEED * Math.cos(heading), birds[i][1] + SPEED * Math.sin(heading), heading
            };
        }
        return next;
    }

    private static double shortest(double way) {
        return way - SIDE * Math.rint(way / SIDE);
    }

    private static void assertSame(double[][] birds, double[][] expected) {
        for (int i = 0; i < BIRDS; i++) {
            assertThat(shortest(birds[i][0] - expected[i][0])).isCloseTo(0, within(1e-5));
            assertThat(shortest(birds[i][1] - expected[i][1])).isCloseTo(0, within(1e-5));
            assertThat(Math.cos(birds[i][2] - expected[i][2])).isCloseTo(1, within(1e-8));
        }
    }
}
