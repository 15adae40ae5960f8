package io.throng.scenarios.cli;

import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Recorder;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/** Records what there is to see of a run after every so many steps, if that was asked for. */
final class RunRecorder implements Closeable {
    /** The recording's name in a run's folder. */
    static final String FILE = "run.recording";

    private final ScenarioRun run;
    private final long every;
    private final Camera camera;
    private final Recorder recorder;
    private long recorded = -1;

    private RunRecorder(ScenarioRun run, long every, Camera camera, Recorder recorder) {
        this.run = run;
        this.every = every;
        this.camera = camera;
        this.recorder = recorder;
    }

    /**
     * Begins.
     *
     * @param every steps between frames; null to record nothing
     * @param manifest of the run
     */
    static RunRecorder begin(ScenarioRun run, Long every, RunFolder folder, Map<String, Object> manifest)
            throws IOException {
        if (every == null) {
            return new RunRecorder(run, 0, null, null);
        }
        Camera camera = run.world().camera();
        Recorder recorder = Recorder.create(folder.resolve(FILE), camera.scene(), Json.line(manifest));
        return new RunRecorder(run, every, camera, recorder);
    }

    static void requireSteps(Long every) {
        if (every != null && every < 1) {
            throw new IllegalArgumentException("--record must be at least 1 step, got " + every);
        }
    }

    /** The next step after the present one at which a frame is due, or the limit. */
    long nextDue(long step, long limit) {
        return recorder == null ? limit : Math.min(limit, (step / every + 1) * every);
    }

    /**
     * Adds a frame if one is due, and what was measured in any case.
     *
     * @param measures taken at this step; empty if none were
     */
    void addIfDue(Map<String, Double> measures) throws IOException {
        if (recorder == null) {
            return;
        }
        long step = run.step();
        if (step % every == 0 && step > recorded) {
            recorder.add(run.frame(camera).with(measures));
            recorded = step;
        } else if (!measures.isEmpty()) {
            recorder.measures(step, measures);
        }
    }

    @Override
    public void close() throws IOException {
        if (recorder != null) {
            recorder.close();
        }
    }
}
