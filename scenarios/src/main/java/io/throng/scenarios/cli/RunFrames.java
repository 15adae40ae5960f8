package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Recording;
import io.throng.kernel.record.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** Frames of a run's folder or of a recording: read where they were recorded, and otherwise the run done again. */
final class RunFrames {
    private final Path run;
    private final Path recording;
    private final Execution execution;

    RunFrames(Path run, Execution execution) {
        this.run = run;
        this.recording = Files.isDirectory(run) ? run.resolve(RunRecorder.FILE) : run;
        this.execution = execution;
    }

    private boolean isRecorded() {
        return Files.exists(recording) || !Files.isDirectory(run);
    }

    /**
     * One moment.
     *
     * @param step null for the last
     * @return what the reader makes of it
     */
    <T> T at(Long step, Reader<T> reader) throws IOException {
        if (isRecorded()) {
            try (Recording open = Recording.open(recording)) {
                long asked = step == null ? lastStep(open) : step;
                int index = open.indexAt(asked);
                if (index >= 0 && open.step(index) == asked) {
                    return reader.read(open.scene(), open.frame(index));
                }
                if (!Files.isDirectory(run)) {
                    throw new IllegalArgumentException(recording + " has no frame of step " + asked
                            + "; give a step that was recorded, or the folder of the run");
                }
            }
        }
        Rerun rerun = Rerun.of(run);
        try (ScenarioRun again = rerun.at(step == null ? rerun.steps() : step, execution)) {
            Camera camera = again.world().camera();
            return reader.read(camera.scene(), again.frame(camera));
        }
    }

    private long lastStep(Recording open) {
        if (open.frames() == 0) {
            throw new IllegalArgumentException(recording + " has no frame yet; record more steps");
        }
        return open.step(open.frames() - 1);
    }

    /** Makes something of a moment. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Scene scene, Frame frame);
    }

    /**
     * All moments from one step to another, in order.
     *
     * @param to null for the last
     * @param every steps from one to the next, where the run is done again
     * @param beginning told the scene first; what it returns takes the frames
     */
    void each(long from, Long to, long every, Function<Scene, Consumer<Frame>> beginning) throws IOException {
        if (!isRecorded()) {
            eachAgain(from, to, every, beginning);
            return;
        }
        try (Recording open = Recording.open(recording)) {
            Consumer<Frame> taker = beginning.apply(open.scene());
            for (int i = 0; i < open.frames(); i++) {
                if (open.step(i) >= from && (to == null || open.step(i) <= to)) {
                    taker.accept(open.frame(i));
                }
            }
        }
    }

    private void eachAgain(long from, Long to, long every, Function<Scene, Consumer<Frame>> beginning)
            throws IOException {
        Rerun rerun = Rerun.of(run);
        long last = to == null ? rerun.steps() : Math.min(to, rerun.steps());
        try (ScenarioRun again = rerun.at(from, execution)) {
            Camera camera = again.world().camera();
            Consumer<Frame> taker = beginning.apply(camera.scene());
            for (long step = from; step <= last; step += every) {
                again.advance(step - again.step());
                taker.accept(again.frame(camera));
            }
        }
    }
}
