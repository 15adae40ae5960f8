package io.throng.scenarios.traffic;

import io.throng.kernel.World;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Mix;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.DriverModel;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.generate.OnRamp;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import java.util.List;

/** A motorway with an on-ramp: {@link OnRamp} by name. */
public final class OnRampScenario implements ReportedTraffic<OnRampScenario.Parameters> {
    /** For the service loader. */
    public OnRampScenario() {}

    /**
     * What can be set.
     *
     * @param vehicles at most so many depart; 0 for all
     * @param lanes of the motorway
     * @param speed limit of the motorway, in m/s
     * @param main vehicles an hour on the motorway
     * @param ramp vehicles an hour on the ramp
     * @param seconds of departures
     * @param model of the drivers
     * @param stepLength in s
     */
    public record Parameters(
            int vehicles,
            int lanes,
            double speed,
            double main,
            double ramp,
            double seconds,
            DriverModel model,
            double stepLength) {
        /** Checks the ranges. */
        public Parameters {
            Demands.require(vehicles >= 0, "vehicles must be at least 0", vehicles);
            Demands.require(main > 0 && main <= 1e5, "main must be in (0, 1e5] vehicles/h", main);
            Demands.require(ramp > 0 && ramp <= 1e5, "ramp must be in (0, 1e5] vehicles/h", ramp);
            Demands.require(seconds > 0 && seconds <= 1e6, "seconds must be in (0, 1e6]", seconds);
            Demands.require(stepLength > 0 && stepLength <= 10, "stepLength must be in (0, 10] s", stepLength);
            network(lanes, speed);
        }

        private static OnRamp network(int lanes, double speed) {
            OnRamp usual = OnRamp.defaults();
            return new OnRamp(
                    lanes, speed, usual.rampSpeed(), usual.before(), usual.ramp(), usual.acceleration(), usual.after());
        }

        TrafficScene scene() {
            RoadNetwork network = network(lanes, speed).network();
            VehicleType car = Demands.passenger(model);
            List<Departures> flows = List.of(
                    Demands.flow(
                            "main",
                            Mix.of(car),
                            Demands.route(network, List.of("main", "merging", "after")),
                            Demands.FAST,
                            main,
                            seconds),
                    Demands.flow(
                            "ramp",
                            Mix.of(car),
                            Demands.route(network, List.of("ramp", "merging", "after")),
                            Demands.FAST,
                            ramp,
                            seconds));
            Demand demand = new Demand(flows);
            return new TrafficScene(network, Demands.atMost(vehicles, demand), stepLength);
        }
    }

    @Override
    public String name() {
        return "on_ramp";
    }

    @Override
    public String description() {
        return "A motorway with an on-ramp whose vehicles have to merge: it breaks down when demand is above its"
                + " capacity.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0, 2, 33.33, 3000, 600, 3600, DriverModel.KRAUSS, 1);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return Demands.withVehicles(parameters, agents);
    }

    @Override
    public World build(Parameters parameters) {
        return new RoadTraffic(name(), parameters.scene(), Signalling.PROGRAMS);
    }
}
