package io.throng.scenarios.traffic.cityflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throng.kernel.Simulation;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.CityFlowRule;
import io.throng.scenarios.traffic.net.Junction;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.Link;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.Signal;
import io.throng.scenarios.traffic.net.Soundness;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.SignalRule;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CityFlowSceneTest {
    /** A real network, which lies beside a checkout where there is one. */
    private static final Path SHARED = Path.of("../../shared/data/traffic/cityflow-example");

    /** A road of two lanes from the west and one of one lane from the south meet and go on to the east and north. */
    private static final String NET = """
        {"intersections": [
          {"id": "c", "point": {"x": 0, "y": 0}, "width": 10, "roads": ["w", "s", "e", "n"], "virtual": false,
           "roadLinks": [
            {"type": "go_straight", "startRoad": "w", "endRoad": "e", "direction": 0, "laneLinks": [
              {"startLaneIndex": 0, "endLaneIndex": 0,
               "points": [{"x": -10, "y": -2}, {"x": 0, "y": -2}, {"x": 10, "y": -2}]},
              {"startLaneIndex": 1, "endLaneIndex": 0, "points": []}]},
            {"type": "turn_left", "startRoad": "w", "endRoad": "n", "direction": 0, "laneLinks": [
              {"startLaneIndex": 0, "endLaneIndex": 0}]},
            {"type": "turn_right", "startRoad": "s", "endRoad": "e", "direction": 1, "laneLinks": [
              {"startLaneIndex": 0, "endLaneIndex": 0}]},
            {"type": "go_straight", "startRoad": "s", "endRoad": "n", "direction": 1, "laneLinks": [
              {"startLaneIndex": 0, "endLaneIndex": 0}]}],
           "trafficLight": {"roadLinkIndices": [0, 1, 2, 3], "lightphases": [
             {"time": 30, "availableRoadLinks": [0, 1, 2]},
             {"time": 5, "availableRoadLinks": [2]},
             {"time": 0, "availableRoadLinks": []},
             {"time": 25.5, "availableRoadLinks": [2, 3]}]}},
          {"id": "west", "point": {"x": -200, "y": 0}, "width": 0, "roads": ["w"], "roadLinks": [], "virtual": true},
          {"id": "south", "point": {"x": 0, "y": -200}, "width": 0, "roads": ["s"], "roadLinks": [], "virtual": true},
          {"id": "east", "point": {"x": 200, "y": 0}, "width": 0, "roads": ["e"], "roadLinks": [], "virtual": true},
          {"id": "north", "point": {"x": 0, "y": 200}, "width": 0, "roads": ["n"], "roadLinks": [], "virtual": true}
         ],
         "roads": [
          {"id": "w", "points": [{"x": -200, "y": 0}, {"x": 0, "y": 0}], "startIntersection": "west",
           "endIntersection": "c", "lanes": [{"width": 4, "maxSpeed": 16.67}, {"width": 3, "maxSpeed": 11}]},
          {"id": "s", "points": [{"x": 0, "y": -200}, {"x": 0, "y": 0}], "startIntersection": "south",
           "endIntersection": "c", "lanes": [{"width": 4, "maxSpeed": 16.67}]},
          {"id": "e", "points": [{"x": 0, "y": 0}, {"x": 200, "y": 0}], "startIntersection": "c",
           "endIntersection": "east", "lanes": [{"width": 4, "maxSpeed": 16.67}]},
          {"id": "n", "points": [{"x": 0, "y": 0}, {"x": 0, "y": 200}], "startIntersection": "c",
           "endIntersection": "north", "lanes": [{"width": 4, "maxSpeed": 16.67}]}
         ],
         "zoo": {"a": [1, 2]}}
        """;

    private static final String FLOW = """
        [{"vehicle": {"length": 5.0, "width": 2.0, "maxPosAcc": 2.0, "maxNegAcc": 4.5, "usualPosAcc": 2.0,
                      "usualNegAcc": 4.5, "minGap": 2.5, "maxSpeed": 16.67, "headwayTime": 1.5},
          "route": ["w", "e"], "interval": 5.0, "startTime": 0, "endTime": -1},
         {"vehicle": {"length": 12.0, "turnSpeed": 5}, "route": ["s", "n"], "interval": 7, "startTime": 10,
          "endTime": 24},
         {"vehicle": {}, "route": ["w"], "interval": 1, "startTime": 100, "endTime": 100},
         {"vehicle": {}, "route": ["w"], "interval": 1, "startTime": 1000, "endTime": -1},
         {"vehicle": {}, "route": ["e", "n"], "interval": 1, "startTime": 0, "endTime": -1}]
        """;

    @TempDir
    private Path folder;

    private CityFlowScene read(String net, String flow, List<String> ignored) throws IOException {
        return CityFlowScene.read(
                Files.writeString(folder.resolve("roadnet.json"), net),
                Files.writeString(folder.resolve("flow.json"), flow),
                600,
                ignored::add);
    }

    private RoadNetwork network() throws IOException {
        return read(NET, FLOW, new ArrayList<>()).network();
    }

    private static Link link(RoadNetwork roads, String from, String to) {
        return roads.from(roads.lane(from).number()).stream()
                .filter(link -> link.to() == roads.lane(to).number())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lanesAreNumberedFromTheRightAndEndAtTheWidthOfTheIntersection() throws IOException {
        RoadNetwork roads = network();
        Soundness.check(roads);
        Lane left = roads.lane("w_0");
        assertThat(left.index()).isEqualTo(1);
        assertThat(left.shape()).containsExactly(-200, -2, -10, -2);
        assertThat(left.length()).isEqualTo(190);
        Lane right = roads.lane("w_1");
        assertThat(right.index()).isZero();
        assertThat(right.shape()).containsExactly(-200, -5.5f, -10, -5.5f);
        assertThat(right.speed()).isEqualTo(11);
        assertThat(roads.lane("n_0").shape()).containsExactly(2, 10, 2, 200);
        assertThat(roads.junction("west").type()).isEqualTo("dead_end");
        assertThat(roads.junction("c").type()).isEqualTo("traffic_light");
    }

    @Test
    void laneLinksLeadThroughTheIntersection() throws IOException {
        RoadNetwork roads = network();
        Link straight = link(roads, "w_0", "e_0");
        assertThat(straight.direction()).isEqualTo('s');
        assertThat(roads.lanes().get(straight.via()).shape()).containsExactly(-10, -2, 0, -2, 10, -2);
        assertThat(roads.lanes().get(straight.via()).length()).isEqualTo(20);
        assertThat(roads.lanes().get(straight.via()).speed()).isEqualTo(16.67);
        Lane left = roads.lanes().get(link(roads, "w_0", "n_0").via());
        assertThat(left.speed()).isEqualTo(8.33);
        assertThat(left.length()).isEqualTo(Math.PI / 2 * 12, within(0.05));
    }

    @Test
    void whoGoesStraightOnGoesBeforeTurnsToTheLeftAndTheseBeforeTurnsToTheRight() throws IOException {
        RoadNetwork roads = network();
        Junction junction = roads.junction("c");
        int west = link(roads, "w_0", "e_0").request();
        int westRight = link(roads, "w_1", "e_0").request();
        int left = link(roads, "w_0", "n_0").request();
        int right = link(roads, "s_0", "e_0").request();
        int south = link(roads, "s_0", "n_0").request();
        assertThat(List.of(westRight, west, left, right, south)).containsExactly(0, 1, 2, 3, 4);
        assertThat(yields(junction, right)).containsExactly(westRight, west);
        assertThat(yields(junction, left)).containsExactly(south);
        assertThat(yields(junction, west)).containsExactly(south);
        assertThat(yields(junction, south)).isEmpty();
        assertThat(yields(junction, westRight)).containsExactly(west, south);
        assertThat(junction.requests().get(left).foes().stream()).containsExactly(south);
    }

    private static List<Integer> yields(Junction junction, int row) {
        return junction.requests().get(row).response().stream().boxed().toList();
    }

    @Test
    void phasesShowGreenToWhatIsAvailableAndYellowToWhatNobodyTakesOver() throws IOException {
        Signal.Program program = network().signal("c").program();
        assertThat(program.phases().stream().map(Signal.Phase::state)).containsExactly("GGGGr", "yyyGr", "rrrGG");
        assertThat(program.phases().stream().map(Signal.Phase::seconds)).containsExactly(30.0, 5.0, 25.5);
    }

    @Test
    void flowsDepartAtIntervalsUpToTheirEndOrTheHorizon() throws IOException {
        List<String> ignored = new ArrayList<>();
        CityFlowScene scene = read(NET, FLOW, ignored);
        assertThat(ignored)
                .containsExactly(
                        "zoo",
                        "vehicle turnSpeed",
                        "flow_4: there is no way for class passenger from edge e to edge n");
        List<Departures> flows = scene.demand().departures();
        assertThat(flows.stream().map(Departures::rhythm))
                .containsExactly(new Rhythm.Even(0, 5, 120), new Rhythm.Even(10, 7, 3), new Rhythm.Even(100, 1, 1));
        VehicleType first = flows.getFirst().types().of().getFirst();
        assertThat(first.following()).isEqualTo(CityFlowRule.example());
        assertThat(first.maxSpeed()).isEqualTo(16.67);
        VehicleType second = flows.get(1).types().of().getFirst();
        assertThat(second.length()).isEqualTo(12);
        assertThat(second.following()).isEqualTo(CityFlowRule.example());
        assertThat(flows.get(2).types().of().getFirst()).isSameAs(first);
    }

    @Test
    void roadsThatDoNotJoinAreJoinedByTheQuickestWay() throws IOException {
        String net = NET.replace("\"endIntersection\": \"east\"", "\"endIntersection\": \"c2\"")
                .replace("\"roads\": [\n", """
                    "roads": [
                      {"id": "far", "points": [{"x": 200, "y": 0}, {"x": 400, "y": 0}], "startIntersection": "c2",
                       "endIntersection": "east", "lanes": [{"width": 4, "maxSpeed": 16.67}]},
                    """)
                .replace("{\"id\": \"west\"", """
                    {"id": "c2", "point": {"x": 200, "y": 0}, "width": 10, "roads": ["e", "far"], "virtual": false,
                     "roadLinks": [{"type": "go_straight", "startRoad": "e", "endRoad": "far", "direction": 0,
                      "laneLinks": [{"startLaneIndex": 0, "endLaneIndex": 0}]}],
                     "trafficLight": {"roadLinkIndices": [], "lightphases": []}},
                    {"id": "west\"\
                    """);
        CityFlowScene scene = read(net, FLOW.replace("[\"w\", \"e\"]", "[\"w\", \"far\"]"), new ArrayList<>());
        Soundness.check(scene.network());
        assertThat(scene.network().junction("c2").type()).isEqualTo("priority");
        int[] edges = scene.demand().routes().getFirst().edges();
        assertThat(IntStream.of(edges)
                        .mapToObj(edge -> scene.network().edges().get(edge).id()))
                .containsExactly("w", "e", "far");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "id": "c", "point"      | "id": "west", "point"  | line 19, /intersections/1 is intersection west, which is there twice
        "id": "s", "points"     | "id": "w", "points"    | line 26, /roads/1 is road w, which is there twice
        {"x": 0, "y": 0}, "width" | {"x": 0}, "width"    | line 2, /intersections/0/point must have y, got [x]
        "width": 10             | "width": "wide"        | line 2, /intersections/0/width must be a finite number, got wide
        "width": 10             | "width": 300           | line 24, /roads/0 is road w, which must be at least 1.0 m longer than the widths
        "type": "turn_left"     | "type": "turn_back"    | /intersections/0/roadLinks/1/type must be go_straight, turn_left or turn_right
        "startRoad": "s", "endRoad": "n" | "startRoad": "x", "endRoad": "n" | laneLinks/0 names road x, which is not in the file
        "startRoad": "s", "endRoad": "n" | "startRoad": "n", "endRoad": "s" | names road n, which must end at intersection c
        {"startLaneIndex": 1    | {"startLaneIndex": 2   | must name a lane in [0, 2) of road w, got 2
        {"startLaneIndex": 1    | {"startLaneIndex": 0.5 | must be a whole number in [0, 64), got 0.5
        {"startLaneIndex": 1    | {"startLaneIndex": 0   | joins two lanes that are joined already
        [0, 1, 2]},             | [0, 1, 4]},            | lightphases/0/availableRoadLinks/2 must be a whole number in [0, 4), got 4.0
        "time": 30              | "time": -30            | lightphases/0/time must be in [0.0, 1000000.0], got -30.0
        "time": 30              | "time": 1e999          | lightphases/0/time must be a finite number, got Infinity
        "endIntersection": "east" | "endIntersection": "x" | is road e at intersection x, which is not in the file
        "lanes": [{"width": 4, "maxSpeed": 16.67}, {"width": 3, "maxSpeed": 11}] | "lanes": [] | /roads/0 must have 1 to 64 lanes, got 0
        "maxSpeed": 11          | "maxSpeed": 0          | /roads/0/lanes/1/maxSpeed must be in [0.01, 10000.0], got 0.0
        "id": "n", "points"     | "id": "n", "id": "m"   | roadnet.json, line 30: Duplicate
        "virtual": false        | "virtual": 0           | /intersections/0/virtual must be true or false, got 0.0
        "roads": [{"id"         | "roads": {"id"         | roadnet.json
        "zoo": {"a": [1, 2]}}   | "zoo": {"a": [1, 2]}}} | roadnet.json
        """)
    void saysWhatIsWrongWithANetworkAndWhere(String right, String wrong, String message) {
        String net = NET.replace("\"roads\": [\n  {", "\"roads\": [{");
        assertThat(net).contains(right);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(net.replace(right, wrong), FLOW, new ArrayList<>()))
                .withMessageContaining("roadnet.json, line")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ["w", "e"]      | ["w", "x"]      | line 3, /0/route/1 must be a road of the network, got x
        ["w", "e"]      | []              | line 3, /0/route must have 1 to 10000 roads, got 0
        "interval": 5.0 | "interval": 0   | line 3, /0/interval must be in [0.001, 2000000.0], got 0.0
        "interval": 7   | "interval": null | line 4, /1/interval must be a finite number, got null
        "endTime": 24   | "endTime": 3    | line 4, /1 endTime must be -1 or not before startTime, 10.0 s, got 3.0 s
        "minGap": 2.5   | "minGap": -1    | line 2, /0/vehicle/minGap must be in [0.0, 1000000.0], got -1.0
        "maxSpeed": 16.67 | "maxSpeed": {} | line 2, /0/vehicle/maxSpeed must be a finite number, got an object
        "startTime": 0, | | line 1, /0 must have startTime, got [vehicle, route, interval, endTime]
        """)
    void saysWhatIsWrongWithAFlowAndWhere(String right, String wrong, String message) {
        assertThat(FLOW).contains(right);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(
                        NET,
                        FLOW.replaceFirst(java.util.regex.Pattern.quote(right), wrong == null ? "" : wrong),
                        new ArrayList<>()))
                .withMessageContaining("flow.json, " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"roads\": []}", "{\"roads\": 1}", "nothing", "[{\"a\": 1}"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text, FLOW, new ArrayList<>()))
                .withMessageContaining("roadnet.json");
    }

    @Test
    void refusesAbsurdSizesAndDeepNesting() {
        for (String absurd : List.of(
                "{\"roads\": [" + "[".repeat(100_000),
                "{\"zoo\": " + "{\"a\": ".repeat(100_000),
                "{\"roads\": [[" + "1,".repeat(600_000),
                "{\"roads\": [\"" + "a".repeat(100_000),
                "{\"roads\": [{\"" + "a".repeat(100_000),
                "{\"roads\": [" + "1".repeat(100_000))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(absurd, FLOW, new ArrayList<>()))
                    .withMessageContaining("roadnet.json, line 1");
        }
    }

    @Test
    void refusesMoreVehiclesThanAnybodySimulates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CityFlowScene.read(
                        Files.writeString(folder.resolve("roadnet.json"), NET),
                        Files.writeString(
                                folder.resolve("flow.json"), FLOW.replace("\"interval\": 5.0", "\"interval\": 0.001")),
                        100_000,
                        _ -> {}))
                .withMessageContaining("flow.json, line 1, /0 must bring no more than 10000000 vehicles in all");
    }

    /** Whatever a file says, it is read or refused with its name. */
    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        String letters = "{}[]\",:0123456789-.eE truefalsnl\u0000\u00e9";
        int read = 0;
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            StringBuilder net = new StringBuilder(NET);
            StringBuilder flow = new StringBuilder(FLOW);
            StringBuilder damaged = round % 3 == 0 ? flow : net;
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                int at = random.nextInt(damaged.length() - 40);
                switch (random.nextInt(4)) {
                    case 0 -> damaged.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
                    case 1 -> damaged.delete(at, at + random.nextInt(1, 40));
                    case 2 -> damaged.insert(at, damaged.substring(at, at + random.nextInt(1, 40)));
                    default -> damaged.setLength(Math.max(100, damaged.length() - random.nextInt(10)));
                }
            }
            try {
                Soundness.checkNumbers(
                        read(net.toString(), flow.toString(), new ArrayList<>()).network());
                read++;
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining(".json");
                refused++;
            }
        }
        assertThat(read).isGreaterThan(10);
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void readsARealNetworkWhoseVehiclesGetThrough() throws IOException {
        Path net = SHARED.resolve("roadnet.json");
        assumeTrue(Files.exists(net), () -> "no " + net + " on this machine");
        List<String> ignored = new ArrayList<>();
        CityFlowScene scene = CityFlowScene.read(net, SHARED.resolve("flow.json"), 300, ignored::add);
        assertThat(ignored).isEmpty();
        RoadNetwork roads = scene.network();
        Soundness.check(roads);
        assertThat(roads.edges().stream().filter(edge -> !edge.internal())).hasSize(8);
        assertThat(roads.junction("intersection_1_1").requests()).hasSize(196);
        assertThat(roads.lane("road_0_1_0_2").shape()).containsExactly(-300, -10, -30, -10);
        assertThat(roads.from(roads.lane("road_0_1_0_3").number()).getFirst().to())
                .as("first to the lane in the same place")
                .isEqualTo(roads.lane("road_1_1_0_3").number());
        Signal.Program program = roads.signal("intersection_1_1").program();
        assertThat(program.phases()).hasSize(8);
        assertThat(program.cycle()).isEqualTo(140);
        assertThat(scene.demand().departures()).hasSize(12);
        assertThat(scene.demand().most()).isEqualTo(12 * 60);
        RoadTraffic world = new RoadTraffic(
                "cityflow", new TrafficScene(roads, scene.demand(), 1), new Signalling(SignalRule.PROGRAM, 10, 3, 120));
        try (Simulation simulation = Simulation.start(world, 1)) {
            simulation.run(600);
            assertThat(simulation.measures().get("left")).isZero();
            assertThat(simulation.measures().get("trip_time")).isLessThan(90);
        }
    }

    /** CityFlow itself: 120.66 s, by its own count, in an hour with the plan of the file. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void travelTimeIsCityFlows(long seed) throws IOException {
        Path net = SHARED.resolve("roadnet.json");
        assumeTrue(Files.exists(net), () -> "no " + net + " on this machine");
        CityFlowScene scene = CityFlowScene.read(net, SHARED.resolve("flow.json"), 3600, _ -> {});
        RoadTraffic world =
                new RoadTraffic("cityflow", new TrafficScene(scene.network(), scene.demand(), 1), Signalling.PROGRAMS);
        try (Simulation simulation = Simulation.start(world, seed)) {
            simulation.run(3600);
            assertThat(simulation.measures().get("travel_time")).isCloseTo(120.66, Percentage.withPercentage(10));
        }
    }
}
