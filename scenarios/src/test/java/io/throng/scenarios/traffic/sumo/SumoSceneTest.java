package io.throng.scenarios.traffic.sumo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throng.kernel.random.Philox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumoSceneTest {
    private static final Path SHARED = Path.of("../../shared/data/traffic");
    private static final String NET = """
        <net>
            <edge id="a" from="1" to="2"><lane id="a_0" index="0" speed="10" length="100" shape="0,0 100,0"/></edge>
            <edge id="b" from="2" to="3"><lane id="b_0" index="0" speed="10" length="100" shape="100,0 200,0"/></edge>
            <connection from="a" to="b" fromLane="0" toLane="0" dir="s" state="M"/>
        </net>
        """;

    @TempDir
    private Path folder;

    private final List<String> ignored = new ArrayList<>();

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        if (!name.endsWith(".gz")) {
            return Files.writeString(file, text);
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private SumoScene read(String configuration) throws IOException {
        return SumoScene.read(write("here/test.sumocfg", configuration), ignored::add);
    }

    @Test
    void filesLieRelativeToTheConfigurationAndMayBePacked() throws IOException {
        write("nets/a.net.xml.gz", NET);
        write("here/one.rou.xml", "<routes><vehicle id=\"v\" depart=\"0\" route=\"r\"/></routes>");
        write("here/two.rou.xml.gz", "<routes><vehicle id=\"w\" depart=\"9\" route=\"r\"/></routes>");
        write("here/add/first.add.xml", "<additional><route id=\"r\" edges=\"a b\"/></additional>");
        SumoScene scene = read("""
            <configuration>
                <input>
                    <net-file value="../nets/a.net.xml.gz"/>
                    <route-files value="one.rou.xml, two.rou.xml.gz"/>
                    <additional-files value="add/first.add.xml,"/>
                </input>
                <time><begin value="5"/><end value="1:00:00"/><step-length value="0.5"/></time>
                <processing><lateral-resolution value="0.8"/></processing>
            </configuration>
            """);
        assertThat(scene.network().edges()).hasSize(2);
        assertThat(scene.demand().departures()).extracting("id").containsExactly("v", "w");
        assertThat(scene.begin()).isEqualTo(5);
        assertThat(scene.end()).isEqualTo(3600);
        assertThat(scene.stepLength()).isEqualTo(0.5);
        assertThat(ignored).containsExactly("option lateral-resolution");
    }

    @Test
    void withoutTimesItBeginsAtOnceWithStepsOfASecond() throws IOException {
        write("here/a.net.xml", NET);
        SumoScene scene = read("<configuration><net-file value=\"a.net.xml\"/></configuration>");
        assertThat(scene.begin()).isZero();
        assertThat(scene.end()).isEqualTo(-1);
        assertThat(scene.stepLength()).isEqualTo(1);
        assertThat(scene.demand().departures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <configuration/>                                            | test.sumocfg names no net-file; give a .sumocfg
        <configuration><net-file/></configuration>                  | line 1: <net-file> must have value
        <configuration><net-file value=""/></configuration>         | line 1: <net-file> must name one file, got 0
        <configuration><net-file value="a,b"/></configuration>      | line 1: <net-file> must name one file, got 2
        <configuration><net-file value="b.net.xml"/></configuration> | b.net.xml is not a file; give the path of one
        <configuration><net-file value="a.net.xml"/><end value="x"/></configuration> | line 1: <end> value must be a number
        """)
    void saysWhatIsWrongWithAConfiguration(String configuration, String message) throws IOException {
        write("here/a.net.xml", NET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(configuration))
                .withMessageContaining("here")
                .withMessageContaining(message);
    }

    @Test
    void whatIsNotPackedThoughItsNameSaysSoIsAnIoException() throws IOException {
        Files.writeString(folder.resolve("a.net.xml.gz"), NET);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SumoScene.read(folder.resolve("a.net.xml.gz"), List.of(), List.of(), _ -> {}))
                .withMessageContaining("a.net.xml.gz");
    }

    @Test
    void theCrossingHasTrafficInAllDirections() {
        SumoScene crossing = SumoScene.crossing();
        assertThat(crossing.network().signals()).hasSize(1);
        assertThat(crossing.demand().routes()).hasSize(9);
        assertThat(crossing.demand().immediate()).isEqualTo(1);
    }

    /** Every file is small; what it asks for is not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<flow id=\"f\" from=\"a\" to=\"b\" number=\"2000000000\"/>",
                "<flow id=\"f\" from=\"a\" to=\"b\" period=\"1e-12\"/>",
                "<flow id=\"f\" from=\"a\" to=\"b\" period=\"exp(1000)\" end=\"2000000\"/>",
                "<flow id=\"f\" from=\"a\" to=\"b\" vehsPerHour=\"1e300\"/>",
                "<flow id=\"f\" from=\"a\" to=\"b\" probability=\"1\" end=\"1e18\"/>",
                "<route id=\"r\" edges=\"a\" repeat=\"999999999\"/>",
                "<route id=\"r\" edges=\"a\" repeat=\"2147483647\"/>",
            })
    void absurdNumbersAreRefused(String element) throws IOException {
        Path net = write("a.net.xml", NET);
        Path routes = write("a.rou.xml", "<routes>" + element + "</routes>");
        assertThatIllegalArgumentException().isThrownBy(() -> SumoScene.read(net, List.of(), List.of(routes), _ -> {}));
    }

    @Test
    void repetitionsOfManyRoutesDoNotAddUpToMoreThanMemoryHolds() throws IOException {
        Path net = write(
                "a.net.xml",
                NET.replace(
                        "</net>",
                        "<connection from=\"a\" to=\"a\" fromLane=\"0\" toLane=\"0\""
                                + " dir=\"s\" state=\"M\"/></net>"));
        Path routes = write(
                "a.rou.xml",
                "<routes>" + "<route id=\"r\" edges=\"a\" repeat=\"1000000\"/>".repeat(1000) + "</routes>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SumoScene.read(net, List.of(), List.of(routes), _ -> {}))
                .withMessageContaining("add no more than 5000000 edges");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        Path net = write("a.net.xml", NET);
        Path routes = write("a.rou.xml", "<routes>" + "<vehicle>".repeat(40));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SumoScene.read(net, List.of(), List.of(routes), _ -> {}))
                .withMessageContaining("a.rou.xml, line 1");
    }

    private static final String ROUTES = """
        <?xml version="1.0" encoding="UTF-8"?>
        <routes>
            <vType id="car" length="4.5" sigma="0.5" speedFactor="normc(1,0.1,0.2,2)" carFollowModel="IDM"/>
            <vTypeDistribution id="all" vTypes="car"><vType id="bus" vClass="bus" probability="0.1"/></vTypeDistribution>
            <route id="r" edges="a b" repeat="0"/>
            <routeDistribution id="d" routes="r" probabilities="0.5"/>
            <flow id="f" type="all" route="d" begin="0" end="100" period="10" departLane="best" departSpeed="max"/>
            <flow id="g" type="car" from="a" to="b" begin="0" end="1:40" probability="0.2"/>
            <flow id="h" type="car" from="a" via="a" to="b" begin="0" number="12" departPos="random"/>
            <vehicle id="v" depart="3" departPos="-5"><route edges="a b"/><stop lane="b_0" endPos="5" duration="9"/></vehicle>
            <trip id="t" from="a" to="b" depart="0:04"/>
        </routes>
        """;
    private static final String ADDITIONAL = """
        <additional>
            <busStop id="s" lane="a_0" startPos="2" endPos="20"/>
            <e1Detector id="e" lane="a_0" pos="-10" period="60"/>
            <e2Detector id="z" lane="b_0" pos="10" length="20"/>
            <tlLogic id="x" programID="1" type="static" offset="3"><phase duration="7" state="Gr" minDur="3"/></tlLogic>
        </additional>
        """;

    @Test
    void damagedFilesAreRefusedWithAMessageOrRead() throws IOException {
        Path net = write("a.net.xml", NET);
        Path routes = write("a.rou.xml", ROUTES);
        Path additional = write("a.add.xml", ADDITIONAL);
        SumoScene.read(net, List.of(additional), List.of(routes), _ -> {});
        Philox random = new Philox().reset(7, Philox.WORLD, 0, 0);
        for (int i = 0; i < 2000; i++) {
            boolean isRoutes = i % 3 > 0;
            byte[] text = damaged((isRoutes ? ROUTES : ADDITIONAL).getBytes(StandardCharsets.UTF_8), random);
            Files.write(isRoutes ? routes : additional, text);
            Files.writeString(isRoutes ? additional : routes, isRoutes ? ADDITIONAL : ROUTES);
            try {
                SumoScene.read(net, List.of(additional), List.of(routes), _ -> {});
            } catch (IllegalArgumentException | IOException e) {
                assertThat(e.getMessage()).as("message of %s", e).contains(folder.toString());
            } catch (RuntimeException e) {
                throw new AssertionError("of " + new String(text, StandardCharsets.ISO_8859_1), e);
            }
        }
    }

    /** Some bytes changed, left out or written twice, numbers blown up, the end cut off. */
    private static byte[] damaged(byte[] text, Philox random) {
        StringBuilder changed = new StringBuilder(new String(text, StandardCharsets.ISO_8859_1));
        String[] odd = {
            "-1", "1e308", "NaN", "", "2147483648", "<", "\"", "/>", "&a;", "a", "\u0000", "\u00ff", " ", "1e-300"
        };
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(6)) {
                case 0 -> changed.setCharAt(at, (char) random.nextInt(256));
                case 1 -> changed.deleteCharAt(at);
                case 2 -> changed.insert(at, odd[random.nextInt(odd.length)]);
                case 3 -> {
                    int to = Math.min(changed.length(), at + random.nextInt(80));
                    changed.insert(random.nextInt(changed.length()), changed.substring(at, to));
                }
                case 4 -> value(changed, at, odd[random.nextInt(odd.length)]);
                default -> {
                    if (random.nextInt(10) == 0) {
                        changed.setLength(at);
                    } else {
                        changed.delete(at, Math.min(changed.length(), at + random.nextInt(40)));
                    }
                }
            }
            if (changed.isEmpty()) {
                break;
            }
        }
        return changed.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Puts something else into the next pair of quotes. */
    private static void value(StringBuilder text, int from, String value) {
        int open = text.indexOf("=\"", from);
        int close = open < 0 ? -1 : text.indexOf("\"", open + 2);
        if (close >= 0) {
            text.replace(open + 2, close, value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sumo-scenarios-bologna/acosta/run.sumocfg, 8779, 8779",
        "sumo-scenarios-bologna/pasubio/run.sumocfg, 8776, 8776",
        "sumo-rl/3x3grid/3x3grid.sumocfg, 7000, 7000",
    })
    void readsRealDemand(String file, int vehicles, int most) throws IOException {
        Path path = SHARED.resolve(file);
        assumeTrue(Files.exists(path), () -> "no " + path + " on this machine");
        SumoScene scene = SumoScene.read(path, ignored::add);
        assertThat(scene.demand().most()).isEqualTo(most);
        assertThat(scene.demand().schedule(new Philox().reset(1, 0, 0, 0)).vehicles())
                .hasSize(vehicles);
        assertThat(ignored).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "single-intersection/single-intersection, 2, 2520",
        "4x4-Lucas/4x4c1, 8, 10080",
        "2x2grid/2x2, 4, 1440",
    })
    void readsRealFlows(String name, int flows, int perHour) throws IOException {
        Path routes = SHARED.resolve("sumo-rl/" + name + ".rou.xml");
        Path net = SHARED.resolve("sumo-rl/" + name.replaceAll("c1$|-vhvh", "") + ".net.xml");
        assumeTrue(Files.exists(routes), () -> "no " + routes + " on this machine");
        SumoScene scene = SumoScene.read(net, List.of(), List.of(routes), ignored::add);
        assertThat(ignored).isEmpty();
        assertThat(scene.demand().departures()).hasSize(flows);
        int departed = scene.demand()
                .until(3600)
                .schedule(new Philox().reset(1, 0, 0, 0))
                .vehicles()
                .size();
        assertThat(departed).isBetween((int) (perHour * 0.95), (int) (perHour * 1.05));
    }
}
