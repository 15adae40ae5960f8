package io.throng.scenarios.traffic;

import io.throng.kernel.World;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Mix;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.generate.Merge;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import java.util.List;

/** A road into which a ramp merges: {@link Merge} by name. */
public final class MergeScenario implements ReportedTraffic<MergeScenario.Parameters> {
    /** For the service loader. */
    public MergeScenario() {}

    /**
     * What can be set.
     *
     * @param vehicles at most so many depart; 0 for all
     * @param main vehicles an hour on the main road
     * @param ramp vehicles an hour on the ramp
     * @param seconds of departures
     * @param stepLength in s
     */
    public record Parameters(int vehicles, double main, double ramp, double seconds, double stepLength) {
        /** Checks the ranges. */
        public Parameters {
            Demands.require(vehicles >= 0, "vehicles must be at least 0", vehicles);
            Demands.require(main > 0 && main <= 1e5, "main must be in (0, 1e5] vehicles/h", main);
            Demands.require(ramp > 0 && ramp <= 1e5, "ramp must be in (0, 1e5] vehicles/h", ramp);
            Demands.require(seconds > 0 && seconds <= 1e6, "seconds must be in (0, 1e6]", seconds);
            Demands.require(stepLength > 0 && stepLength <= 10, "stepLength must be in (0, 10] s", stepLength);
        }

        /** A share of vehicles can be led. */
        TrafficScene scene(double led) {
            RoadNetwork network = Merge.defaults().network();
            Mix<VehicleType> types = Demands.mixed(led);
            List<Departures> flows = List.of(
                    Demands.flow(
                            "main",
                            types,
                            Demands.route(network, List.of("inflow_highway", "left", "center")),
                            Demands.AT_TEN,
                            main,
                            seconds),
                    Demands.flow(
                            "ramp",
                            types,
                            Demands.route(network, List.of("inflow_merge", "bottom", "center")),
                            Demands.AT_TEN,
                            ramp,
                            seconds));
            Demand demand = new Demand(flows);
            return new TrafficScene(network, Demands.atMost(vehicles, demand), stepLength);
        }
    }

    @Override
    public String name() {
        return "merge";
    }

    @Override
    public String description() {
        return "A road into which a ramp merges, where stop-and-go waves begin (Wu et al. 2017).";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0, 2000, 100, 3600, 0.2);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return Demands.withVehicles(parameters, agents);
    }

    @Override
    public World build(Parameters parameters) {
        return new RoadTraffic(name(), parameters.scene(0), Signalling.PROGRAMS);
    }
}
