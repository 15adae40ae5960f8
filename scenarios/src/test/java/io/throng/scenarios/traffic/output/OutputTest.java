package io.throng.scenarios.traffic.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.SteppingMode;
import io.throng.scenarios.Report;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.SpeedFactor;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.net.JunctionType;
import io.throng.scenarios.traffic.net.Road;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.RoadNetworkBuilder;
import io.throng.scenarios.traffic.road.Rerouting;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import io.throng.scenarios.traffic.sumo.SumoScene;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Against what SUMO 1.15 writes about the same three vehicles, which do not dawdle, on the crossing. */
class OutputTest {
    private static final Execution ALONE = Execution.defaults().withThreads(1).withMode(SteppingMode.COHORT);
    private static final int STEPS = 120;

    @TempDir
    Path folder;

    private SumoScene three;

    @BeforeEach
    void read() throws IOException {
        Path net = folder.resolve("crossing.net.xml");
        try (InputStream in = Objects.requireNonNull(SumoScene.class.getResourceAsStream("crossing.net.xml"))) {
            Files.copy(in, net);
        }
        Path routes = Files.writeString(folder.resolve("three.rou.xml"), """
            <routes>
              <vType id="car" sigma="0" speedFactor="1" speedDev="0"/>
              <vType id="bus" vClass="bus" sigma="0" speedFactor="1" speedDev="0" length="12" emissionClass="HBEFA3/Bus"/>
              <vehicle id="a" type="car" depart="0" departLane="0" departPos="20" departSpeed="0">
                <route edges="from_west to_east"/>
              </vehicle>
              <vehicle id="b" type="car" depart="4" departLane="0" departPos="20" departSpeed="5">
                <route edges="from_west to_east"/>
              </vehicle>
              <vehicle id="d" type="bus" depart="30" departLane="0" departPos="20" departSpeed="5">
                <route edges="from_west to_east"/>
              </vehicle>
            </routes>
            """);
        Path detectors = Files.writeString(folder.resolve("detectors.add.xml"), """
            <additional>
              <e1Detector id="loop" lane="from_west_0" pos="-5" period="60" file="-"/>
              <laneAreaDetector id="area" lane="from_west_0" pos="10" endPos="140" period="60" file="-"/>
            </additional>
            """);
        three = SumoScene.read(net, List.of(detectors), List.of(routes), _ -> {});
    }

    private static byte[] write(SumoScene scene, String kind, Execution how, int steps) throws IOException {
        return write(
                new RoadTraffic(
                        "crossing",
                        new TrafficScene(scene.network(), scene.demand(), 1, scene.detectors(), Rerouting.NONE),
                        Signalling.PROGRAMS),
                kind,
                how,
                steps);
    }

    private static byte[] write(RoadTraffic world, String kind, Execution how, int steps) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Simulation simulation = Simulation.start(world, 1, how);
                Report report = Output.begin(kind, world.vehicles(), bytes)) {
            for (int step = 1; step <= steps; step++) {
                simulation.run(1);
                int now = step;
                simulation.atRest(() -> {
                    try {
                        report.observe(now);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    return null;
                });
            }
        }
        return bytes.toByteArray();
    }

    private Elements elements(String kind) throws Exception {
        byte[] bytes = write(three, kind, ALONE, STEPS);
        return new Elements(DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement());
    }

    private record Elements(Element root) {
        Element of(String tag, String attribute, String value) {
            NodeList all = root.getElementsByTagName(tag);
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                if (element.getAttribute(attribute).equals(value)) {
                    return element;
                }
            }
            throw new AssertionError("no <" + tag + "> with " + attribute + "=" + value);
        }
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void tripsTakeAsLongAsInSumoAndEmitAsMuch() throws Exception {
        Elements trips = elements("tripinfo");
        Element b = trips.of("tripinfo", "id", "b");
        assertThat(b.getAttribute("depart")).isEqualTo("4.00");
        assertThat(b.getAttribute("departLane")).isEqualTo("from_west_0");
        assertThat(b.getAttribute("departPos")).isEqualTo("20.00");
        assertThat(b.getAttribute("departSpeed")).isEqualTo("5.00");
        assertThat(b.getAttribute("arrival")).isEqualTo("62.00");
        assertThat(b.getAttribute("arrivalLane")).isEqualTo("to_east_1");
        assertThat(b.getAttribute("arrivalPos")).isEqualTo("189.60");
        assertThat(b.getAttribute("arrivalSpeed")).isEqualTo("13.89");
        assertThat(b.getAttribute("duration")).isEqualTo("58.00");
        assertThat(b.getAttribute("routeLength")).isEqualTo("380.00");
        assertThat(b.getAttribute("waitingTime")).isEqualTo("26.00");
        assertThat(b.getAttribute("waitingCount")).isEqualTo("1");
        assertThat(number(b, "timeLoss")).isCloseTo(30.05, within(0.01));
        Element emitted = (Element) b.getElementsByTagName("emissions").item(0);
        assertThat(number(emitted, "CO2_abs")).isCloseTo(189101.25, within(0.02));
        assertThat(number(emitted, "NOx_abs")).isCloseTo(77.82, within(0.02));
        Element bus = (Element) trips.of("tripinfo", "id", "d")
                .getElementsByTagName("emissions")
                .item(0);
        assertThat(number(bus, "CO2_abs")).isCloseTo(707515.71, within(0.02));
        assertThat(number(bus, "PMx_abs")).isCloseTo(116.10, within(0.02));
    }

    @Test
    void aStepIsSummedUp() throws Exception {
        Element step = elements("summary").of("step", "time", "30.00");
        assertThat(step.getAttribute("inserted")).isEqualTo("3");
        assertThat(step.getAttribute("running")).isEqualTo("3");
        assertThat(step.getAttribute("halting")).isEqualTo("2");
        assertThat(step.getAttribute("arrived")).isEqualTo("0");
        assertThat(step.getAttribute("meanTravelTime")).isEqualTo("-1.00");
        assertThat(step.getAttribute("meanSpeed")).isEqualTo("1.67");
        assertThat(step.getAttribute("meanSpeedRelative")).isEqualTo("0.12");
        assertThat(elements("summary").of("step", "time", "119.00").getAttribute("meanTravelTime"))
                .isEqualTo("51.67");
    }

    @Test
    void vehiclesAreWhereTheyAreInSumo() throws Exception {
        Element step = elements("fcd").of("timestep", "time", "32.00");
        Element bus = new Elements(step).of("vehicle", "id", "d");
        assertThat(bus.getAttribute("lane")).isEqualTo("from_west_0");
        assertThat(bus.getAttribute("pos")).isEqualTo("33.60");
        assertThat(bus.getAttribute("speed")).isEqualTo("7.40");
        assertThat(bus.getAttribute("angle")).isEqualTo("90.00");
        assertThat(bus.getAttribute("x")).isEqualTo("33.60");
        assertThat(bus.getAttribute("y")).isEqualTo("195.20");
    }

    @Test
    void edgesAreSummedUpWithVehiclesWhoseRearsAreStillThere() throws Exception {
        Elements data = elements("edgedata");
        Element before = data.of("edge", "id", "from_west");
        assertThat(number(before, "sampledSeconds")).isCloseTo(106.70, within(0.01));
        assertThat(number(before, "traveltime")).isCloseTo(38.08, within(0.01));
        assertThat(number(before, "overlapTraveltime")).isCloseTo(39.37, within(0.01));
        assertThat(number(before, "occupancy")).isCloseTo(1.43, within(0.01));
        assertThat(before.getAttribute("waitingTime")).isEqualTo("54.00");
        assertThat(before.getAttribute("departed")).isEqualTo("3");
        assertThat(before.getAttribute("left")).isEqualTo("3");
        assertThat(before.getAttribute("laneChangedFrom")).isEqualTo("1");
        Element after = data.of("edge", "id", "to_east");
        assertThat(after.getAttribute("entered")).isEqualTo("3");
        assertThat(after.getAttribute("arrived")).isEqualTo("3");
        assertThat(number(after, "speed")).isCloseTo(13.51, within(0.011));
        assertThat(data.of("edge", "id", "from_north").getAttribute("sampledSeconds"))
                .isEqualTo("0.00");
    }

    @Test
    void edgesAreSummedUpByPeriods() throws Exception {
        Elements data = elements("edgedata:50");
        assertThat(data.of("interval", "begin", "100.00").getAttribute("end")).isEqualTo("120.00");
        Element early = new Elements(data.of("interval", "begin", "0.00")).of("edge", "id", "from_west");
        assertThat(early.getAttribute("departed")).isEqualTo("3");
        Element late = new Elements(data.of("interval", "begin", "100.00")).of("edge", "id", "from_west");
        assertThat(late.getAttribute("departed")).isEqualTo("0");
    }

    @Test
    void detectorsCountAsInSumo() throws Exception {
        Elements counts = elements("detectors");
        Element loop = counts.of("interval", "id", "loop");
        assertThat(loop.getAttribute("nVehContrib")).isEqualTo("2");
        assertThat(loop.getAttribute("nVehEntered")).isEqualTo("2");
        assertThat(loop.getAttribute("flow")).isEqualTo("120.00");
        assertThat(loop.getAttribute("length")).isEqualTo("8.50");
        assertThat(number(loop, "occupancy")).isCloseTo(53.65, within(0.01));
        assertThat(number(loop, "speed")).isCloseTo(2.56, within(0.01));
        Element area = counts.of("interval", "id", "area");
        assertThat(area.getAttribute("sampledSeconds")).isEqualTo("32.55");
        assertThat(area.getAttribute("nVehEntered")).isEqualTo("3");
        assertThat(area.getAttribute("nVehLeft")).isEqualTo("3");
        assertThat(area.getAttribute("nVehSeen")).isEqualTo("3");
        assertThat(area.getAttribute("meanSpeed")).isEqualTo("11.73");
        assertThat(area.getAttribute("maxOccupancy")).isEqualTo("9.23");
    }

    @Test
    void emissionsAreToldForEachStep() throws Exception {
        Element step = elements("emissions").of("timestep", "time", "0.00");
        Element vehicle = new Elements(step).of("vehicle", "id", "a");
        assertThat(vehicle.getAttribute("eclass")).isEqualTo("HBEFA3/PC_G_EU4");
        assertThat(vehicle.getAttribute("CO2")).isEqualTo("2624.72");
        assertThat(vehicle.getAttribute("fuel")).isEqualTo("837.22");
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void theSameBytesOnAnyThreadsAndRegions(Output output) throws IOException {
        SumoScene busy = SumoScene.crossing();
        String kind = output.name().toLowerCase(Locale.ROOT);
        byte[] alone = write(busy, kind, ALONE, 150);
        byte[] several = write(busy, kind, Execution.defaults().withThreads(2).withRegions(7), 150);
        assertThat(alone).hasSizeGreaterThan(50).isEqualTo(several);
    }

    /** Two detours, before and behind the road {@code c}, which is the third of one route and the fourth of the other. */
    private static RoadTraffic detours() {
        Road road = Road.of(1, 14);
        RoadNetwork network = new RoadNetworkBuilder()
                .junction("1", 0, 0, JunctionType.DEAD_END)
                .junction("2", 200, 0, JunctionType.PRIORITY)
                .junction("3", 300, 150, JunctionType.PRIORITY)
                .junction("4", 400, 0, JunctionType.PRIORITY)
                .junction("5", 700, 0, JunctionType.PRIORITY)
                .junction("6", 800, 150, JunctionType.PRIORITY)
                .junction("7", 900, 0, JunctionType.PRIORITY)
                .junction("8", 1100, 0, JunctionType.DEAD_END)
                .road("a", "1", "2", road)
                .road("b", "2", "4", road)
                .road("b1", "2", "3", road)
                .road("b2", "3", "4", road)
                .road("c", "4", "5", road)
                .road("d", "5", "7", road)
                .road("d1", "5", "6", road)
                .road("d2", "6", "7", road)
                .road("e", "7", "8", road)
                .build();
        VehicleType car = VehicleType.passenger();
        VehicleType crawler = new VehicleType(
                "crawler",
                "passenger",
                5,
                2.5,
                1,
                car.accel(),
                car.decel(),
                car.emergencyDecel(),
                1,
                0,
                car.model(),
                SpeedFactor.of(1),
                car.laneChanging(),
                car.emissionClass());
        Demand demand = new Demand(List.of(
                departures("crawler", new Rhythm.Even(0, 60, 3), crawler, network, "d", "e"),
                departures("car", new Rhythm.Even(0, 10, 15), car, network, "a", "b", "c", "d", "e")));
        return new RoadTraffic(
                "detours", new TrafficScene(network, demand, 1, List.of(), Rerouting.every(2)), Signalling.PROGRAMS);
    }

    private static Departures departures(
            String id, Rhythm rhythm, VehicleType type, RoadNetwork network, String... edges) {
        int[] numbers = Arrays.stream(edges)
                .mapToInt(edge -> network.edge(edge).number())
                .toArray();
        return Departures.of(id, rhythm, type, new Route(numbers), Insertion.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void tellsOfVehiclesThatTurnToOtherRoutes(Output output) throws IOException {
        String kind = output.name().toLowerCase(Locale.ROOT);
        String text = new String(write(detours(), kind, ALONE, 500), StandardCharsets.UTF_8);
        assertThat(text).endsWith(">\n");
        if (output == Output.TRIPINFO) {
            assertThat(text).containsPattern("rerouteNo=\"[1-9]");
            Matcher lengths = Pattern.compile("routeLength=\"([0-9.]+)\"").matcher(text);
            while (lengths.find()) {
                assertThat(Double.parseDouble(lengths.group(1))).isLessThan(1430); // with both detours
            }
        }
        if (output == Output.FCD) {
            assertThat(text).contains("lane=\"d1_0\"", "lane=\"d2_0\"");
        }
    }

    @Test
    void namesAreEscaped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XmlOut out = new XmlOut(bytes, "all")) {
            out.leaf("one");
            out.text("id", "\"<&>");
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("<one id=\"&quot;&lt;&amp;&gt;\"");
    }

    @Test
    void numbersHaveTwoDecimals() {
        assertThat(XmlOut.decimals(0)).isEqualTo("0.00");
        assertThat(XmlOut.decimals(-0.004)).isEqualTo("0.00");
        assertThat(XmlOut.decimals(-1.5)).isEqualTo("-1.50");
        assertThat(XmlOut.decimals(12.039)).isEqualTo("12.04");
        assertThat(XmlOut.decimals(1e18)).isEqualTo("1.0E18");
        assertThat(XmlOut.decimals(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(three, "queue", ALONE, 1))
                .withMessage(
                        "there is no output queue; there are tripinfo, summary, fcd, edgedata, detectors, emissions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(three, "fcd:5", ALONE, 1))
                .withMessage("only edgedata has a period, got fcd:5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(three, "edgedata:0", ALONE, 1))
                .withMessage("a period must be a positive number of seconds, got 0");
    }
}
