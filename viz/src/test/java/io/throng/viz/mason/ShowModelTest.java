package io.throng.viz.mason;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.RecordedShow;
import io.throng.kernel.record.Recorder;
import io.throng.kernel.record.Recording;
import io.throng.kernel.record.Show;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sim.util.Properties;

/** A show under MASON's schedule, without a display. */
class ShowModelTest {
    private static final int MOST_STEPS = 100;

    @TempDir
    private Path folder;

    private final List<Exception> troubles = new ArrayList<>();

    /** Frames of steps 0, 5, 10 and 15, of which the second is measured. */
    private Show recorded() throws IOException {
        Path file = folder.resolve("a.recording");
        long[] step = {0};
        Camera camera = Camera.on("Row", "", Extent.of(20, 20, "m"))
                .agents(
                        "walkers",
                        Glyph.SQUARE,
                        1,
                        AgentRows.things(2),
                        all -> all.at(row -> step[0], row -> 10)
                                .category("side", List.of("left", "right"), row -> row));
        try (Recorder recorder = Recorder.create(file, camera.scene(), "{}")) {
            for (step[0] = 0; step[0] <= 15; step[0] += 5) {
                recorder.add(camera.take(step[0]).with(step[0] == 5 ? Map.of("mean", 0.5) : Map.of()));
            }
        }
        return new RecordedShow(Recording.open(file), new LinkedHashMap<>());
    }

    private ShowModel model(Show show) throws IOException {
        return new ShowModel(show, troubles::add);
    }

    private static List<Double> times(ShowModel model) {
        List<Double> times = new ArrayList<>();
        while (model.schedule.step(model) && times.size() < MOST_STEPS) {
            times.add(model.schedule.getTime());
        }
        return times;
    }

    private static Map<String, Object> read(Properties properties) {
        Map<String, Object> read = new LinkedHashMap<>();
        for (int i = 0; i < properties.numProperties(); i++) {
            read.put(properties.getName(i), properties.getValue(i));
        }
        return read;
    }

    @Test
    void timeIsTheStepOfEachFrameAndEndsWithTheLast() throws IOException {
        try (Show show = recorded()) {
            ShowModel model = model(show);
            for (int time = 0; time < 2; time++) {
                model.start();
                assertThat(model.step()).isZero();
                assertThat(times(model)).startsWith(5.0, 10.0);
                assertThat(model.step()).isEqualTo(15);
            }
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void anAgentOfARecordingIsKnownByWhatWasRecordedWhileItIsThere() throws IOException {
        try (Show show = recorded()) {
            ShowModel model = model(show);
            AgentProperties properties = new AgentProperties(model, 0, 1);
            assertThat(read(properties))
                    .containsOnlyKeys("x (m)", "y (m)", "side")
                    .containsEntry("side", "right");
            model.start();
            model.schedule.step(model);
            assertThat((double) properties.getValue(0)).isBetween(4.99, 5.01);
            assertThat(model.known(0, 7).facts()).isEmpty();
        }
    }

    @Test
    void wordsOfARecordingAreNoPageForSwing() {
        assertThat(BasicHTML.isHTMLString(Words.plain("<html><img src='http://a.example/b.png'>")))
                .isFalse();
        assertThat(Words.plain("birds")).isEqualTo("birds");
    }

    @Test
    void measuresAreTheLatestSoFar() throws IOException {
        try (Show show = recorded()) {
            ShowModel model = model(show);
            KnobProperties properties = new KnobProperties(model);
            assertThat(read(properties)).containsExactly(Map.entry("mean", Double.NaN));
            assertThat(properties.isReadWrite(0)).isFalse();
            model.start();
            model.schedule.step(model);
            model.schedule.step(model);
            assertThat(model.step()).isEqualTo(10);
            assertThat(read(properties)).containsExactly(Map.entry("mean", 0.5));
        }
    }

    @Test
    void wordsWithoutChoicesAreWrittenAndChoicesAreNumbersOfWords() throws IOException {
        PacingShow show = new PacingShow();
        KnobProperties properties = new KnobProperties(model(show));
        assertThat(properties.getDomain(1)).isEqualTo(new String[] {"walk", "run"});
        assertThat(properties.getType(1)).isEqualTo(int.class);
        assertThat(properties.getDomain(2)).isNull();
        assertThat(properties.getType(2)).isEqualTo(String.class);
        properties.setValue(1, "1");
        properties.setValue(2, "to town");
        assertThat(show.knobs()).extracting(Show.Knob::value).containsExactly("1.0", "run", "to town");
        assertThat(read(properties)).containsEntry("gait", 1).containsEntry("errand", "to town");
    }

    @Test
    void aRefusedValueIsToldAndTheOldOneStays() throws IOException {
        KnobProperties properties = new KnobProperties(model(new PacingShow()));
        properties.setValue(0, "-1.0");
        assertThat(troubles)
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("stride must be above 0, got -1.0");
        assertThat(properties.getValue(0)).isEqualTo(1.0);
    }

    @Test
    void aStepThatFailsIsToldAndEndsTheRunWhereItWas() throws IOException {
        PacingShow show = new PacingShow();
        show.failsAt = 3;
        ShowModel model = model(show);
        model.start();
        assertThat(times(model)).hasSizeLessThan(MOST_STEPS);
        assertThat(model.step()).isEqualTo(2);
        assertThat(troubles).singleElement().extracting(Throwable::getMessage).isEqualTo("fell at step 3");
    }
}
