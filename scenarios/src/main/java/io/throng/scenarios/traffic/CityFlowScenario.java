package io.throng.scenarios.traffic;

import io.throng.kernel.World;
import io.throng.scenarios.traffic.cityflow.CityFlowScene;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Mix;
import io.throng.scenarios.traffic.following.DriverModel;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.generate.SingleJunction;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.SignalRule;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Traffic on a network of CityFlow, with its own demand and car following. Without files, on a crossing. */
public final class CityFlowScenario implements ReportedTraffic<CityFlowScenario.Parameters> {
    /** For the service loader. */
    public CityFlowScenario() {}

    /**
     * What can be set. Paths are relative to the working folder.
     *
     * @param roadnet a roadnet.json; empty for a crossing
     * @param flow a flow.json
     * @param horizon nobody departs at this time or later, in s
     * @param vehicles at most so many depart; 0 for all
     * @param signals how they are controlled
     */
    public record Parameters(String roadnet, String flow, double horizon, int vehicles, SignalRule signals) {
        /** Checks the ranges. */
        public Parameters {
            Demands.require(
                    roadnet.isEmpty() == flow.isEmpty(), "roadnet and flow must be given together", roadnet + flow);
            Demands.require(horizon > 0 && horizon <= 2e6, "horizon must be in (0, 2e6] s", horizon);
            Demands.require(vehicles >= 0, "vehicles must be at least 0", vehicles);
            Demands.require(signals != SignalRule.LED, "signals must not be LED, as nobody leads them", signals);
        }

        TrafficScene scene() {
            CityFlowScene read = read();
            Demand demand = Demands.atMost(vehicles, read.demand());
            return new TrafficScene(read.network(), demand, 1);
        }

        private CityFlowScene read() {
            if (roadnet.isEmpty()) {
                return crossing();
            }
            try {
                return CityFlowScene.read(
                        Path.of(roadnet),
                        Path.of(flow),
                        horizon,
                        what -> System.err.println("throng: not read: " + what));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private CityFlowScene crossing() {
            RoadNetwork network = SingleJunction.defaults().network();
            var car = Demands.passenger(DriverModel.CITYFLOW);
            List<Departures> flows = List.of(
                    Demands.flow(
                            "east",
                            Mix.of(car),
                            Demands.route(network, List.of("W_C", "C_E")),
                            Demands.FAST,
                            500,
                            horizon),
                    Demands.flow(
                            "north",
                            Mix.of(car),
                            Demands.route(network, List.of("S_C", "C_N")),
                            Demands.FAST,
                            300,
                            horizon));
            return new CityFlowScene(network, new Demand(flows));
        }
    }

    @Override
    public String name() {
        return "cityflow";
    }

    @Override
    public String description() {
        return "Vehicles on a road network read from CityFlow's files (roadnet= and flow=), driven by its own rule.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters("", "", 3600, 0, SignalRule.PROGRAM);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return Demands.withVehicles(parameters, agents);
    }

    @Override
    public World build(Parameters parameters) {
        return new RoadTraffic(name(), parameters.scene(), Signalling.by(parameters.signals()));
    }
}
