package io.throng.scenarios.traffic;

import io.throng.kernel.Parameters;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.LaneChanging;
import io.throng.scenarios.traffic.demand.Mix;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.SpeedFactor;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.DriverModel;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.road.LedTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Vehicles and flows of the networks that are made here. */
final class Demands {
    private static final double SECONDS_PER_HOUR = 3600;

    /** Spread over the lanes, as fast as is safe. */
    static final Insertion FAST =
            new Insertion(Insertion.Lane.FREE, 0, Insertion.Position.BASE, 0, Insertion.Speed.MAX, 0);

    /** Spread over the lanes, with 10 m/s, as in Flow. */
    static final Insertion AT_TEN =
            new Insertion(Insertion.Lane.FREE, 0, Insertion.Position.BASE, 0, Insertion.Speed.GIVEN, 10);

    private Demands() {}

    /** A passenger car as SUMO has it, driven by a model. */
    static VehicleType passenger(DriverModel model) {
        VehicleType usual = VehicleType.passenger();
        return new VehicleType(
                "car",
                usual.vehicleClass(),
                usual.length(),
                usual.minGap(),
                usual.maxSpeed(),
                usual.accel(),
                usual.decel(),
                usual.emergencyDecel(),
                usual.tau(),
                usual.sigma(),
                model,
                usual.speedFactor(),
                usual.laneChanging(),
                usual.emissionClass());
    }

    /** Flow's human driver: 1 and 1.5 m/s², 1 s, 2 m, no speed factor. */
    static VehicleType human() {
        return new VehicleType(
                "human",
                "passenger",
                5,
                2,
                30,
                1,
                1.5,
                9,
                1,
                0,
                DriverModel.IDM,
                SpeedFactor.of(1),
                LaneChanging.DEFAULT,
                "HBEFA3/PC_G_EU4");
    }

    /**
     * Vehicles that are led: they drive as fast as is safe and they are asked to, with up to 3 m/s²; by themselves as a person who
     * does not dawdle.
     */
    static VehicleType led() {
        VehicleType human = human();
        return new VehicleType(
                LedTask.TYPE,
                human.vehicleClass(),
                human.length(),
                human.minGap(),
                human.maxSpeed(),
                3,
                4.5,
                human.emergencyDecel(),
                human.tau(),
                0,
                DriverModel.KRAUSS,
                human.speedFactor(),
                human.laneChanging(),
                human.emissionClass());
    }

    /** Humans, and a share of vehicles that are led. */
    static Mix<VehicleType> mixed(double share) {
        if (share == 0) {
            return Mix.of(human());
        }
        return share == 1 ? Mix.of(led()) : new Mix<>(List.of(human(), led()), List.of(1 - share, share));
    }

    static Route route(RoadNetwork network, List<String> edges) {
        return new Route(
                edges.stream().mapToInt(id -> network.edge(id).number()).toArray());
    }

    /** Vehicles at random times. */
    static Departures flow(
            String id, Mix<VehicleType> types, Route route, Insertion insertion, double perHour, double seconds) {
        Rhythm rhythm = new Rhythm.Poisson(0, seconds, perHour / SECONDS_PER_HOUR);
        return new Departures(id, rhythm, types, Mix.of(route), insertion, List.of());
    }

    /** A route around a closed road, so often that no run comes to its end. */
    static Route around(RoadNetwork network, List<String> edges, int times) {
        int[] once = route(network, edges).edges();
        int[] all = new int[once.length * times];
        Arrays.setAll(all, i -> once[i % once.length]);
        return new Route(all);
    }

    /** The first so many vehicles of a demand; 0 for all. */
    static Demand atMost(int vehicles, Demand demand) {
        return vehicles == 0 ? demand : demand.first(vehicles);
    }

    /**
     * Parameters with another number of {@code vehicles}.
     *
     * @throws IllegalArgumentException if there are fewer than one
     */
    static <P extends Record> P withVehicles(P parameters, int agents) {
        require(agents >= 1, "agents must be at least 1", agents);
        return Parameters.with(parameters, Map.of("vehicles", String.valueOf(agents)));
    }

    static void require(boolean condition, String rule, Object got) {
        if (!condition) {
            throw new IllegalArgumentException(rule + ", got " + got);
        }
    }
}
