package io.throng.scenarios.traffic.sumo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throng.scenarios.traffic.net.Junction;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.Link;
import io.throng.scenarios.traffic.net.Request;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumoNetTest {
    /** Real networks, which lie beside a checkout where there are any. */
    private static final Path SHARED = Path.of("../../shared/data/traffic");

    /** A minor road from the south meets a road from west to east with a signal. */
    private static final String NET = """
        <net version="1.16">
            <edge id=":m_0" function="internal">
                <lane id=":m_0_0" index="0" speed="6.5" length="9" shape="0,-5 5,0"/>
            </edge>
            <edge id=":m_1" function="internal">
                <lane id=":m_1_0" index="0" speed="13.89" length="10" shape="-5,0,1 5,0,1"/>
            </edge>
            <edge id="w" from="west" to="m" priority="2">
                <lane id="w_0" index="0" speed="13.89" length="95" shape="-100,0 -5,0" disallow="tram"/>
                <lane id="w_1" index="1" speed="13.89" length="95" shape="-100,3 -5,3" allow="bus"/>
            </edge>
            <edge id="s" from="south" to="m" priority="1">
                <lane id="s_0" index="0" speed="13.89" length="95" shape="0,-100 0,-5"/>
            </edge>
            <edge id="e" from="m" to="east" priority="2">
                <lane id="e_0" index="0" speed="13.89" length="95" shape="5,0 100,0"/>
            </edge>
            <tlLogic id="light" type="static" programID="0" offset="10">
                <phase duration="30" state="Gr"/><phase duration="5" state="yr"/><phase duration="25" state="rG"/>
            </tlLogic>
            <junction id="m" type="traffic_light" x="0" y="0" incLanes="s_0 w_0" intLanes=":m_0_0 :m_1_0">
                <request index="0" response="10" foes="10" cont="0"/>
                <request index="1" response="00" foes="01" cont="0"/>
            </junction>
            <connection from="s" to="e" fromLane="0" toLane="0" via=":m_0_0" tl="light" linkIndex="1" dir="r" state="o"/>
            <connection from="w" to="e" fromLane="0" toLane="0" via=":m_1_0" tl="light" linkIndex="0" dir="s" state="O"/>
            <connection from=":m_0" to="e" fromLane="0" toLane="0" dir="r" state="M"/>
            <connection from=":m_1" to="e" fromLane="0" toLane="0" dir="s" state="M"/>
            <zoo/><zoo/>
        </net>
        """;

    @TempDir
    private Path folder;

    private RoadNetwork read(String text, List<String> ignored) throws IOException {
        return SumoNet.read(Files.writeString(folder.resolve("test.net.xml"), text), ignored::add);
    }

    @Test
    void readsLanesLinksRightOfWayAndSignals() throws IOException {
        List<String> ignored = new ArrayList<>();
        RoadNetwork roads = read(NET, ignored);
        assertThat(ignored).containsExactly("<zoo>");
        assertThat(roads.edges()).hasSize(5);
        assertThat(roads.edge("w").lanes()).isEqualTo(2);
        assertThat(roads.edge(":m_0").internal()).isTrue();
        Lane main = roads.lane("w_0");
        assertThat(main.length()).isEqualTo(95);
        assertThat(main.shape()).containsExactly(-100, 0, -5, 0);
        assertThat(main.permission().allows("passenger")).isTrue();
        assertThat(main.permission().allows("tram")).isFalse();
        assertThat(roads.lane("w_1").permission().allows("passenger")).isFalse();
        assertThat(roads.lane("w_1").permission().allows("bus")).isTrue();
        assertThat(roads.lane("w_1").permission().allows("ignoring")).isTrue();
        assertThat(roads.lane(":m_1_0").shape()).containsExactly(-5, 0, 5, 0); // heights are left out
        Link minor = roads.from(roads.lane("s_0").number()).getFirst();
        assertThat(minor.to()).isEqualTo(roads.lane("e_0").number());
        assertThat(minor.via()).isEqualTo(roads.lane(":m_0_0").number());
        assertThat(minor.signalIndex()).isEqualTo(1);
        assertThat(minor.state()).isEqualTo('o');
        Junction junction = roads.junction("m");
        Request gives = junction.requests().get(minor.request());
        Link major = roads.from(main.number()).getFirst();
        assertThat(gives.response().get(major.request())).isTrue();
        assertThat(junction.requests().get(major.request()).response().isEmpty())
                .isTrue();
        assertThat(junction.requests().get(major.request()).foes().get(minor.request()))
                .isTrue();
        assertThat(roads.extent().minX()).isEqualTo(-110);
    }

    @ParameterizedTest
    @CsvSource({"0, rG", "10, Gr", "39.9, Gr", "40, yr", "45, rG", "69.9, rG", "70, Gr", "130, Gr"})
    void signalsGoRoundFromTheirOffset(double time, String state) throws IOException {
        Signal.Program program = read(NET, new ArrayList<>()).signal("light").program();
        assertThat(program.cycle()).isEqualTo(60);
        assertThat(program.at(time).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        speed="6.5"                       | speed="fast"                | line 3: <lane> speed must be a number, got "fast"
        length="9"                        | length="0"                  | line 3: <lane> length must be positive, got 0.0
        index="1" speed                   | index="2" speed             | line 10: <lane> index must count the lanes of edge w from 0
        shape="0,-100 0,-5"               | shape="0,-100"              | line 13: <lane> shape must have two points or more
        shape="5,0 100,0"                 | shape="5,0 x,0"             | line 16: <lane> shape must be points x,y
        id="s_0"                          | id="w_0"                    | line 13: <lane> id w_0 is there twice
        via=":m_0_0"                      | via=":m_9_0"                | line 25: <connection> names lane :m_9_0, which is not in the file
        linkIndex="1"                     | linkIndex="2"               | line 25: <connection> linkIndex must be in [0, 2)
        tl="light" linkIndex="1"          | tl="lamp" linkIndex="1"     | line 25: <connection> is governed by signal lamp
        state="yr"                        | state="y"                   | phases of program 0 must all have 2 lights, got y
        state="Gr"                        | state="Gx"                  | the state of a phase must be letters of ryYgGoOsu
        duration="30"                     | duration="-1"               | a phase must last a positive time
        response="10"                     | response="12"               | line 22: <request> response must be zeros and ones
        <request index="1"                | <request index="7"          | line 23: <request> index must count the requests
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String message) {
        assertThat(NET).contains(right);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(NET.replace(right, wrong), new ArrayList<>()))
                .withMessageContaining("test.net.xml")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE net [<!ENTITY a \"b\">]><net><edge id=\"&a;\"/></net>",
                "<!DOCTYPE net SYSTEM \"file:///etc/passwd\"><net/>",
                "<net><edge id=\"&a;\"/></net>",
                "<net>",
                "no network at all",
                "<routes/>",
            })
    void refusesDocumentTypesEntitiesAndWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text, new ArrayList<>()))
                .withMessageContaining("test.net.xml");
    }

    @Test
    void refusesDeepNestingWithoutReadingOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("<net>".repeat(100_000), new ArrayList<>()))
                .withMessageContaining("elements deep");
    }

    @ParameterizedTest
    @CsvSource({
        "sumo-rl/single-intersection/single-intersection.net.xml, 4, 1",
        "sumo-rl/2way-single-intersection/single-intersection.net.xml, 8, 1",
        "sumo-rl/2x2grid/2x2.net.xml, 24, 4",
        "sumo-rl/3x3grid/3x3Grid2lanes.net.xml, 48, 9",
        "sumo-rl/4x4-Lucas/4x4.net.xml, 40, 16",
        "sumo-scenarios-bologna/acosta/acosta_buslanes.net.xml, 178, 7",
        "sumo-scenarios-bologna/pasubio/pasubio_buslanes.net.xml, 111, 8",
        "intersectionzoo/slc_0.net.xml, 32, 17",
    })
    void readsRealNetworks(String file, int roads, int signals) throws IOException {
        Path path = SHARED.resolve(file);
        assumeTrue(Files.exists(path), () -> "no " + path + " on this machine");
        List<String> ignored = new ArrayList<>();
        RoadNetwork network = SumoNet.read(path, ignored::add);
        assertThat(ignored).isEmpty();
        assertThat(network.edges().stream().filter(edge -> !edge.internal()).count())
                .isEqualTo(roads);
        assertThat(network.signals()).hasSize(signals);
        for (Link link : network.links()) {
            boolean outside = !network.edges()
                    .get(network.lanes().get(link.from()).edge())
                    .internal();
            if (outside && link.via() >= 0) {
                assertThat(link.request())
                        .as("link of %s", network.lanes().get(link.from()).id())
                        .isNotNegative();
            }
        }
    }
}
