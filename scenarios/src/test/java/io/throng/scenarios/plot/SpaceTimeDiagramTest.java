package io.throng.scenarios.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.HeatMap;
import io.throng.kernel.record.Range;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpaceTimeDiagramTest {
    private static final int CARS = 3;

    private final double[] places = {1.2, 1.7, 60.5};
    private final double[] speeds = {2, 4, 30};
    private final Camera camera = Camera.on("road", "", Extent.of(120, 10, "m"))
            .agents(
                    "cars",
                    Glyph.BOX,
                    0,
                    AgentRows.things(CARS),
                    all -> all.at(i -> places[i], _ -> 5).quantity("speed", "m/s", Range.of(0, 50), i -> speeds[i]));

    private SpaceTimeDiagram diagram(String quantity) {
        return new SpaceTimeDiagram(camera.scene(), Optional.empty(), "x", Optional.ofNullable(quantity));
    }

    @Test
    void cellsHoldTheMeanOfWhoIsThere() {
        SpaceTimeDiagram diagram = diagram("speed");
        diagram.add(camera.take(0));
        places[2] = 119.9;
        diagram.add(camera.take(10));
        HeatMap map = diagram.map("jam");
        assertThat(map.cells()).hasSize(120);
        assertThat(map.cells().get(1).getFirst()).isEqualTo(3, within(0.01));
        assertThat(map.cells().get(60).getFirst()).isEqualTo(30, within(0.01));
        assertThat(map.cells().get(60).getLast()).isNaN();
        assertThat(map.cells().get(119).getLast()).isEqualTo(30, within(0.01));
        assertThat(map.x().labels()).containsExactly("0", "10");
        assertThat(map.y().axis().label()).isEqualTo("x (m)");
        assertThat(map.y().labels())
                .filteredOn(label -> !label.isEmpty())
                .containsExactly("0", "20", "40", "60", "80", "100");
        assertThat(map.y().labels().get(40)).isEqualTo("40");
    }

    @Test
    void spaceMayBeAQuantityWithARange() {
        SpaceTimeDiagram diagram = new SpaceTimeDiagram(camera.scene(), Optional.empty(), "speed", Optional.empty());
        diagram.add(camera.take(0));
        HeatMap map = diagram.map("speeds");
        assertThat(map.y().axis().label()).isEqualTo("speed (m/s)");
        assertThat(map.cells().get(9).getFirst()).isEqualTo(1); // 4 of 50 m/s in 120 parts
    }

    @Test
    void longRunsAreJoinedIntoColumnsOfSeveralFrames() {
        SpaceTimeDiagram diagram = diagram(null);
        for (int step = 0; step < 1_000; step++) {
            diagram.add(camera.take(step));
        }
        HeatMap map = diagram.map("jam");
        assertThat(map.caption()).isEqualTo("cars in each cell, 8 frames a column");
        assertThat(map.cells().get(1)).hasSize(125).allMatch(cars -> cars == 2); // a mean over the frames
        assertThat(map.x().labels().stream().filter(label -> !label.isEmpty()))
                .containsExactly("0", "200", "400", "600", "800");
    }

    @Test
    void refusesWhatTheSceneDoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> diagram("fuel")).withMessageContaining("[speed]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpaceTimeDiagram(camera.scene(), Optional.of("birds"), "x", Optional.empty()))
                .withMessageContaining("[cars]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpaceTimeDiagram(camera.scene(), Optional.empty(), "heading", Optional.empty()))
                .withMessageContaining("[x, y, speed]");
    }

    @Test
    void labelsAreRoundNumbers() {
        assertThat(RoundLabels.of(new double[] {-0.2, -0.1, 0, 0.1})).isEqualTo(List.of("-0.2", "-0.1", "0", "0.1"));
        assertThat(RoundLabels.of(new double[] {7})).isEqualTo(List.of("7"));
    }
}
