package io.throng.scenarios.traffic;

import io.throng.kernel.World;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.generate.Bottleneck;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import java.util.List;

/** Lanes that become fewer: {@link Bottleneck} by name. */
public final class BottleneckScenario implements ReportedTraffic<BottleneckScenario.Parameters> {
    /** For the service loader. */
    public BottleneckScenario() {}

    /**
     * What can be set.
     *
     * @param vehicles at most so many depart; 0 for all
     * @param scaling lanes at the end; four times as many at the beginning
     * @param inflow vehicles an hour
     * @param seconds of departures
     * @param stepLength in s
     */
    public record Parameters(int vehicles, int scaling, double inflow, double seconds, double stepLength) {
        /** Checks the ranges. */
        public Parameters {
            Demands.require(vehicles >= 0, "vehicles must be at least 0", vehicles);
            Demands.require(inflow > 0 && inflow <= 1e5, "inflow must be in (0, 1e5] vehicles/h", inflow);
            Demands.require(seconds > 0 && seconds <= 1e6, "seconds must be in (0, 1e6]", seconds);
            Demands.require(stepLength > 0 && stepLength <= 10, "stepLength must be in (0, 10] s", stepLength);
            new Bottleneck(scaling, Bottleneck.defaults().speed());
        }

        /** A share of vehicles can be led. */
        TrafficScene scene(double led) {
            RoadNetwork network = new Bottleneck(scaling, Bottleneck.defaults().speed()).network();
            Departures flow = Demands.flow(
                    "vehicle",
                    Demands.mixed(led),
                    Demands.route(network, List.of("1", "2", "3", "4", "5")),
                    Demands.AT_TEN,
                    inflow,
                    seconds);
            Demand demand = new Demand(List.of(flow));
            return new TrafficScene(network, Demands.atMost(vehicles, demand), stepLength);
        }
    }

    @Override
    public String name() {
        return "bottleneck";
    }

    @Override
    public String description() {
        return "A road whose lanes become half as many twice, where traffic jams when the inflow is too great (Wu et"
                + " al. 2017).";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0, 1, 2500, 3600, 0.5);
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
