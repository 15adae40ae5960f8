package io.throng.scenarios.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import io.throng.kernel.Simulation;
import io.throng.scenarios.traffic.following.DriverModel;
import io.throng.scenarios.traffic.following.Equilibrium;
import io.throng.scenarios.traffic.following.Idm;
import io.throng.scenarios.traffic.following.Scheme;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against SUMO 1.15 and a program of a few lines that integrates the same equations. */
class RingTest {
    private static final Percentage EXACTLY = Percentage.withPercentage(0.1);

    private static Map<String, Double> after(int steps, Ring.Parameters parameters) {
        try (Simulation simulation = Simulation.start(new Ring(parameters), 1)) {
            simulation.run(steps);
            return simulation.measures();
        }
    }

    /** From 1,000 to 1,500 s. */
    @ParameterizedTest
    @CsvSource({
        "SEMI_IMPLICIT, 230, 2.397, 8.470, 2.924",
        "BALLISTIC, 230, 2.311, 8.684, 2.972",
        "SEMI_IMPLICIT, 260, 3.2927, 10.2084, 3.5678",
    })
    void theWaveSettles(Scheme scheme, double length, double mean, double peak, double deviation) {
        Map<String, Double> measures = after(
                15_000,
                Ring.Parameters.defaults()
                        .withLength(length)
                        .withDrivers(Drivers.defaults().withScheme(scheme)));
        assertThat(measures.get("mean_speed")).isCloseTo(mean, EXACTLY);
        assertThat(measures.get("peak_speed")).isCloseTo(peak, EXACTLY);
        assertThat(measures.get("sd_speed")).isCloseTo(deviation, EXACTLY);
    }

    /** The wave does not remember what began it. */
    @Test
    void anotherDisturbanceGivesTheSameWave() {
        Map<String, Double> measures = after(15_000, Ring.Parameters.defaults().withDisturbance(0.1));
        assertThat(measures.get("mean_speed")).isCloseTo(2.397, EXACTLY);
        assertThat(measures.get("peak_speed")).isCloseTo(8.470, EXACTLY);
    }

    @Test
    void withoutADisturbanceTheFlowStaysUniformAtFirst() {
        Map<String, Double> measures = after(5_000, Ring.Parameters.defaults().withDisturbance(0));
        assertThat(measures.get("speed")).isEqualTo(3.45407, offset(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"10", "40", "80", "120"})
    void uniformFlowHasTheSpeedOfTheFundamentalDiagram(int cars) {
        Ring.Parameters ring = new Ring.Parameters(cars, 1000, 0, 0, Drivers.defaults());
        double speed = Equilibrium.speed(new Idm(1, 1.5, 1, 2), 1000.0 / cars - 5, 30);
        assertThat(after(3_000, ring).get("speed")).isEqualTo(speed, offset(1e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 40, 13.89", "0, 60, 9.1667", "0, 80, 5", // min(vmax, (L / N - length - minGap) / tau)
        "0.5, 40, 13.18", "0.5, 60, 7.63", "0.5, 80, 4.07", // SUMO
    })
    void dawdlingKraussDriversAreAsSlowAsSumos(double sigma, int cars, double speed) {
        Ring.Parameters ring = new Ring.Parameters(
                cars,
                1000,
                0,
                500,
                new Drivers(DriverModel.KRAUSS, Scheme.SEMI_IMPLICIT, 1, 13.89, 2.6, 4.5, 1, 2.5, 5, sigma, 0));
        assertThat(after(3_000, ring).get("mean_speed")).isCloseTo(speed, Percentage.withPercentage(2));
    }

    /** Its headway is 1 s; a disturbance of a metre dies out. */
    @Test
    void cooperativeCruiseControlDrivesTheGapLessTheMinimumInAHeadway() {
        Drivers cruising = new Drivers(DriverModel.CACC, Scheme.SEMI_IMPLICIT, 0.1, 30, 1, 1.5, 1, 2, 5, 0, 0);
        Ring.Parameters ring = new Ring.Parameters(40, 720, 1, 0, cruising);
        Map<String, Double> measures = after(6_000, ring);
        assertThat(measures.get("speed")).isEqualTo(720.0 / 40 - 5 - 2, offset(0.01));
    }

    /** Flow's noise starts a wave where nothing else disturbs. */
    @Test
    void noiseStartsWaves() {
        Ring.Parameters still = Ring.Parameters.defaults().withDisturbance(0);
        Map<String, Double> measures =
                after(5_000, still.withDrivers(Drivers.defaults().withNoise(0.2)));
        assertThat(measures.get("sd_speed")).isGreaterThan(2);
    }

    @Test
    void carsGoRoundAndNeverPass() {
        Ring ring = new Ring(Ring.Parameters.defaults());
        try (Simulation simulation = Simulation.start(ring, 1)) {
            for (int i = 0; i < 50; i++) {
                simulation.run(100);
                double[] places = simulation.atRest(() -> IntStream.range(0, 22)
                        .mapToDouble(id -> ring.position(ring.agents().rowOf(id)))
                        .toArray());
                int descents = 0;
                for (int id = 0; id < 22; id++) {
                    assertThat(places[id]).isBetween(0.0, 230.0);
                    descents += places[(id + 1) % 22] < places[id] ? 1 : 0;
                }
                assertThat(descents).isEqualTo(1);
            }
        }
    }

    @Test
    void refusesARingThatIsTooShort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ring.Parameters.defaults().withLength(100))
                .withMessage("22 cars of 5.0 m need a length of more than 110.0 m, got 100.0");
        assertThat(Ring.Parameters.defaults().withAgents(44).length()).isEqualTo(460);
    }
}
