package io.throng.scenarios.traffic.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.SteppingMode;
import io.throng.scenarios.traffic.demand.LaneChanging;
import io.throng.scenarios.traffic.sumo.SumoScene;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A car behind a slow lorry on a road of two lanes. */
class LaneChangingTest {
    private static final Execution ALONE = Execution.defaults().withThreads(1).withMode(SteppingMode.COHORT);

    @TempDir
    private Path folder;

    /** On which lane, from the right, the car is in each second while it is on the road; more vehicles may be there. */
    private List<Integer> lanes(LaneChanging.Model model, String... more) throws IOException {
        Path net = folder.resolve("crossing.net.xml");
        if (!Files.exists(net)) {
            try (InputStream in = Objects.requireNonNull(SumoScene.class.getResourceAsStream("crossing.net.xml"))) {
                Files.copy(in, net);
            }
        }
        Path routes =
                Files.writeString(folder.resolve(model + ".rou.xml"), """
                    <routes>
                      <vType id="car" carFollowModel="IDM" sigma="0" speedFactor="1" speedDev="0" laneChangeModel="%s"/>
                      <vType id="lorry" carFollowModel="IDM" maxSpeed="4" speedFactor="1" speedDev="0" length="12"/>
                      <route id="east" edges="from_west to_east"/>
                      <vehicle id="lorry" type="lorry" route="east" depart="0" departLane="0" departPos="60" departSpeed="4"/>
                      <vehicle id="car" type="car" route="east" depart="0" departLane="0" departPos="20" departSpeed="8"/>
                      %s
                    </routes>
                    """.formatted(model, String.join("\n", more)));
        SumoScene scene = SumoScene.read(net, List.of(), List.of(routes), what -> {
            throw new AssertionError(what);
        });
        RoadTraffic world =
                new RoadTraffic("lorry", new TrafficScene(scene.network(), scene.demand(), 1), Signalling.PROGRAMS);
        List<Integer> lanes = new ArrayList<>();
        try (Simulation simulation = Simulation.start(world, 1, ALONE)) {
            for (int step = 0; step < 12; step++) {
                simulation.run(1);
                Vehicles vehicles = world.vehicles();
                for (int row = 0; row < vehicles.rows(); row++) {
                    if (vehicles.state(row) == Vehicles.State.DRIVING
                            && vehicles.name(row).equals("car")) {
                        lanes.add(
                                scene.network().lanes().get(vehicles.lane(row)).index());
                    }
                }
            }
        }
        return lanes;
    }

    @ParameterizedTest
    @EnumSource(LaneChanging.Model.class)
    void overtakesOnTheLeft(LaneChanging.Model model) throws IOException {
        assertThat(lanes(model)).startsWith(0).contains(1);
    }

    @Test
    void nobodyIsMadeToBrakeHard() throws IOException {
        int alone = lanes(LaneChanging.Model.MOBIL).indexOf(1);
        int besideOthers = lanes(
                        LaneChanging.Model.MOBIL,
                        "<vehicle id=\"a\" type=\"car\" route=\"east\" depart=\"0\" departLane=\"1\" departPos=\"12\""
                                + " departSpeed=\"12\"/>",
                        "<vehicle id=\"b\" type=\"car\" route=\"east\" depart=\"2\" departLane=\"1\" departPos=\"8\""
                                + " departSpeed=\"12\"/>")
                .indexOf(1);
        assertThat(alone).isBetween(1, 4);
        assertThat(besideOthers == -1 || besideOthers > alone).isTrue();
    }
}
