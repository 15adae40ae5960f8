package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.measure.ProgressLine;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Filmmaker;
import io.throng.kernel.record.Recording;
import io.throng.kernel.record.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Films a recording, or a run that is done again for it. */
final class FilmJob {
    private final Path file;
    private final FilmOptions options;
    private final Map<String, String> about;
    private final Filmmaker filmmaker = Filmmaker.installed()
            .orElseThrow(() ->
                    new IllegalArgumentException("no film maker on the class path; add io.throng:viz to make films"));

    FilmJob(Path file, FilmOptions options, Map<String, String> about) {
        this.file = file;
        this.options = options;
        this.about = about;
    }

    /** Returns the number of pictures. */
    int film(Recording recording) throws IOException {
        if (recording.frames() == 0) {
            throw new IllegalArgumentException("the recording has no frame yet; record more steps");
        }
        long last = options.last(recording.step(recording.frames() - 1));
        int pictures = 0;
        try (Filmmaker.Film film = begin(recording.scene());
                ProgressLine progress = ProgressLine.onStandardOutput(options.from, last, "steps filmed")) {
            long due = options.from;
            for (int i = 0; i < recording.frames() && recording.step(i) <= last; i++) {
                if (recording.step(i) >= due) {
                    film.add(recording.frame(i));
                    pictures++;
                    due = options.every == null ? 0 : Math.max(due + options.stride(), recording.step(i) + 1);
                    progress.update(recording.step(i), "");
                }
            }
            film.finish();
        }
        return pictures;
    }

    /** Returns the number of pictures. */
    int film(Rerun rerun, Execution execution) throws IOException {
        long last = options.last(rerun.steps());
        int pictures = 0;
        try (ScenarioRun run = rerun.at(options.from, execution)) {
            Camera camera = run.world().camera();
            Scene scene = camera.scene();
            if (scene.layers().isEmpty()) {
                throw new IllegalArgumentException(
                        rerun.scenario() + " has nothing to see; give a run of another scenario");
            }
            try (Filmmaker.Film film = begin(scene);
                    ProgressLine progress = ProgressLine.onStandardOutput(options.from, last, "steps filmed")) {
                for (long step = options.from; step <= last; step += options.stride()) {
                    run.advance(step - run.step());
                    film.add(run.frame(camera));
                    pictures++;
                    progress.update(step, "");
                }
                film.finish();
            }
        }
        return pictures;
    }

    private Filmmaker.Film begin(Scene scene) throws IOException {
        return filmmaker.begin(scene, file, options.settings(), about);
    }
}
