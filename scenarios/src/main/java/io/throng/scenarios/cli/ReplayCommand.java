package io.throng.scenarios.cli;

import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Scene;
import io.throng.scenarios.io.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng replay}. */
@Command(
        name = "replay",
        description = {
            "Shows any step of a run of which only the manifest was kept: a run is a function of its seed, and is done"
                    + " again.",
            "Begins from the latest snapshot that is not after the step, where the folder has one."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<run>", description = "Folder that throng run wrote.")
    private Path run;

    @Option(names = "--step", paramLabel = "S", description = "Which step (default: the last).")
    private Long step;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Override
    public Integer call() throws Exception {
        Rerun rerun = Rerun.of(run);
        long asked = step == null ? rerun.steps() : step;
        try (ScenarioRun again = rerun.at(asked, execution.execution())) {
            String hash = again.hash();
            Map<String, Double> measures = again.measures();
            Camera camera = again.world().camera();
            Scene scene = camera.scene();
            String name = rerun.scenario() + "-step-" + asked;
            if (!scene.layers().isEmpty()) {
                new Pictures(rerun.folder()).draw(name, scene, again.frame(camera));
            }
            Measurements measured = new Measurements();
            measured.add(asked, measures);
            System.out.printf(
                    "%s: %,d agents, step %,d, hash %s  %s%n",
                    rerun.scenario(), again.agents(), asked, hash, measured.latest());
            if (!scene.layers().isEmpty()) {
                System.out.printf("  picture: %s.png and .svg%n", rerun.folder().resolve(name));
            }
            if (json) {
                System.out.println(jsonLine(rerun, again, hash, measures));
            }
        }
        return 0;
    }

    private static String jsonLine(Rerun rerun, ScenarioRun again, String hash, Map<String, Double> measures) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", "replay");
        line.put("scenario", rerun.scenario());
        line.put("step", again.step());
        line.put("agents", again.agents());
        line.put("hash", hash);
        line.put("measures", measures);
        return Json.line(line);
    }
}
