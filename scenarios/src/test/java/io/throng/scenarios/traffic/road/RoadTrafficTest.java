package io.throng.scenarios.traffic.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.SteppingMode;
import io.throng.scenarios.traffic.GridScenario;
import io.throng.scenarios.traffic.sumo.SumoScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Vehicles on networks, against SUMO 1.15 on the same files where these are there. */
class RoadTrafficTest {
    private static final Path DATA = Path.of("../../shared/data/traffic");
    private static final Execution ALONE = Execution.defaults().withThreads(1).withMode(SteppingMode.COHORT);

    private static RoadTraffic crossing(SignalRule rule) {
        SumoScene scene = SumoScene.crossing();
        return new RoadTraffic("crossing", new TrafficScene(scene.network(), scene.demand(), 1), Signalling.by(rule));
    }

    private static TrafficScene scene(SumoScene read) {
        return new TrafficScene(read.network(), read.demand(), 1);
    }

    @Test
    void everybodyArrivesAndSignalsCostTime() {
        try (Simulation simulation = Simulation.start(crossing(SignalRule.PROGRAM), 1, ALONE)) {
            simulation.run(4000);
            Map<String, Double> measures = simulation.measures();
            assertThat(measures.get("left")).isZero();
            assertThat(measures.get("stuck")).isZero();
            assertThat(measures.get("arrived")).isBetween(2500.0, 3100.0);
            assertThat(measures.get("trip_time")).isBetween(45.0, 65.0);
            assertThat(measures.get("travel_time"))
                    .isCloseTo(
                            measures.get("trip_time") + measures.get("depart_delay"), Percentage.withPercentage(1e-6));
            assertThat(simulation.failureCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SignalRule.class,
            names = {"ACTUATED", "MAX_PRESSURE", "GREEDY", "WEBSTER"})
    void signalsThatSeeTrafficOrWereTimedForItLoseLessTime(SignalRule rule) {
        try (Simulation fixed = Simulation.start(crossing(SignalRule.PROGRAM), 1, ALONE);
                Simulation other = Simulation.start(crossing(rule), 1, ALONE)) {
            fixed.run(2000);
            other.run(2000);
            assertThat(other.measures().get("time_loss"))
                    .isLessThan(0.8 * fixed.measures().get("time_loss"));
        }
    }

    @Test
    void theSameOnAnyThreadsRegionsAndModes() {
        long[] hashes = new long[4];
        Execution[] ways = {
            ALONE,
            Execution.defaults().withThreads(2).withRegions(8),
            Execution.defaults().withThreads(2).withRegions(3).withMode(SteppingMode.MAILBOX),
            Execution.defaults().withThreads(2).withRegions(5).shuffled(11)
        };
        for (int i = 0; i < ways.length; i++) {
            try (Simulation simulation = Simulation.start(crossing(SignalRule.MAX_PRESSURE), 5, ways[i])) {
                simulation.run(400);
                assertThat(simulation.measures().get("running")).isGreaterThan(10);
                hashes[i] = simulation.hash();
            }
        }
        assertThat(hashes).containsOnly(hashes[0]);
    }

    @Test
    void aRestoredRunGoesOnAsIfNothingHadHappened() {
        try (Simulation simulation = Simulation.start(crossing(SignalRule.ACTUATED), 5, ALONE)) {
            simulation.run(300);
            var snapshot = simulation.snapshot();
            simulation.run(200);
            try (Simulation restored = Simulation.restore(crossing(SignalRule.ACTUATED), snapshot, ALONE)) {
                restored.run(200);
                assertThat(restored.hash()).isEqualTo(simulation.hash());
            }
        }
    }

    private static RoadTraffic city(double rerouting) {
        return (RoadTraffic) new GridScenario()
                .buildWith(Map.of(
                        "vehicles", "2000",
                        "columns", "5",
                        "rows", "5",
                        "seconds", "300",
                        "rerouting", String.valueOf(rerouting)));
    }

    @Test
    void driversWhoLookForOtherWaysLoseLessTime() {
        try (Simulation blind = Simulation.start(city(0), 1, ALONE);
                Simulation informed = Simulation.start(city(60), 1, ALONE)) {
            blind.run(2500);
            informed.run(2500);
            assertThat(informed.measures().get("arrived")).isEqualTo(2000);
            assertThat(informed.measures().get("time_loss"))
                    .isLessThan(0.95 * blind.measures().get("time_loss"));
            assertThat(informed.failureCount()).isZero();
        }
    }

    @Test
    void otherWaysAreTakenAlikeOnAnyThreadsAndAfterRestoring() {
        Execution several = Execution.defaults().withThreads(2).withRegions(5).shuffled(3);
        try (Simulation one = Simulation.start(city(30), 2, ALONE);
                Simulation two = Simulation.start(city(30), 2, several)) {
            one.run(250);
            two.run(250);
            var snapshot = two.snapshot();
            one.run(150);
            two.run(150);
            assertThat(two.hash()).isEqualTo(one.hash());
            try (Simulation restored = Simulation.restore(city(30), snapshot, several)) {
                restored.run(150);
                assertThat(restored.hash()).isEqualTo(one.hash());
            }
        }
    }

    @Test
    void aTimeStepMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficScene(
                        SumoScene.crossing().network(), SumoScene.crossing().demand(), 0))
                .withMessage("a time step must be in (0, 10] s, got 0.0");
    }

    /** Means of the first hour, as SUMO's own were taken. */
    @ParameterizedTest
    @CsvSource({
        "single-intersection/single-intersection.net.xml, single-intersection/single-intersection.rou.xml, 58.6",
        "2way-single-intersection/single-intersection.net.xml,"
                + " 2way-single-intersection/single-intersection-vhvh.rou.xml, 102.7",
        "3x3grid/3x3Grid2lanes.net.xml, 3x3grid/routes14000.rou.xml, 108.6",
        "4x4-Lucas/4x4.net.xml, 4x4-Lucas/4x4c1c2c1c2.rou.xml, 121.6"
    })
    void tripsTakeAsLongAsInSumo(String net, String routes, double seconds) throws IOException {
        Path folder = DATA.resolve("sumo-rl");
        Assumptions.assumeTrue(Files.exists(folder.resolve(net)), "needs the networks of sumo-rl beside the checkout");
        SumoScene read = SumoScene.read(folder.resolve(net), List.of(), List.of(folder.resolve(routes)), _ -> {});
        RoadTraffic world = new RoadTraffic(
                "test", new TrafficScene(read.network(), read.demand().until(3600), 1), Signalling.PROGRAMS);
        try (Simulation simulation = Simulation.start(world, 1, ALONE)) {
            simulation.run(3600);
            assertThat(simulation.measures().get("trip_time")).isCloseTo(seconds, Percentage.withPercentage(10));
            assertThat(simulation.measures().get("stuck")).isZero();
        }
    }

    /** SUMO: 278.4 and 333 s over ten seeds; here the mean over three. The whole of both networks runs to empty. */
    @ParameterizedTest
    @CsvSource({"acosta, 8779, 240, 320", "pasubio, 8776, 280, 390"})
    void bolognaRunsToEmpty(String name, int vehicles, double least, double most) throws IOException {
        Path config = DATA.resolve("sumo-scenarios-bologna").resolve(name).resolve("run.sumocfg");
        Assumptions.assumeTrue(Files.exists(config), "needs the networks of Bologna beside the checkout");
        TrafficScene scene = scene(SumoScene.read(config, _ -> {}));
        double sum = 0;
        for (int seed = 1; seed <= 3; seed++) {
            sum += tripTimeUntilEmpty(new RoadTraffic("bologna", scene, Signalling.PROGRAMS), seed, vehicles);
        }
        assertThat(sum / 3).isBetween(least, most);
    }

    private static double tripTimeUntilEmpty(RoadTraffic world, long seed, int vehicles) {
        try (Simulation simulation = Simulation.start(world, seed, ALONE)) {
            simulation.run(7500);
            Map<String, Double> measures = simulation.measures();
            assertThat(measures.get("arrived")).isEqualTo(vehicles);
            assertThat(measures.get("left")).isZero();
            assertThat(simulation.failureCount()).isZero();
            return measures.get("trip_time");
        }
    }
}
