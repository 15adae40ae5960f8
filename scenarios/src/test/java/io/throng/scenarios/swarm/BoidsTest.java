package io.throng.scenarios.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Parameters;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import io.throng.kernel.step.ReferenceLoop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BoidsTest {
    private static final Boids.Parameters DEFAULTS = Boids.Parameters.defaults();

    private static Boids.Parameters with(String... changes) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            byName.put(changes[i], changes[i + 1]);
        }
        return Parameters.with(DEFAULTS, byName);
    }

    /** Worlds of several sizes, crowded ones, and such that are smaller than what a bird sees. */
    static List<Boids.Parameters> worlds() {
        return List.of(
                DEFAULTS,
                DEFAULTS.withAgents(1000),
                with("agents", "300", "width", "60", "height", "200"),
                with("agents", "40", "width", "25", "height", "25"),
                with("agents", "3"),
                with("agents", "1"),
                with("agents", "200", "cohesion", "3", "avoidance", "0.01", "consistency", "2", "momentum", "0"),
                with("agents", "200", "neighborhood", "25", "randomness", "5", "jump", "2"));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void aStepEqualsTheSlowModelInDoublePrecision(Boids.Parameters parameters) {
        Boids world = new Boids(parameters);
        ReferenceLoop loop = new ReferenceLoop(world, 11);
        int sure = 0;
        for (int steps : new int[] {0, 1, 30}) {
            loop.run(steps);
            SlowBoids slow = new SlowBoids(world, parameters);
            double[] beforeX = Columns.of(world, "x");
            double[] beforeY = Columns.of(world, "y");
            long step = loop.step();
            loop.run(1);
            for (int bird = 0; bird < parameters.agents(); bird++) {
                if (slow.isAlive(bird) && !slow.isUnsure(bird)) {
                    sure++;
                    assertFlewAs(slow.of(bird, 11, step), world, bird, beforeX[bird], beforeY[bird]);
                }
            }
        }
        assertThat(sure).isGreaterThanOrEqualTo(2 * parameters.agents());
    }

    /**
     * Single precision errs by some 1e-6 of the avoidance, which may be hundreds of times the sum that gives a
     * direction.
     */
    private static void assertFlewAs(SlowBoids.Displacement slow, Boids world, int bird, double fromX, double fromY) {
        double allowed = 1e-4 + 1e-3 / slow.lengthBefore();
        SlowTorus torus = new SlowTorus(
                world.camera().scene().extent().width(),
                world.camera().scene().extent().height());
        assertThat(Columns.of(world, "last x")[bird]).isCloseTo(slow.dx(), within(allowed));
        assertThat(Columns.of(world, "last y")[bird]).isCloseTo(slow.dy(), within(allowed));
        assertThat(torus.alongX(fromX, Columns.of(world, "x")[bird])).isCloseTo(slow.dx(), within(allowed));
        assertThat(torus.alongY(fromY, Columns.of(world, "y")[bird])).isCloseTo(slow.dy(), within(allowed));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void neighboursAreCountedAsByComparingAllPairs(Boids.Parameters parameters) {
        Boids world = new Boids(parameters);
        ReferenceLoop loop = new ReferenceLoop(world, 3);
        loop.run(20);
        double counted = loop.measures().get("neighbours");
        assertThat(counted).isCloseTo(new SlowBoids(world, parameters).meanNeighbours(), within(0.01));
    }

    @Test
    void deadBirdsNeverMoveAndTheLivingAlwaysJump() {
        Boids world = new Boids(DEFAULTS.withAgents(2000));
        ReferenceLoop loop = new ReferenceLoop(world, 5);
        double[] x = Columns.of(world, "x");
        double[] y = Columns.of(world, "y");
        double[] alive = Columns.of(world, "alive");
        loop.run(10);
        int dead = 0;
        for (int bird = 0; bird < x.length; bird++) {
            double jump = Math.hypot(Columns.of(world, "last x")[bird], Columns.of(world, "last y")[bird]);
            boolean moved = x[bird] != Columns.of(world, "x")[bird] || y[bird] != Columns.of(world, "y")[bird];
            assertThat(moved).isEqualTo(alive[bird] == 1);
            assertThat(jump).isCloseTo(0.7 * alive[bird], within(1e-6));
            dead += alive[bird] == 1 ? 0 : 1;
        }
        assertThat(dead)
                .as("one in ten of 2,000, within four standard deviations")
                .isBetween(146, 254);
    }

    @Test
    void birdsHatchEvenlyOverTheWholeWorld() {
        Boids world = new Boids(DEFAULTS.withAgents(10_000));
        new ReferenceLoop(world, 9);
        double side = DEFAULTS.withAgents(10_000).widthOfWorld();
        int[] quarter = new int[4];
        for (int bird = 0; bird < 10_000; bird++) {
            int right = Columns.of(world, "x")[bird] < side / 2 ? 0 : 1;
            int upper = Columns.of(world, "y")[bird] < side / 2 ? 0 : 2;
            quarter[right + upper]++;
        }
        for (int count : quarter) {
            assertThat(count).as("within four standard deviations of a quarter").isBetween(2327, 2673);
        }
    }

    @Test
    void withoutAnyWeightBirdsStandStill() {
        Boids world = new Boids(
                with("cohesion", "0", "avoidance", "0", "randomness", "0", "consistency", "0", "momentum", "0"));
        ReferenceLoop loop = new ReferenceLoop(world, 1);
        double[] x = Columns.of(world, "x");
        loop.run(3);
        assertThat(Columns.of(world, "x")).isEqualTo(x);
    }

    @Test
    void theWorldGrowsWithItsBirdsUnlessItsSizeIsGiven() {
        assertThat(DEFAULTS.widthOfWorld()).isCloseTo(150, within(1e-9));
        assertThat(DEFAULTS.withAgents(800).heightOfWorld()).isCloseTo(300, within(1e-9));
        Boids.Parameters given = with("width", "40", "height", "50");
        assertThat(given.withAgents(800).widthOfWorld()).isEqualTo(40);
        assertThat(given.withAgents(800).heightOfWorld()).isEqualTo(50);
    }

    /** A change and what the message says about it. */
    record Refusal(List<String> change, String message) {}

    static List<Refusal> refusals() {
        return List.of(
                new Refusal(List.of("agents", "0"), "agents must be at least 1, got 0"),
                new Refusal(List.of("width", "10"), "width and height must both be in (0, 1e6], or both 0"),
                new Refusal(List.of("width", "-1", "height", "5"), "got -1.0 x 5.0"),
                new Refusal(List.of("cohesion", "-1"), "cohesion must be a weight in [0, 1e6], got -1.0"),
                new Refusal(List.of("momentum", "NaN"), "momentum must be a weight in [0, 1e6], got NaN"),
                new Refusal(
                        List.of("deadFlockerProbability", "10"), "deadFlockerProbability must be in [0, 1], got 10.0"),
                new Refusal(List.of("neighborhood", "0"), "neighborhood must be in (0, 1e6], got 0.0"),
                new Refusal(List.of("jump", "-0.7"), "jump must be in [0, 1e6], got -0.7"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void badParametersAreRefusedByName(Refusal refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(refusal.change().toArray(String[]::new)))
                .withMessageContaining(refusal.message());
    }

    @Test
    void thePictureShowsEveryBirdWithItsHeading() {
        Boids world = new Boids(DEFAULTS);
        new ReferenceLoop(world, 2).run(5);
        Camera camera = world.camera();
        Layer.Agents layer = (Layer.Agents) camera.scene().layers().getFirst();
        Frame.Agents birds = (Frame.Agents) camera.take(5).layers().getFirst();
        assertThat(birds.count()).isEqualTo(200);
        double heading = birds.channels().get(layer.first(Meaning.HEADING)).value(17);
        assertThat(0.7 * Math.cos(heading)).isCloseTo(Columns.of(world, "last x")[17], within(0.02));
        assertThat(birds.channels().get(layer.first(Meaning.X)).value(17))
                .isCloseTo(Columns.of(world, "x")[17], within(150.0 / 65_000));
    }
}
