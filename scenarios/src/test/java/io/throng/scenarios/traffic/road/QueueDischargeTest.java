package io.throng.scenarios.traffic.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.SteppingMode;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.LaneChanging;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.SpeedFactor;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.DriverModel;
import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.SignalTiming;
import io.throng.scenarios.traffic.net.generate.SingleJunction;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many vehicles of a queue a green of 42 s lets through, against SUMO 1.15; who dawdles has its spread of speeds, too. */
class QueueDischargeTest {
    private static final int CYCLES = 20;
    private static final Execution ALONE = Execution.defaults().withThreads(1).withMode(SteppingMode.COHORT);

    private static final SignalTiming TIMING = new SignalTiming(42, 0, 3, 0);
    private static final double CYCLE = 90;

    /** What cars drive past the signal, from west to east, as they depart. */
    private static RoadTraffic traffic(VehicleType car, double limit, Rhythm rhythm, double stepLength) {
        RoadNetwork network = new SingleJunction(JunctionType.TRAFFIC_LIGHT, 500, 1, limit, TIMING).network();
        Route route = new Route(
                new int[] {network.edge("W_C").number(), network.edge("C_E").number()});
        Insertion insertion =
                new Insertion(Insertion.Lane.FIRST, 0, Insertion.Position.BASE, 0, Insertion.Speed.MAX, 0);
        Demand demand = new Demand(List.of(Departures.of("queue", rhythm, car, route, insertion)));
        return new RoadTraffic(
                "queue", new TrafficScene(network, demand, stepLength), Signalling.by(SignalRule.PROGRAM));
    }

    private static VehicleType car(DriverModel model, double accel, double decel, double minGap, double sigma) {
        VehicleType usual = VehicleType.passenger();
        return new VehicleType(
                "car",
                "passenger",
                5,
                minGap,
                usual.maxSpeed(),
                accel,
                decel,
                9,
                1,
                sigma,
                model,
                sigma == 0 ? SpeedFactor.of(1) : SpeedFactor.DEFAULT,
                LaneChanging.DEFAULT,
                usual.emissionClass());
    }

    private static double perCycle(VehicleType car, double limit, double stepLength) {
        RoadTraffic world = traffic(car, limit, new Rhythm.Even(0, 1, 2000), stepLength);
        try (Simulation simulation = Simulation.start(world, 1, ALONE)) {
            long cycle = Math.round(CYCLE / stepLength);
            simulation.run(5 * cycle);
            double before = simulation.measures().get("arrived");
            simulation.run(CYCLES * cycle);
            return (simulation.measures().get("arrived") - before) / CYCLES;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "KRAUSS, 0, 1, 27, 1",
        "KRAUSS, 0.5, 1, 21.15, 0.65",
        "KRAUSS, 0.5, 0.1, 25.31, 0.76",
        "IDM, 0, 1, 21, 0.42",
        "IDM, 0, 0.1, 21, 0.42",
    })
    void letsThroughAsManyAsInSumo(DriverModel model, double sigma, double stepLength, double perCycle, double within) {
        assertThat(perCycle(car(model, 2.6, 4.5, 2.5, sigma), 13.89, stepLength))
                .isBetween(perCycle - within, perCycle + within);
    }

    /** The IDM of city traffic: 1 and 1.5 m/s², 2 m. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1})
    void cityDriversGetThroughAsInSumo(double stepLength) {
        assertThat(perCycle(car(DriverModel.IDM, 1, 1.5, 2, 0), 13.89, stepLength))
                .isBetween(17 - 0.34, 17 + 0.34);
    }

    /** Seconds lost at a signal by arrivals of so much of what it can let through, every second with the same chance, over ten hours. */
    @ParameterizedTest
    @CsvSource({"0.4, 17.4", "0.6, 19.5", "0.8, 22.9", "0.9, 28.8"})
    void delayGrowsWithDemandAsInSumo(double saturation, double seconds) {
        double perSecond = saturation * 2338 / 3600 * 42 / CYCLE;
        RoadTraffic world =
                traffic(car(DriverModel.KRAUSS, 2.6, 4.5, 2.5, 0), 13.89, new Rhythm.Chance(0, 36_000, perSecond), 1);
        try (Simulation simulation = Simulation.start(world, 1, ALONE)) {
            simulation.run(37_000);
            assertThat(simulation.measures().get("left")).isZero();
            double lost = simulation.measures().get("time_loss")
                    + simulation.measures().get("depart_delay");
            assertThat(lost).isCloseTo(seconds, Percentage.withPercentage(10));
        }
    }
}
