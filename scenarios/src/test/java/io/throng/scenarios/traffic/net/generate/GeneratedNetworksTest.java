package io.throng.scenarios.traffic.net.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.Simulation;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.net.Edge;
import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.SignalTiming;
import io.throng.scenarios.traffic.net.Soundness;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.SignalRule;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import io.throng.scenarios.traffic.routing.Router;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedNetworksTest {
    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("grid", new GridNetwork(2, 3, 150, 2, 13.89, SignalTiming.defaults()).network(), 300.0),
                Arguments.of(
                        "grid3", new GridNetwork(2, 2, 150, 3, 13.89, new SignalTiming(20, 8, 3, 0)).network(), 300.0),
                Arguments.of("corridor", Corridor.defaults().network(), 150.0),
                Arguments.of("signal", SingleJunction.defaults().network(), 250.0),
                Arguments.of(
                        "priority",
                        new SingleJunction(JunctionType.PRIORITY, 200, 1, 13.89, SignalTiming.defaults()).network(),
                        100.0),
                Arguments.of(
                        "equal",
                        new SingleJunction(JunctionType.RIGHT_BEFORE_LEFT, 200, 1, 13.89, SignalTiming.defaults())
                                .network(),
                        100.0),
                Arguments.of("onramp", OnRamp.defaults().network(), 1000.0),
                Arguments.of("merge", Merge.defaults().network(), 500.0),
                Arguments.of("bottleneck", Bottleneck.defaults().network(), 1000.0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void everybodyGetsThrough(String name, RoadNetwork roads, double perHour) {
        Soundness.check(roads);
        List<Departures> departures = new ArrayList<>();
        List<Edge> outside =
                roads.edges().stream().filter(edge -> !edge.internal()).toList();
        List<Edge> sources = outside.stream()
                .filter(edge -> roads.junction(edge.from()).incoming().isEmpty() || isEnd(roads, edge.from()))
                .toList();
        List<Edge> sinks =
                outside.stream().filter(edge -> isEnd(roads, edge.to())).toList();
        Router router = new Router(roads, "passenger");
        for (Edge source : sources) {
            List<Route> routes = new ArrayList<>();
            for (Edge sink : sinks) {
                if (!sink.to().equals(source.from())) {
                    routes.add(router.route(source.number(), sink.number(), router.freeFlow()));
                }
            }
            double[] weights =
                    IntStream.range(0, routes.size()).mapToDouble(_ -> 1).toArray();
            departures.add(new Departures(
                    source.id(),
                    new Rhythm.Poisson(0, 600, perHour / 3600),
                    io.throng.scenarios.traffic.demand.Mix.of(VehicleType.passenger()),
                    new io.throng.scenarios.traffic.demand.Mix<>(
                            routes, Arrays.stream(weights).boxed().toList()),
                    new Insertion(Insertion.Lane.BEST, 0, Insertion.Position.BASE, 0, Insertion.Speed.MAX, 0),
                    List.of()));
        }
        RoadTraffic world = new RoadTraffic(
                name,
                new TrafficScene(roads, new Demand(departures), 1),
                new Signalling(SignalRule.PROGRAM, 10, 3, 120));
        try (Simulation simulation = Simulation.start(world, 1)) {
            simulation.run(1100);
            Map<String, Double> measures = simulation.measures();
            System.out.println(name + " " + measures);
            assertThat(measures.get("left")).isZero();
            assertThat(measures.get("arrived")).isPositive();
        }
    }

    private static boolean isEnd(RoadNetwork roads, String junction) {
        return roads.junction(junction).type().equals("dead_end");
    }
}
