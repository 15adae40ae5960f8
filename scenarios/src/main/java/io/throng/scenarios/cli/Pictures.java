package io.throng.scenarios.cli;

import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.HeatMap;
import io.throng.kernel.record.Illustrator;
import io.throng.kernel.record.Scene;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.Failures;
import io.throng.scenarios.io.RunFolder;
import io.throng.scenarios.io.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws what a run leaves to be looked at; a picture that cannot be drawn is reported and the run stands. */
final class Pictures {
    private static final List<String> FORMATS = List.of(".png", ".svg");

    private final Illustrator illustrator;
    private final RunFolder folder;

    Pictures(RunFolder folder) {
        this(folder, folder.signature());
    }

    /**
     * Pictures of something else than the run of their folder.
     *
     * @param about what their files say of where they come from
     */
    Pictures(RunFolder folder, Map<String, String> about) {
        this.folder = folder;
        this.illustrator = Illustrator.installed().signed(about);
    }

    /** What pictures of several runs say of where they come from. */
    static Map<String, String> about(List<Path> runs, List<Long> seeds) {
        return Map.of(
                "Run",
                runs.stream()
                        .map(run -> run.toAbsolutePath().normalize().getFileName())
                        .distinct()
                        .map(Path::toString)
                        .collect(Collectors.joining(", ")),
                "Seed",
                seeds.stream().distinct().map(String::valueOf).collect(Collectors.joining(", ")),
                "Software",
                "Throng " + Version.current());
    }

    void draw(Scenario<?> scenario, ScenarioRun run, Measurements measurements) {
        measurements.charts(scenario.name()).forEach((name, chart) -> draw(name, chart));
        Camera camera = run.world().camera();
        Scene scene = camera.scene();
        if (!scene.layers().isEmpty()) {
            draw(scenario.name(), scene, run.frame(camera));
        }
    }

    void draw(String name, Chart chart) {
        draw(name, file -> illustrator.draw(chart, file));
    }

    void draw(String name, Scene scene, Frame frame) {
        draw(name, file -> illustrator.draw(scene, frame, file));
    }

    void draw(String name, HeatMap map) {
        draw(name, file -> illustrator.draw(map, file));
    }

    private void draw(String name, Drawing drawing) {
        if (illustrator.obstacle().isPresent()) {
            System.err.println("throng: no picture of " + name + ": "
                    + illustrator.obstacle().get());
            return;
        }
        for (String format : FORMATS) {
            try {
                drawing.drawTo(folder.resolve(name + format));
            } catch (IOException e) {
                System.err.println("throng: no picture of " + name + ": " + Failures.reason(e));
                return;
            }
        }
    }

    @FunctionalInterface
    private interface Drawing {
        void drawTo(Path file) throws IOException;
    }
}
