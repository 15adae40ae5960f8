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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many vehicles of a queue a green of 42 s lets through, against SUMO 1.15; who dawdles has its spread of speeds, too. */
class QueueDischargeTest {
    private static final int CYCLES = 20;
    private static final Execution ALONE = Execution.defaults().withThreads(1).withMode(SteppingMode.COHORT);

    @ParameterizedTest
    @CsvSource({
        "KRAUSS, 0, 1, 27, 1",
        "KRAUSS, 0.5, 1, 21.15, 0.65",
        "KRAUSS, 0.5, 0.1, 25.31, 0.76",
        "IDM, 0, 1, 21, 0.42",
    })
    void letsThroughAsManyAsInSumo(DriverModel model, double sigma, double stepLength, double perCycle, double within) {
        SignalTiming timing = new SignalTiming(42, 0, 3, 0);
        RoadNetwork network = new SingleJunction(JunctionType.TRAFFIC_LIGHT, 500, 1, 13.89, timing).network();
        VehicleType usual = VehicleType.passenger();
        VehicleType car = new VehicleType(
                "car",
                "passenger",
                5,
                2.5,
                usual.maxSpeed(),
                2.6,
                4.5,
                9,
                1,
                sigma,
                model,
                sigma == 0 ? SpeedFactor.of(1) : SpeedFactor.DEFAULT,
                LaneChanging.DEFAULT,
                usual.emissionClass());
        Route route = new Route(
                new int[] {network.edge("W_C").number(), network.edge("C_E").number()});
        Insertion insertion =
                new Insertion(Insertion.Lane.FIRST, 0, Insertion.Position.BASE, 0, Insertion.Speed.MAX, 0);
        Demand demand = new Demand(List.of(Departures.of("queue", new Rhythm.Even(0, 1, 2000), car, route, insertion)));
        RoadTraffic world = new RoadTraffic(
                "queue", new TrafficScene(network, demand, stepLength), Signalling.by(SignalRule.PROGRAM));
        try (Simulation simulation = Simulation.start(world, 1, ALONE)) {
            long cycle = Math.round(90 / stepLength);
            simulation.run(5 * cycle);
            double before = simulation.measures().get("arrived");
            simulation.run(CYCLES * cycle);
            double arrived = simulation.measures().get("arrived") - before;
            assertThat(arrived / CYCLES).isBetween(perCycle - within, perCycle + within);
        }
    }
}
