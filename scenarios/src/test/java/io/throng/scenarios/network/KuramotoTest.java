package io.throng.scenarios.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.DeterminismContract;
import io.throng.kernel.Parameters;
import io.throng.kernel.step.ReferenceLoop;
import io.throng.scenarios.network.Kuramoto.Frequencies;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KuramotoTest {
    private static final Kuramoto.Parameters DEFAULTS = Kuramoto.Parameters.defaults();
    private static final int SEEDS = 3;

    /** K from 1.25 to 8 times the critical one; the order of n oscillators is off by up to about 1 / sqrt(n). */
    @ParameterizedTest
    @ValueSource(doubles = {1.25, 1.5, 2, 4, 8})
    void theOrderIsThatOfLorentzianFrequencies(double coupling) {
        Kuramoto.Parameters parameters = DEFAULTS.withAgents(2000).withCoupling(coupling);
        assertThat(parameters.orderInTheory()).isEqualTo(Math.sqrt(1 - 1 / coupling));
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(meanOrder(parameters, seed)).isCloseTo(parameters.orderInTheory(), within(1 / Math.sqrt(2000)));
        }
    }

    /** Of n oscillators that do not swing together, the order is about 1 / sqrt(n), here 0.022, more near K = 1. */
    @Test
    void belowTheCriticalCouplingThereIsNoOrder() {
        assertThat(DEFAULTS.withCoupling(0.5).orderInTheory()).isZero();
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(meanOrder(DEFAULTS.withAgents(2000).withCoupling(0.5), seed))
                    .isLessThan(0.06);
        }
    }

    /** Drawn frequencies differ from run to run: the order by about 1 / sqrt(n) around the known one. */
    @Test
    void drawnFrequenciesGiveTheSameOrderOnAverage() {
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            sum += meanOrder(
                    new Kuramoto.Parameters(2000, 2, 0.5, Frequencies.DRAWN, Topology.COMPLETE, 10, 0.05), seed);
        }
        assertThat(sum / SEEDS).isCloseTo(Math.sqrt(0.5), within(3 / Math.sqrt(2000 * SEEDS)));
    }

    /** Among 100 random neighbours the pull is nearly that of all. */
    @Test
    void onADenseRandomNetworkTheOrderIsNearlyThatOfAll() {
        Kuramoto.Parameters parameters =
                new Kuramoto.Parameters(600, 2, 0.5, Frequencies.QUANTILES, Topology.RANDOM, 100, 0.1);
        assertThat(meanOrder(parameters, 1)).isCloseTo(Math.sqrt(0.5), within(0.04));
    }

    /** The mean over the last quarter of 80 seconds. */
    private static double meanOrder(Kuramoto.Parameters parameters, long seed) {
        ReferenceLoop loop = new ReferenceLoop(new Kuramoto(parameters), seed);
        int steps = (int) Math.rint(60 / parameters.timeStep());
        loop.run(steps);
        double sum = 0;
        for (int sample = 0; sample < 50; sample++) {
            loop.run(steps / 150);
            sum += loop.measures().get("order");
        }
        return sum / 50;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aStepEqualsTheSlowModel(Topology network) {
        Kuramoto world = new Kuramoto(new Kuramoto.Parameters(200, 3, 0.5, Frequencies.DRAWN, network, 6, 0.05));
        ReferenceLoop loop = new ReferenceLoop(world, 5);
        loop.run(20);
        double[] phase = column(world, 0);
        double[] frequency = column(world, 1);
        loop.run(1);
        double[] next = column(world, 0);
        for (int i = 0; i < phase.length; i++) {
            double sum = 0;
            int pulling = 0;
            for (int j = 0; j < phase.length; j++) {
                if (network == Topology.COMPLETE || world.networks().getFirst().connects(i, j)) {
                    sum += Math.sin(phase[j] - phase[i]);
                    pulling++;
                }
            }
            double expected = phase[i] + 0.05 * (frequency[i] + (pulling == 0 ? 0 : 3 * sum / pulling));
            assertThat(Math.sin(next[i] - expected)).isCloseTo(0, within(1e-9));
            assertThat(Math.cos(next[i] - expected)).isPositive();
            assertThat(next[i]).isBetween(-Math.PI - 1e-9, Math.PI + 1e-9);
        }
    }

    static List<Topology> networks() {
        return List.of(Topology.values());
    }

    private static double[] column(Kuramoto world, int index) {
        double[] values = new double[world.agents().rows()];
        Arrays.setAll(values, row -> world.agents().columns().get(index).value(row, 0));
        return values;
    }

    @Test
    void onANetworkOscillatorsKeepTheContract() {
        new DeterminismContract(
                        () -> new Kuramoto(
                                new Kuramoto.Parameters(300, 3, 0.5, Frequencies.DRAWN, Topology.SMALL_WORLD, 6, 0.05)),
                        3,
                        10)
                .check();
    }

    /** A parameter, a bad value, and the message. */
    record Refusal(String name, String value, String message) {}

    static List<Refusal> refusals() {
        return List.of(
                new Refusal("agents", "0", "agents must be at least 1, got 0"),
                new Refusal("coupling", "-1", "coupling must be in [0, 1e6] 1/s, got -1.0"),
                new Refusal("width", "NaN", "width must be in [0, 1e6] rad/s, got NaN"),
                new Refusal("neighbours", "0", "neighbours must be in (0, 1e6], got 0.0"),
                new Refusal("timeStep", "0", "timeStep must be in (0, 1] s, got 0.0"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void badParametersAreRefusedByName(Refusal refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.with(DEFAULTS, Map.of(refusal.name(), refusal.value())))
                .withMessage(refusal.message());
    }
}
