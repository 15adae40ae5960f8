package io.throng.scenarios.traffic;

import io.throng.kernel.World;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.generate.FigureEight;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A closed road that crosses itself: {@link FigureEight} by name. */
public final class FigureEightScenario implements ReportedTraffic<FigureEightScenario.Parameters> {
    /** For the service loader. */
    public FigureEightScenario() {}

    private static final List<String> ROADS = List.of("bottom", "top", "upper_ring", "right", "left", "lower_ring");

    /**
     * What can be set.
     *
     * @param agents vehicles on the road, at least 1 and no more than fit
     * @param radius of the circles, in m
     * @param stepLength in s
     */
    public record Parameters(int agents, double radius, double stepLength) {
        private static final int ROUNDS = 1000;

        /** Checks the ranges. */
        public Parameters {
            Demands.require(agents >= 1, "agents must be at least 1", agents);
            Demands.require(stepLength > 0 && stepLength <= 10, "stepLength must be in (0, 10] s", stepLength);
            new FigureEight(radius, 1, 30, FigureEight.defaults().crossing());
        }

        /**
         * Vehicles stand at equal distances at first; who comes to the end of a thousand rounds leaves.
         *
         * @param led share that can be led, at equal distances too; at least one if it is positive
         */
        TrafficScene scene(double led) {
            RoadNetwork network =
                    new FigureEight(radius, 1, 30, FigureEight.defaults().crossing()).network();
            VehicleType human = Demands.human();
            double[] lengths = ROADS.stream()
                    .mapToDouble(id ->
                            network.lanes().get(network.edge(id).firstLane()).length())
                    .toArray();
            double all = Arrays.stream(lengths).sum();
            Demands.require(
                    agents * (human.length() + human.minGap() + 1) <= all,
                    "agents must be at most " + (int) (all / (human.length() + human.minGap() + 1)),
                    agents);
            int many = led == 0 ? 0 : Math.max(1, (int) Math.round(led * agents));
            List<Departures> departures = new ArrayList<>();
            for (int i = 0; i < agents; i++) {
                boolean isLed = i * many / agents < (i + 1) * many / agents;
                departures.add(at(network, lengths, all * i / agents, i, isLed ? Demands.led() : human));
            }
            return new TrafficScene(network, new Demand(departures), stepLength);
        }

        private static Departures at(
                RoadNetwork network, double[] lengths, double place, int number, VehicleType type) {
            int road = 0;
            double left = place;
            while (left > lengths[road]) {
                left -= lengths[road++];
            }
            List<String> roads = new ArrayList<>(ROADS);
            Collections.rotate(roads, -road);
            Insertion insertion =
                    new Insertion(Insertion.Lane.FIRST, 0, Insertion.Position.GIVEN, left, Insertion.Speed.GIVEN, 0);
            return Departures.of(
                    "vehicle." + number, new Rhythm.Once(0), type, Demands.around(network, roads, ROUNDS), insertion);
        }
    }

    @Override
    public String name() {
        return "figure_eight";
    }

    @Override
    public String description() {
        return "Vehicles on a closed road that crosses itself, where they have to give way (Wu et al. 2017).";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(14, 30, 0.1);
    }

    /** On a longer road if there are more. */
    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        Demands.require(agents >= 1, "agents must be at least 1", agents);
        double radius = parameters.radius() * Math.max(1, (double) agents / parameters.agents());
        return io.throng.kernel.Parameters.with(
                parameters, Map.of("agents", String.valueOf(agents), "radius", String.valueOf(radius)));
    }

    @Override
    public World build(Parameters parameters) {
        return new RoadTraffic(name(), parameters.scene(0), Signalling.PROGRAMS);
    }
}
