package io.throng.scenarios.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Parameters;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.kernel.step.ReferenceLoop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VicsekTest {
    private static final Vicsek.Parameters DEFAULTS = Vicsek.Parameters.defaults();
    private static final int SEEDS = 5;

    /** The order known for a noise, and the standard deviation between runs measured over 20 seeds. */
    record Known(double noise, double order, double deviation) {}

    static List<Known> knownOrders() {
        return List.of(
                new Known(0.1, 1.00, 0.0001),
                new Known(1, 0.95, 0.0016),
                new Known(2, 0.81, 0.0054),
                new Known(3, 0.62, 0.0113),
                new Known(4, 0.34, 0.0258),
                new Known(5, 0.10, 0.0099),
                new Known(6, 0.05, 0.0034));
    }

    /** A known order is one run's, rounded to two digits; the mean of five runs is compared with it. */
    @ParameterizedTest
    @MethodSource("knownOrders")
    void theOrderFallsWithTheNoiseAsKnown(Known known) {
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            sum += meanOrder(DEFAULTS.withNoise(known.noise()), seed);
        }
        double allowed = 0.005 + 3 * known.deviation() * Math.sqrt(1 + 1.0 / SEEDS);
        assertThat(sum / SEEDS).isCloseTo(known.order(), within(allowed));
    }

    @Test
    void turningBeforeMovingGivesTheSameOrder() {
        Vicsek.Parameters forward = new Vicsek.Parameters(300, 0, 1, 0.03, 2, true);
        assertThat(meanOrder(forward, 1)).isCloseTo(0.819, within(3 * 0.0054));
    }

    /** The mean over the last 100 of 300 steps. */
    private static double meanOrder(Vicsek.Parameters parameters, long seed) {
        ReferenceLoop loop = new ReferenceLoop(new Vicsek(parameters), seed);
        loop.run(200);
        double sum = 0;
        for (int step = 0; step < 100; step++) {
            loop.run(1);
            sum += loop.measures().get("order");
        }
        return sum / 100;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStepEqualsTheSlowModelInDoublePrecision(boolean forward) {
        Vicsek world = new Vicsek(new Vicsek.Parameters(400, 5, 1, 0.3, 1.5, forward));
        ReferenceLoop loop = new ReferenceLoop(world, 4);
        loop.run(3);
        double[] x = Columns.of(world, "x");
        double[] y = Columns.of(world, "y");
        double[] headingX = Columns.of(world, "heading x");
        double[] headingY = Columns.of(world, "heading y");
        loop.run(1);
        SlowTorus torus = new SlowTorus(5, 5);
        for (int i = 0; i < x.length; i++) {
            double sumX = 0;
            double sumY = 0;
            boolean unsure = false;
            for (int j = 0; j < x.length; j++) {
                double squared = torus.squared(x[i], y[i], x[j], y[j]);
                unsure |= Math.abs(squared - 1) < 1e-4;
                sumX += squared <= 1 ? headingX[j] : 0;
                sumY += squared <= 1 ? headingY[j] : 0;
            }
            double length = Math.hypot(sumX, sumY);
            if (unsure || length < 0.1) {
                continue;
            }
            float error = new Philox().reset(4, i, 3, Streams.DECIDE).draws().uniformFloat(-0.75f, 0.75f);
            double heading = Math.atan2(sumY, sumX) + error;
            double movedX = 0.3 * (forward ? Math.cos(heading) : headingX[i]);
            double movedY = 0.3 * (forward ? Math.sin(heading) : headingY[i]);
            assertThat(Columns.of(world, "heading x")[i]).isCloseTo(Math.cos(heading), within(1e-4));
            assertThat(Columns.of(world, "heading y")[i]).isCloseTo(Math.sin(heading), within(1e-4));
            assertThat(torus.alongX(x[i], Columns.of(world, "x")[i])).isCloseTo(movedX, within(1e-4));
            assertThat(torus.alongY(y[i], Columns.of(world, "y")[i])).isCloseTo(movedY, within(1e-4));
        }
    }

    @Test
    void withoutNoiseOneHeadingIsKeptForEver() {
        Vicsek world = new Vicsek(new Vicsek.Parameters(50, 0, 1000, 0.03, 0, false));
        ReferenceLoop loop = new ReferenceLoop(world, 8);
        loop.run(2);
        assertThat(loop.measures().get("order")).isCloseTo(1, within(1e-6));
    }

    @Test
    void theWorldGrowsWithItsParticlesUnlessItsSideIsGiven() {
        assertThat(DEFAULTS.sideOfWorld()).isCloseTo(7, within(1e-9));
        assertThat(DEFAULTS.withAgents(1200).sideOfWorld()).isCloseTo(14, within(1e-9));
        assertThat(new Vicsek.Parameters(300, 25, 1, 0.03, 0.1, false)
                        .withAgents(2)
                        .sideOfWorld())
                .isEqualTo(25);
    }

    /** A parameter, a bad value, and the message. */
    record Refusal(String name, String value, String message) {}

    static List<Refusal> refusals() {
        return List.of(
                new Refusal("agents", "0", "agents must be at least 1, got 0"),
                new Refusal(
                        "side",
                        "-7",
                        "side must be in (0, 1e6], or 0 for a world that grows with its agents, got -7.0"),
                new Refusal("radius", "0", "radius must be in (0, 1e6], got 0.0"),
                new Refusal("speed", "NaN", "speed must be in [0, 1e6], got NaN"),
                new Refusal("noise", "7.2", "noise must be in [0, 2π], got 7.2; give radians"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void badParametersAreRefusedByName(Refusal refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.with(DEFAULTS, Map.of(refusal.name(), refusal.value())))
                .withMessage(refusal.message());
    }
}
