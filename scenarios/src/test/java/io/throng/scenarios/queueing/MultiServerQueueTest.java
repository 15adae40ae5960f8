package io.throng.scenarios.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Simulation;
import io.throng.kernel.SimulationException;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MultiServerQueueTest {
    private static final int REPLICAS = 100;
    private static final int STEPS = 2000;
    private static final int WARM_UP = 200;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void isBitForBitTheSlowStation(int servers) {
        MultiServerQueue.Parameters parameters =
                new MultiServerQueue.Parameters(0.9 * servers, 1, servers, 400, 10.5, 3);
        MultiServerQueue world = new MultiServerQueue(parameters);
        try (Simulation simulation = Simulation.start(world, 4)) {
            for (int station = 0; station < 3; station++) {
                SlowStation slow = new SlowStation(parameters, 4, station);
                for (int step = 0; step < 200; step++) {
                    if (station == 0) {
                        simulation.run(1);
                    }
                    slow.step(step);
                }
                assertThat(world.inSystem(station)).isEqualTo(slow.area / (200 - 10.5));
                assertThat(world.meanStay(station)).isEqualTo(slow.stay / slow.gone);
                assertThat(world.gone(station)).isEqualTo(slow.gone);
                assertThat(world.waiting(station)).isEqualTo(slow.waiting());
            }
        }
    }

    /** Mean and the standard deviation of the mean, over independent replicas. */
    private record Estimate(double mean, double error) {
        static Estimate of(IntToDoubleFunction ofStation) {
            double[] values =
                    IntStream.range(0, REPLICAS).mapToDouble(ofStation).toArray();
            double mean =
                    IntStream.range(0, REPLICAS).mapToDouble(i -> values[i]).sum() / REPLICAS;
            double squares = IntStream.range(0, REPLICAS)
                    .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                    .sum();
            return new Estimate(mean, Math.sqrt(squares / (REPLICAS - 1) / REPLICAS));
        }

        /** Within 3.5 standard deviations, 1 in 2000; and the interval must be narrow enough to say something. */
        void assertIs(double expected) {
            assertThat(error).isLessThan(0.03 * expected);
            assertThat(mean).isCloseTo(expected, within(3.5 * error));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "1, 0.7", "2, 0.8", "4, 0.75"})
    void holdsAsManyCustomersAsTheFormulaSays(int servers, double load) {
        MultiServerQueue world = new MultiServerQueue(
                new MultiServerQueue.Parameters(servers * load, 1, servers, 500, WARM_UP, REPLICAS));
        try (Simulation simulation = Simulation.start(world, 11)) {
            simulation.run(STEPS);
            assertThat(simulation.measures().get("in system"))
                    .isCloseTo(Estimate.of(world::inSystem).mean, within(1e-9));
        }
        double expected = customers(servers, load);
        Estimate.of(world::inSystem).assertIs(expected);
        Estimate.of(world::meanStay).assertIs(expected / (servers * load));
        Estimate.of(station -> world.gone(station) / (double) (STEPS - WARM_UP)).assertIs(servers * load);
    }

    /** Erlang's C formula; with one server load / (1 - load). */
    private static double customers(int servers, double load) {
        double offered = servers * load;
        double term = 1;
        double sum = 1;
        for (int k = 1; k < servers; k++) {
            term *= offered / k;
            sum += term;
        }
        double allBusy = term * offered / servers / (1 - load);
        return offered + allBusy / (sum + allBusy) * load / (1 - load);
    }

    @Test
    void theFormulaIsTheKnownOneForOneServer() {
        assertThat(customers(1, 0.7)).isCloseTo(0.7 / 0.3, within(1e-12));
    }

    /** What is in the system at the ends, and who came before the warm-up, keeps the two sides apart a little. */
    @Test
    void littlesLawHoldsOnEveryStation() {
        MultiServerQueue world = new MultiServerQueue(new MultiServerQueue.Parameters(0.7, 1, 1, 500, 0, REPLICAS));
        try (Simulation simulation = Simulation.start(world, 5)) {
            simulation.run(STEPS);
        }
        for (int station = 0; station < REPLICAS; station++) {
            double rate = world.gone(station) / (double) STEPS;
            assertThat(world.inSystem(station))
                    .isCloseTo(rate * world.meanStay(station), within(0.05 * (1 + world.waiting(station))));
            assertThat(world.served(station)).isEqualTo(world.gone(station));
        }
    }

    @Test
    void aFullStationSaysWhatToDo() {
        MultiServerQueue.Parameters parameters = new MultiServerQueue.Parameters(10, 1, 1, 20, 0, 1);
        try (Simulation simulation = Simulation.start(new MultiServerQueue(parameters), 5)) {
            assertThatThrownBy(() -> simulation.run(100))
                    .isInstanceOf(SimulationException.class)
                    .rootCause()
                    .hasMessage("a station has room for 20 waiting customers and is full; set a larger room or lower"
                            + " the load");
        }
    }

    @Test
    void ratesThatAreNoneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MultiServerQueue.Parameters(0, 1, 1, 1, 0, 1))
                .withMessage("arrivalRate must be in (0, 1e6], got 0.0");
    }
}
