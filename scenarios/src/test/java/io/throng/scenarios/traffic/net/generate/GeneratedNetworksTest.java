package io.throng.scenarios.traffic.net.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Simulation;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.Mix;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.net.Edge;
import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.Link;
import io.throng.scenarios.traffic.net.Request;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.SignalTiming;
import io.throng.scenarios.traffic.net.Soundness;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.SignalRule;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import io.throng.scenarios.traffic.routing.Router;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedNetworksTest {
    private static final Insertion INSERTION =
            new Insertion(Insertion.Lane.BEST, 0, Insertion.Position.BASE, 0, Insertion.Speed.MAX, 0);
    private static final SignalTiming PERMISSIVE = SignalTiming.defaults();
    private static final SignalTiming PROTECTED = new SignalTiming(20, 8, 3, 0);

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("grid", new GridNetwork(2, 3, 150, 2, 13.89, PERMISSIVE).network(), 300),
                Arguments.of("wide grid", new GridNetwork(2, 2, 150, 3, 13.89, PROTECTED).network(), 300),
                Arguments.of("corridor", Corridor.defaults().network(), 150),
                Arguments.of("signal", SingleJunction.defaults().network(), 400),
                Arguments.of("priority", single(JunctionType.PRIORITY), 150),
                Arguments.of("equal", single(JunctionType.RIGHT_BEFORE_LEFT), 150),
                Arguments.of("on-ramp", OnRamp.defaults().network(), 1000),
                Arguments.of("merge", Merge.defaults().network(), 500),
                Arguments.of("bottleneck", Bottleneck.defaults().network(), 1500));
    }

    private static RoadNetwork single(JunctionType type) {
        return new SingleJunction(type, 200, 1, 13.89, PERMISSIVE).network();
    }

    /** Ten minutes of traffic from every end to every other, and time to leave. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void everybodyGetsThrough(String name, RoadNetwork roads, int perHour) {
        Soundness.check(roads);
        Router router = new Router(roads, "passenger");
        List<Departures> departures = new ArrayList<>();
        for (Edge source : outside(roads)) {
            List<Route> routes = new ArrayList<>();
            for (Edge sink : outside(roads)) {
                boolean isThrough = isEnd(roads, source.from()) && isEnd(roads, sink.to());
                if (isThrough && !sink.to().equals(source.from())) {
                    routes.add(router.route(source.number(), sink.number(), router.freeFlow()));
                }
            }
            if (!routes.isEmpty()) {
                departures.add(new Departures(
                        source.id(),
                        new Rhythm.Poisson(0, 600, perHour / 3600.0),
                        Mix.of(VehicleType.passenger()),
                        new Mix<>(routes, Collections.nCopies(routes.size(), 1.0)),
                        INSERTION,
                        List.of()));
            }
        }
        Map<String, Double> measures = drive(roads, departures, 1100);
        assertThat(measures.get("arrived")).isPositive();
        assertThat(measures.get("left")).isZero();
        assertThat(measures.get("exchanges")).isZero();
    }

    private static List<Edge> outside(RoadNetwork roads) {
        return roads.edges().stream().filter(edge -> !edge.internal()).toList();
    }

    private static boolean isEnd(RoadNetwork roads, String junction) {
        return roads.junction(junction).type().equals("dead_end");
    }

    private static Map<String, Double> drive(RoadNetwork roads, List<Departures> departures, int steps) {
        RoadTraffic world = new RoadTraffic(
                "generated",
                new TrafficScene(roads, new Demand(departures), 1),
                new Signalling(SignalRule.PROGRAM, 10, 3, 120));
        try (Simulation simulation = Simulation.start(world, 1)) {
            simulation.run(steps);
            return simulation.measures();
        }
    }

    @Test
    void aGridHasAJunctionAtEachCrossingAndRoadsInAndOut() {
        RoadNetwork roads = new GridNetwork(3, 2, 200, 2, 13.89, PERMISSIVE).network();
        assertThat(roads.signals()).hasSize(6);
        assertThat(roads.junctions()).hasSize(6 + 10);
        assertThat(outside(roads)).hasSize(2 * (4 * 2 + 3 * 3));
        assertThat(roads.junction("J2.1").x()).isEqualTo(400);
        assertThat(roads.edge("J1.0_J2.0").to()).isEqualTo("J2.0");
        assertThat(roads.edge("W0_J0.0").from()).isEqualTo("W0");
        assertThat(roads.edge("J1.1_N1").to()).isEqualTo("N1");
        assertThat(roads.signal("J0.0").program().phases()).hasSize(4);
    }

    @Test
    void signalsOfACorridorFollowEachOther() {
        RoadNetwork roads = Corridor.defaults().network();
        assertThat(roads.signal("J0").program().offset()).isZero();
        assertThat(roads.signal("J4").program().offset()).isEqualTo(4 * 300 / 13.89, within(1e-9));
    }

    @Test
    void aRingIsAsLongAsItShouldBeAndClosed() {
        RoadNetwork roads = new RingRoad(260, 2, 30, 5).network();
        Soundness.check(roads);
        assertThat(roads.lanes()).hasSize(10);
        double around = 0;
        int lane = roads.lane("ring0_1").number();
        for (int i = 0; i < 5; i++) {
            around += roads.lanes().get(lane).length();
            Link onward = roads.from(lane).getFirst();
            assertThat(onward.via()).isEqualTo(-1);
            lane = onward.to();
        }
        assertThat(lane).isEqualTo(roads.lane("ring0_1").number());
        assertThat(around).isEqualTo(260, within(1e-9));
    }

    @Test
    void oneOfTwoWaysOfAFigureEightGivesWay() {
        RoadNetwork roads = FigureEight.defaults().network();
        Soundness.check(roads);
        List<Request> rows = roads.junction("center").requests();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).response().isEmpty()).isTrue();
        assertThat(rows.get(1).response().get(0)).isTrue();
        assertThat(roads.lane("upper_ring_0").length()).isEqualTo(1.5 * Math.PI * 30, within(0.1));
        double length = roads.lanes().stream().mapToDouble(Lane::length).sum();
        assertThat(length).isEqualTo(3 * Math.PI * 30 + 4 * 30, within(0.2));
        RoadNetwork equal = new FigureEight(30, 1, 30, JunctionType.RIGHT_BEFORE_LEFT).network();
        assertThat(equal.junction("center").requests().get(0).response().get(1)).isTrue();
    }

    @Test
    void aDozenCarsGoRoundTheFigureEight() {
        RoadNetwork roads = FigureEight.defaults().network();
        String[] around = {"bottom", "top", "upper_ring", "right", "left", "lower_ring"};
        int[] edges = new int[6 * 10];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = roads.edge(around[i % 6]).number();
        }
        Departures cars =
                Departures.of("car", new Rhythm.Even(0, 4, 12), VehicleType.passenger(), new Route(edges), INSERTION);
        Map<String, Double> measures = drive(roads, List.of(cars), 1500);
        assertThat(measures.get("left")).isZero();
        assertThat(measures.get("trip_time")).isGreaterThan(4000 / 30.0);
    }

    @Test
    void lanesOfABottleneckHalveTwice() {
        RoadNetwork roads = new Bottleneck(2, 23).network();
        Soundness.check(roads);
        assertThat(outside(roads).stream().map(Edge::lanes)).containsExactly(8, 8, 8, 4, 2);
        assertThat(roads.junction("4").requests()).hasSize(8);
        assertThat(roads.junction("5").requests()).hasSize(4);
        assertThat(roads.junction("2").requests()).isEmpty();
        assertThat(roads.from(roads.lane("3_7").number()).getFirst().to())
                .isEqualTo(roads.lane("4_3").number());
    }

    @Test
    void theRampGivesWayAtTheEndOfItsLane() {
        RoadNetwork roads = OnRamp.defaults().network();
        assertThat(roads.edge("merging").lanes()).isEqualTo(3);
        Link ramp = roads.from(roads.lane("merging_0").number()).getFirst();
        Link main = roads.from(roads.lane("merging_1").number()).getFirst();
        assertThat(ramp.to()).isEqualTo(main.to());
        assertThat(ramp.state()).isEqualTo('m');
        assertThat(main.state()).isEqualTo('M');
        assertThat(roads.junction("nose").requests())
                .hasSize(3)
                .allMatch(row -> row.foes().isEmpty());
    }

    @Test
    void parametersAreChecked() {
        says(() -> new GridNetwork(0, 1, 200, 1, 10, PERMISSIVE), "columns must be in [1, 200], got 0");
        says(() -> new GridNetwork(1, 1, 20, 1, 10, PERMISSIVE), "block must be in [50.0, 100000.0] m, got 20.0");
        says(() -> new Corridor(1, 200, 200, 1, 9, 10, PERMISSIVE, 0), "sideLanes must be in [1, 8], got 9");
        says(() -> new Corridor(500, 200, 200, 1, 1, 10, PERMISSIVE, 90), "offset must be in [-1e4, 1e4] s");
        says(() -> new OnRamp(2, 0, 20, 500, 200, 200, 500), "speed must be in (0, 1e3] m/s, got 0.0");
        says(() -> new RingRoad(230, 1, 30, 2), "parts must be in [3, 1000], got 2");
        says(
                () -> new FigureEight(30, 1, 30, JunctionType.ZIPPER),
                "must be PRIORITY or RIGHT_BEFORE_LEFT, got ZIPPER");
        says(() -> new Merge(500, 100, 100, Double.NaN), "speed must be in (0, 1e3] m/s, got NaN");
        says(() -> new Bottleneck(0, 23), "scaling must be in [1, 8], got 0");
        says(() -> single(JunctionType.DEAD_END), "must not be DEAD_END");
    }

    private static void says(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
