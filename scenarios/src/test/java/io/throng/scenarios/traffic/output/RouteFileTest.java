package io.throng.scenarios.traffic.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.sumo.SumoScene;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFileTest {
    @TempDir
    Path folder;

    private Path net;

    @BeforeEach
    void copyNetwork() throws IOException {
        net = folder.resolve("crossing.net.xml");
        try (InputStream in = Objects.requireNonNull(SumoScene.class.getResourceAsStream("crossing.net.xml"))) {
            Files.copy(in, net);
        }
    }

    private SumoScene read(Path routes) throws IOException {
        return SumoScene.read(net, List.of(), List.of(routes), what -> {
            throw new AssertionError(what);
        });
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path first = Files.writeString(folder.resolve("first.rou.xml"), """
            <routes>
              <vType id="car" sigma="0.25" tau="1.3" speedFactor="normc(1.1,0.05,0.7,1.4)" lcAssertive="2"/>
              <vType id="idm" carFollowModel="IDM" accel="1.5" decel="2.25" emissionClass="HBEFA3/PC_D_EU4"/>
              <vType id="bus" vClass="bus" lcStrategic="3"/>
              <vehicle id="a &amp; b" type="car" depart="0" departLane="best" departPos="random" departSpeed="max">
                <route edges="from_west to_east"/>
              </vehicle>
              <vehicle id="c" type="idm" depart="1.5" departLane="1" departPos="20.25" departSpeed="speedLimit">
                <route edges="from_west to_north"/>
              </vehicle>
              <vehicle id="d" type="bus" depart="7" departSpeed="3.5">
                <route edges="from_north to_south"/>
                <stop lane="from_north_0" endPos="100" duration="12"/>
                <stop lane="to_south_0" endPos="50" duration="5" until="80"/>
              </vehicle>
            </routes>
            """);
        SumoScene scene = read(first);
        Path second = folder.resolve("second.rou.xml");
        RouteFile.write(scene.demand(), scene.network(), second);
        List<Departures> again = read(second).demand().departures();
        assertThat(again).isEqualTo(scene.demand().departures()).hasSize(3);
        assertThat(again.getFirst().id()).isEqualTo("a & b");
    }

    @Test
    void flowsHaveToBeDrawnFirst() {
        SumoScene flows = SumoScene.crossing();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteFile.write(flows.demand(), flows.network(), folder.resolve("x.rou.xml")))
                .withMessageContaining(
                        "must be a single vehicle of one type and on one route, got a flow or a mixture");
    }
}
