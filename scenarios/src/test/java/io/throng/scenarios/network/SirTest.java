package io.throng.scenarios.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.DeterminismContract;
import io.throng.kernel.Parameters;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.kernel.space.graph.Network;
import io.throng.kernel.step.ReferenceLoop;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SirTest {
    private static final Sir.Parameters DEFAULTS = Sir.Parameters.defaults();
    private static final int SEEDS = 5;

    /** An R0 and the share that falls ill in a large outbreak: r = 1 - exp(-R0 r). */
    record Known(Topology network, int agents, double r0, double finalSize) {
        Sir.Parameters parameters() {
            return new Sir.Parameters(agents, network, 10, r0, 5, 5, 0);
        }

        /**
         * The standard deviation of one outbreak's size as a share: that of the large component of a random graph of mean
         * degree R0 (Stepanov, "On the probability of connectedness of a random graph", Theory Probab. Appl. 15, 1970).
         */
        double deviation() {
            return Math.sqrt(finalSize * (1 - finalSize) / agents) / (1 - r0 * (1 - finalSize));
        }
    }

    static List<Known> knownSizes() {
        return List.of(
                new Known(Topology.RANDOM, 20_000, 1.5, 0.583),
                new Known(Topology.RANDOM, 20_000, 2, 0.797),
                new Known(Topology.RANDOM, 20_000, 3, 0.940),
                new Known(Topology.COMPLETE, 1000, 2, 0.797));
    }

    /** Outbreaks that die out at once are not counted. The mean of n = 5 seeds may be off by 3.5 of its deviations. */
    @ParameterizedTest
    @MethodSource("knownSizes")
    void aLargeOutbreakReachesTheKnownShare(Known known) {
        double sum = 0;
        int large = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            double size = finalSize(known.parameters(), seed);
            large += size > 0.1 ? 1 : 0;
            sum += size > 0.1 ? size : 0;
        }
        assertThat(large).isGreaterThanOrEqualTo(3);
        double allowed = 0.0005 + 3.5 * known.deviation() / Math.sqrt(large);
        assertThat(sum / large).isCloseTo(known.finalSize(), within(allowed));
    }

    @Test
    void belowAnR0OfOneTheEpidemicDiesOut() {
        assertThat(finalSize(new Sir.Parameters(20_000, Topology.RANDOM, 10, 0.8, 5, 5, 0), 1))
                .isBetween(0.0, 0.01);
    }

    private static double finalSize(Sir.Parameters parameters, long seed) {
        ReferenceLoop loop = new ReferenceLoop(new Sir(parameters), seed);
        while (loop.measures().get("infectious") > 0) {
            loop.run(5);
        }
        return loop.measures().get("recovered");
    }

    @Test
    void aStepEqualsTheSlowModel() {
        Sir world = new Sir(new Sir.Parameters(400, Topology.SMALL_WORLD, 8, 4, 3, 20, 0));
        ReferenceLoop loop = new ReferenceLoop(world, 9);
        for (int step = 0; step < 12; step++) {
            int[] expected = slowStep(world, step);
            loop.run(1);
            assertThat(health(world)).isEqualTo(expected);
        }
        assertThat(loop.measures().get("recovered")).isBetween(0.1, 0.99);
    }

    /** The chance of a step is such that after three of them T = 4 / 8 of the edges have passed the disease on. */
    private static int[] slowStep(Sir world, int step) {
        Network contacts = world.networks().getFirst();
        int[] health = health(world);
        int[] next = health.clone();
        double chance = 1 - Math.pow(0.5, 1 / 3.0);
        for (int i = 0; i < health.length; i++) {
            Philox random = new Philox().reset(9, i, step, Streams.DECIDE);
            if (health[i] > 0) {
                next[i] = health[i] > 1 ? health[i] - 1 : -1;
            }
            for (int j = 0; j < health.length && next[i] == 0; j++) {
                if (contacts.connects(i, j) && health[j] > 0 && random.nextDouble() < chance) {
                    next[i] = 3;
                }
            }
        }
        return next;
    }

    private static int[] health(Sir world) {
        int[] health = new int[world.agents().rows()];
        Arrays.setAll(health, row -> (int) world.agents().columns().getFirst().value(row, 0));
        return health;
    }

    @Test
    void contactsThatChangeKeepTheContract() {
        new DeterminismContract(() -> new Sir(new Sir.Parameters(300, Topology.SCALE_FREE, 6, 3, 4, 5, 0.2)), 3, 12)
                .check();
    }

    @Test
    void changedContactsCarryTheDiseaseFurther() {
        Sir.Parameters still = new Sir.Parameters(2000, Topology.SMALL_WORLD, 4, 1.5, 10, 5, 0);
        Sir.Parameters changing = new Sir.Parameters(2000, Topology.SMALL_WORLD, 4, 1.5, 10, 5, 0.2);
        assertThat(finalSize(changing, 4)).isGreaterThan(finalSize(still, 4) + 0.1);
    }

    /** A parameter, a bad value, and the message. */
    record Refusal(String name, String value, String message) {}

    static List<Refusal> refusals() {
        return List.of(
                new Refusal("agents", "0", "agents must be at least 1, got 0"),
                new Refusal("contacts", "0", "contacts must be in (0, 1e6], got 0.0"),
                new Refusal(
                        "r0", "11", "r0 must be in [0, 10.0], got 11.0; nobody infects more than there are contacts"),
                new Refusal("infectiousSteps", "0", "infectiousSteps must be at least 1, got 0"),
                new Refusal("firstCases", "10001", "firstCases must be in [0, 10000], one an agent at most, got 10001"),
                new Refusal("rewiring", "1.5", "rewiring must be in [0, 1], got 1.5"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void badParametersAreRefusedByName(Refusal refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.with(DEFAULTS, Map.of(refusal.name(), refusal.value())))
                .withMessage(refusal.message());
    }
}
