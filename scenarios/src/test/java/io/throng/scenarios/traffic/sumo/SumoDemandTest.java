package io.throng.scenarios.traffic.sumo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.scenarios.traffic.NetSketch;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.LaneChanging;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.SpeedFactor;
import io.throng.scenarios.traffic.demand.Stop;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.DriverModel;
import io.throng.scenarios.traffic.net.Detector;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.Signal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumoDemandTest {
    private static final RoadNetwork CROSSING = SumoScene.crossing().network();

    private final List<String> ignored = new ArrayList<>();

    private SumoDemand read(String... files) throws IOException {
        SumoDemand demand = new SumoDemand(CROSSING);
        for (String file : files) {
            demand.read("test.xml", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        }
        demand.tellUnread(ignored::add);
        return demand;
    }

    private Demand demand(String elements) throws IOException {
        return read("<routes>\n" + elements + "\n</routes>").demand();
    }

    private Departures only(String element) throws IOException {
        List<Departures> all = demand(element).departures();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static String flow(String attributes) {
        return "<flow id=\"f\" from=\"from_west\" to=\"to_east\" " + attributes + "/>";
    }

    private static Route route(String... edges) {
        int[] numbers = new int[edges.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = CROSSING.edge(edges[i]).number();
        }
        return new Route(numbers);
    }

    @Test
    void aTypeIsWhatItsAttributesSay() throws IOException {
        Departures one = only("""
            <vType id="t" vClass="truck" length="8" minGap="3" maxSpeed="20" accel="1.5" decel="3.5" emergencyDecel="6"
                tau="1.2" sigma="0.3" carFollowModel="idm" speedFactor="normc(0.9,0.2,0.5,1.4)" lcStrategic="2"
                lcCooperative="0.5" lcSpeedGain="3" lcKeepRight="0" lcAssertive="1.5" emissionClass="HBEFA4/x"/>
            <vehicle id="v" type="t" depart="1"><route edges="from_west to_east"/></vehicle>
            """);
        assertThat(one.types().of())
                .containsExactly(new VehicleType(
                        "t",
                        "truck",
                        8,
                        3,
                        20,
                        1.5,
                        3.5,
                        6,
                        1.2,
                        0.3,
                        DriverModel.IDM,
                        new SpeedFactor(0.9, 0.2, 0.5, 1.4),
                        new LaneChanging(2, 0.5, 3, 0, 1.5, LaneChanging.Model.LC2013),
                        "HBEFA4/x"));
        assertThat(one.rhythm()).isEqualTo(new Rhythm.Once(1));
        assertThat(one.routes().of()).containsExactly(route("from_west", "to_east"));
        assertThat(one.vehicle(0)).isEqualTo("v");
        assertThat(ignored).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1.2               | 1.2 | 0.1 | 0.2 | 2
        3                 | 3   | 0.1 | 0.2 | 3
        norm(1.1,0.3)     | 1.1 | 0.3 | 0.2 | 2
        normc(1, 0, 1, 1) | 1   | 0   | 1   | 1
        """)
    void speedFactorsAreNumbersOrDistributions(String text, double mean, double deviation, double least, double most)
            throws IOException {
        VehicleType type = only("<vType id=\"t\" speedFactor=\"" + text + "\"/>" + flow("type=\"t\" number=\"1\""))
                .types()
                .of()
                .getFirst();
        assertThat(type.speedFactor()).isEqualTo(new SpeedFactor(mean, deviation, least, most));
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT_VEHTYPE, passenger, 5, 55.55, 2.6, 4.5",
        "DEFAULT_BIKETYPE, bicycle, 1.6, 5.5556, 1.2, 3",
        "DEFAULT_BUSTYPE, bus, 12, 23.6111, 1.2, 4",
        "DEFAULT_TRUCKTYPE, truck, 7.1, 36.1111, 1.3, 4",
        "DEFAULT_TRAMTYPE, tram, 22, 22.2222, 1, 3",
    })
    void sumosOwnTypesAreKnown(String id, String name, double length, double speed, double accel, double decel)
            throws IOException {
        VehicleType type =
                only(flow("number=\"1\" type=\"" + id + "\"")).types().of().getFirst();
        assertThat(type.vehicleClass()).isEqualTo(name);
        assertThat(type.length()).isEqualTo(length);
        assertThat(type.maxSpeed()).isEqualTo(speed, within(1e-4));
        assertThat(type.accel()).isEqualTo(accel);
        assertThat(type.decel()).isEqualTo(decel);
    }

    @Test
    void distributionsOfTypesListMembersOrNameThem() throws IOException {
        Demand demand = demand("""
                <vType id="a"/><vType id="b"/>
                <vTypeDistribution id="inside"><vType id="c" probability="0.25"/><vType id="d"/></vTypeDistribution>
                <vTypeDistribution id="named" vTypes="a inside" probabilities="3 2"/>
                <vTypeDistribution id="alike" vTypes="a b"/>
                """ + flow("number=\"1\" type=\"inside\"") + flow("number=\"1\" type=\"named\"")
                + flow("number=\"1\" type=\"alike\""));
        assertThat(weights(demand, 0)).containsExactly("c 0.25", "d 1.0");
        assertThat(weights(demand, 1)).containsExactly("a 3.0", "c 0.5", "d 2.0");
        assertThat(weights(demand, 2)).containsExactly("a 1.0", "b 1.0");
        assertThat(demand.types()).extracting(VehicleType::id).containsExactly("c", "d", "a", "b");
    }

    private static List<String> weights(Demand demand, int departures) {
        var mix = demand.departures().get(departures).types();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < mix.of().size(); i++) {
            texts.add(mix.of().get(i).id() + " " + mix.weights().get(i));
        }
        return texts;
    }

    @Test
    void distributionsOfRoutesListMembersOrNameThemAndEachOther() throws IOException {
        Demand demand = demand("""
            <route id="a" edges="from_west to_east"/>
            <routeDistribution id="inside">
                <route edges="from_west to_north" probability="0.5"/><route id="b" edges="from_west to_south"/>
            </routeDistribution>
            <routeDistribution id="named" routes="a inside" probabilities="3 4"/>
            <flow id="f" route="named" number="1"/>
            <vehicle id="v" route="b" depart="0"/>
            """);
        assertThat(demand.departures().getFirst().routes().of())
                .containsExactly(
                        route("from_west", "to_east"), route("from_west", "to_north"), route("from_west", "to_south"));
        assertThat(demand.departures().getFirst().routes().weights()).containsExactly(3.0, 2.0, 4.0);
        assertThat(demand.departures().get(1).routes().of()).containsExactly(route("from_west", "to_south"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        begin="10" end="70" number="4"                | 10 | 15   | 4
        begin="10" end="70" period="7"                | 10 | 7    | 9
        begin="10" end="70" period="20"               | 10 | 20   | 3
        begin="10" end="70" vehsPerHour="360"         | 10 | 10   | 6
        begin="10" end="70" perHour="36"              | 10 | 100  | 1
        begin="10" number="3" period="5"              | 10 | 5    | 3
        begin="10" number="3" vehsPerHour="1800"      | 10 | 2    | 3
        begin="1:00:00" end="1:01:00" period="30"     | 3600 | 30 | 2
        number="2"                                    | 0 | 43200 | 2
        begin="5" end="5" period="1"                  | 5 | 1     | 0
        """)
    void evenFlows(String attributes, double begin, double period, int number) throws IOException {
        assertThat(only(flow(attributes)).rhythm()).isEqualTo(new Rhythm.Even(begin, period, number));
    }

    @Test
    void flowsByChance() throws IOException {
        assertThat(only(flow("begin=\"10\" end=\"70\" probability=\"0.2\"")).rhythm())
                .isEqualTo(new Rhythm.Chance(10, 70, 0.2));
        assertThat(only(flow("begin=\"10\" end=\"70\" period=\"exp(0.3)\"")).rhythm())
                .isEqualTo(new Rhythm.Poisson(10, 70, 0.3));
        assertThat(only(flow("begin=\"10\" probability=\"0.2\"")).rhythm())
                .isEqualTo(new Rhythm.Chance(10, 86_410, 0.2));
        assertThat(only(flow("number=\"1\"")).vehicle(3)).isEqualTo("f.3");
    }

    @ParameterizedTest
    @CsvSource({"12.5, 12.5", "1:30, 90", "1:00:05, 3605", "2:00:00:01, 172801"})
    void departuresAreSecondsOrTimesOfDays(String depart, double seconds) throws IOException {
        assertThat(only("<trip id=\"t\" from=\"from_west\" to=\"to_east\" depart=\"" + depart + "\"/>")
                        .rhythm())
                .isEqualTo(new Rhythm.Once(seconds));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                              | FIRST  | 0 | BASE        | 0   | GIVEN       | 0
        departLane="1" departPos="-5" departSpeed="3.5"                 | GIVEN  | 1 | GIVEN       | -5  | GIVEN       | 3.5
        departLane="random" departPos="random" departSpeed="random"     | RANDOM | 0 | RANDOM      | 0   | RANDOM      | 0
        departLane="free" departPos="free" departSpeed="max"            | FREE   | 0 | FREE        | 0   | MAX         | 0
        departLane="allowed" departPos="random_free" departSpeed="desired" | ALLOWED | 0 | RANDOM_FREE | 0 | DESIRED   | 0
        departLane="best" departPos="last" departSpeed="speedLimit"     | BEST   | 0 | LAST        | 0   | SPEED_LIMIT | 0
        departLane="first" departPos="base" departSpeed="last"          | FIRST  | 0 | BASE        | 0   | LAST        | 0
        departSpeed="avg"                                               | FIRST  | 0 | BASE        | 0   | AVG         | 0
        """)
    void departuresSayHowVehiclesComeOntoTheRoad(
            String attributes,
            Insertion.Lane lane,
            int index,
            Insertion.Position position,
            double metres,
            Insertion.Speed speed,
            double fast)
            throws IOException {
        assertThat(only(flow("number=\"1\" " + attributes)).insertion())
                .isEqualTo(new Insertion(lane, index, position, metres, speed, fast));
    }

    @Test
    void stopsAreAtPlacesOrOnLanesInOrder() throws IOException {
        List<Departures> all = read("""
            <additional>
                <busStop id="north" lane="from_west_0" startPos="20" endPos="40"/>
                <parkingArea id="end" lane="to_east_0"/>
            </additional>
            """, """
            <routes>
                <vehicle id="v" depart="0">
                    <route edges="from_west to_east"/>
                    <stop busStop="north" duration="20"/>
                    <stop lane="to_east_0" endPos="-10" duration="0:30" until="1:00"/>
                    <stop parkingArea="end"/>
                </vehicle>
                <vehicle id="w" depart="0"><route edges="from_west to_east"/></vehicle>
            </routes>
            """).demand().departures();
        int west = CROSSING.lane("from_west_0").number();
        int east = CROSSING.lane("to_east_0").number();
        double length = CROSSING.lane("to_east_0").length();
        assertThat(all.get(0).stops())
                .containsExactly(
                        new Stop(west, 40, 20, 0), new Stop(east, length - 10, 30, 60), new Stop(east, length, 0, 0));
        assertThat(all.get(1).stops()).isEmpty();
    }

    @Test
    void detectorsAreLoopsAndAreas() throws IOException {
        SumoDemand read = read("""
            <additional>
                <e1Detector id="a" lane="from_west_0" pos="-5" period="60" file="x"/>
                <inductionLoop id="b" lane="from_west_0" pos="7" freq="30"/>
                <e2Detector id="c" lane="from_west_0" pos="10" length="20"/>
                <laneAreaDetector id="d" lane="from_west_0" pos="10" endPos="40"/>
            </additional>
            """);
        int lane = CROSSING.lane("from_west_0").number();
        double end = CROSSING.lane("from_west_0").length();
        assertThat(read.detectors())
                .containsExactly(
                        new Detector("a", lane, end - 5, end - 5, 60),
                        new Detector("b", lane, 7, 7, 30),
                        new Detector("c", lane, 10, 30, 86_400),
                        new Detector("d", lane, 10, 40, 86_400));
    }

    private static String program(String id, String states) {
        return "<additional>\n<tlLogic id=\"" + id + "\" programID=\"mine\" type=\"static\" offset=\"5\">" + states
                + "</tlLogic></additional>";
    }

    @Test
    void addedProgramsAreInForce() throws IOException {
        Signal before = CROSSING.signals().getFirst();
        int lights = before.program().phases().getFirst().state().length();
        RoadNetwork changed = read(program(
                        before.id(), "<phase duration=\"30\" minDur=\"5\" state=\"" + "G".repeat(lights) + "\"/>"))
                .withPrograms();
        Signal after = changed.signals().getFirst();
        assertThat(after.programs()).hasSize(before.programs().size() + 1);
        assertThat(after.program().id()).isEqualTo("mine");
        assertThat(after.program().offset()).isEqualTo(5);
        assertThat(after.program().phases()).containsExactly(new Signal.Phase(30, "G".repeat(lights), 5, 30));
    }

    @Test
    void programsThatLackLightsAreRefused() throws IOException {
        String id = CROSSING.signals().getFirst().id();
        SumoDemand read = new SumoDemand(CROSSING);
        String file = program(id, "<phase duration=\"30\" state=\"Gr\"/>");
        read.read("test.xml", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        assertThatIllegalArgumentException()
                .isThrownBy(read::withPrograms)
                .withMessageStartingWith("test.xml, line 2: <tlLogic> must have phases of at least")
                .withMessageEndingWith("got Gr");
    }

    @Test
    void whatIsNotReadIsToldOnce() throws IOException {
        read(program("nowhere", "<phase duration=\"30\" state=\"Gr\"/>"), """
            <routes>
                <route id="r" edges="from_west to_east"><stop lane="to_east_0" duration="5"/></route>
                <person id="p" depart="0"><walk from="a"/></person><person id="q" depart="0"/>
                <vehicle id="v" route="r" depart="0" departEdge="3"><param key="a" value="b"/></vehicle>
                <vehicle id="w" route="r" depart="0" departEdge="3"/>
            </routes>
            """);
        assertThat(ignored)
                .containsExactlyInAnyOrder(
                        "<person>",
                        "<walk>",
                        "departEdge of <vehicle>",
                        "<stop> outside of vehicles, trips and flows",
                        "program of signal nowhere, which is not in the network");
    }

    private static NetSketch triangle() {
        return new NetSketch()
                .edge("a", 100, 1, 10)
                .edge("b", 100, 1, 10)
                .edge("c", 100, 1, 10)
                .link("a", 0, "b", 0)
                .link("b", 0, "a", 0)
                .link("b", 0, "c", 0)
                .link("c", 0, "a", 0);
    }

    @Test
    void repeatedRoutesGoRoundAsOftenAsTheySay() {
        Demand demand =
                triangle().demand("<vehicle id=\"v\" depart=\"0\"><route repeat=\"2\" edges=\"a b\"/></vehicle>");
        assertThat(demand.routes()).containsExactly(new Route(new int[] {0, 1, 0, 1, 0, 1}));
    }

    @Test
    void tripsPassWhatTheyAreToPass() {
        Demand demand = triangle().demand("""
            <trip id="t" depart="0" from="a" to="a"/>
            <trip id="u" depart="0" from="b" to="a"/>
            <trip id="v" depart="0" from="b" via="c b" to="a"/>
            """);
        assertThat(demand.routes())
                .containsExactly(
                        new Route(new int[] {0}), new Route(new int[] {1, 0}), new Route(new int[] {1, 2, 0, 1, 0}));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <vType/>                                              | <vType> must have id
        <vType id="t" length="0"/>                            | <vType> length of type t must be in (0, 1e6], got 0.0
        <vType id="t" length="long"/>                         | <vType> length must be a number, got "long"
        <vType id="t" decel="5" emergencyDecel="4"/>          | <vType> emergencyDecel of type t must be at least decel
        <vType id="t" sigma="2"/>                             | <vType> sigma of type t must be in [0, 1], got 2.0
        <vType id="t" carFollowModel="Wiedemann"/>            | <vType> carFollowModel must be one of
        <vType id="t" speedFactor="norm(1)"/>                 | <vType> speedFactor must be a number, norm(mean,deviation)
        <vType id="t" speedFactor="norm(1,x)"/>               | <vType> speedFactor must be a number, got "x"
        <vType id="t" speedFactor="0"/>                       | <vType> a speed factor must have a positive mean
        <vType id="t" lcAssertive="0"/>                       | <vType> lcAssertive must be positive, got 0.0
        <vType id="t" minGap="NaN"/>                          | <vType> minGap must be finite, got NaN
        <vTypeDistribution id="d"/>                           | <vTypeDistribution> a distribution must have as many
        <vTypeDistribution id="d" vTypes="x"/>                | <vTypeDistribution> is of type x, which no vType before
        <route id="r"/>                                       | <route> must have edges, got none
        <route edges="from_west to_east"/>                    | <route> must have id
        <route id="r" edges="from_west nowhere"/>             | <route> there is no edge nowhere in the network
        <route id="r" edges="to_east from_west"/>             | <route> goes from edge to_east to edge from_west, which are not
        <route id="r" repeat="-1" edges="to_east"/>           | <route> repeat must be at least 0
        <route id="r" repeat="999999999" edges="to_east"/>    | <route> repeat must be at least 0
        <route id="r" repeat="99999999999" edges="to_east"/>  | <route> repeat must be a whole number
        <routeDistribution id="d"/>                           | <routeDistribution> a distribution must have as many
        <routeDistribution id="d" routes="x"/>                | <routeDistribution> follows route x, which no route before it
        <vehicle id="v" depart="0" route="x"/>                | <vehicle> follows route x, which no route before it defines
        <vehicle id="v" depart="0"/>                          | <vehicle> must have a route, or from and to
        <vehicle id="v" from="from_west" to="to_east"/>       | <vehicle> must have depart
        <trip id="t" depart="soon" from="from_west" to="to_east"/>   | <trip> depart must be a number, got "soon"
        <trip id="t" depart="1:2:3:4:5" from="from_west" to="to_east"/> | <trip> depart must be seconds or [d:]h:m:s
        <trip id="t" depart="-1" from="from_west" to="to_east"/>     | <trip> a departure must be in [0, 2e6] s, got -1.0
        <trip id="t" depart="triggered" from="from_west" to="to_east"/> | <trip> departs "triggered", which is not read
        <trip id="t" depart="0" from="to_east" to="from_west"/>      | <trip> there is no way for class passenger from edge to_east
        <trip depart="0" from="from_west" to="to_east"/>             | <trip> must have id
        <trip id="t" type="x" depart="0" from="from_west" to="to_east"/> | <trip> is of type x, which no vType before it defines
        <flow id="f" from="from_west" to="to_east"/>                 | <flow> must say number, period, vehsPerHour or probability
        <flow id="f" from="from_west" to="to_east" begin="9" end="8" number="1"/> | <flow> end must not be before begin, 9.0 s, got 8.0 s
        <flow id="f" from="from_west" to="to_east" number="2000000000"/>  | <flow> a flow must have 0 to 1e7 vehicles
        <flow id="f" from="from_west" to="to_east" number="20000000000"/> | <flow> number must be a whole number
        <flow id="f" from="from_west" to="to_east" number="9" period="1e6"/> | <flow> the last vehicle of a flow must depart in [0, 2e6] s
        <flow id="f" from="from_west" to="to_east" period="1e-12"/>  | <flow> must have at most 10000000 vehicles
        <flow id="f" from="from_west" to="to_east" period="0"/>      | <flow> period must be positive, got 0.0
        <flow id="f" from="from_west" to="to_east" period="exp(9999)"/>  | <flow> a rate must be in (0, 1000] vehicles/s
        <flow id="f" from="from_west" to="to_east" vehsPerHour="-1"/> | <flow> vehsPerHour must be positive, got -1.0
        <flow id="f" from="from_west" to="to_east" probability="1.5"/> | <flow> a probability must be in (0, 1], got 1.5
        <flow id="f" from="from_west" to="to_east" number="1" departLane="middle"/> | <flow> departLane must be a number or one of
        <flow id="f" from="from_west" to="to_east" number="1" departLane="-1"/> | <flow> departLane must be at least 0, got -1
        <flow id="f" from="from_west" to="to_east" number="1" departLane="0.5"/> | <flow> departLane must be a whole number
        <flow id="f" from="from_west" to="to_east" number="1" departSpeed="-1"/> | <flow> departSpeed must be at least 0 m/s
        <busStop id="b" lane="nowhere_0"/>                    | <busStop> there is no lane nowhere_0 in the network
        <e1Detector id="e" lane="nowhere_0" pos="0"/>         | <e1Detector> there is no lane nowhere_0 in the network
        <e1Detector id="e" lane="to_east_0"/>                 | <e1Detector> must have pos
        <e1Detector id="e" lane="to_east_0" pos="0" period="0"/>  | <e1Detector> period must be positive
        <phase duration="1" state="G"/>                       | <phase> must be in a <tlLogic>
        <tlLogic id="a"><phase state="G"/></tlLogic>          | <phase> must have duration
        <tlLogic id="a"><phase duration="1" state="?"/></tlLogic> | <phase> the state of a phase must be letters of
        """)
    void saysWhatIsWrongAndWhere(String element, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> demand("<!-- -->\n" + element))
                .withMessageStartingWith("test.xml, line 3: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"busStop=\"b\"", "lane=\"b_0\"", "", "busStop=\"b\" duration=\"x\""})
    void saysWhichStopIsWrong(String attributes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> demand("<vehicle id=\"v\" depart=\"0\">\n<route edges=\"from_west to_east\"/>\n<stop "
                        + attributes + "/></vehicle>"))
                .withMessageStartingWith("test.xml, line 4: <stop> ");
    }

    @Test
    void tooManyVehiclesInAllAreRefused() {
        String many = flow("end=\"1000000\" period=\"0.2\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> demand(many + many + many))
                .withMessage("a demand must have at most 1e7 vehicles, got 15000000");
    }
}
