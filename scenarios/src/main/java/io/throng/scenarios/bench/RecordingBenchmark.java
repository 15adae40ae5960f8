package io.throng.scenarios.bench;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.FrameCodec;
import io.throng.kernel.record.Recorder;
import io.throng.scenarios.swarm.Boids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it costs to record a run of boids at ten frames a second, and each part of that: the same run with and without a
 * recorder in turns, on one thread.
 */
public final class RecordingBenchmark implements Benchmark {
    private static final long SEED = 7;
    private static final int AGENTS = 100_000;
    private static final int QUICK_AGENTS = 10_000;
    private static final double FRAME_SECONDS = 0.1;
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e6;

    /** For the service loader. */
    public RecordingBenchmark() {}

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public String description() {
        return "Boids recorded at ten frames a second: how much longer a step takes, and milliseconds and bytes of a"
                + " frame.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        int agents = quick ? QUICK_AGENTS : AGENTS;
        Boids plain = new Boids(Boids.Parameters.defaults().withAgents(agents));
        Boids recorded = new Boids(Boids.Parameters.defaults().withAgents(agents));
        Execution alone = Execution.defaults().withThreads(1);
        try (Simulation without = Simulation.start(plain, SEED, alone);
                Simulation with = Simulation.start(recorded, SEED, alone)) {
            return List.of(row(agents, without, with, recorded.camera(), quick));
        }
    }

    private static Map<String, Object> row(
            int agents, Simulation without, Simulation with, Camera camera, boolean quick) {
        try {
            Path folder = Files.createTempDirectory("throng-recording");
            Path file = folder.resolve("boids.recording");
            try (Recorder recorder = Recorder.create(file, camera.scene(), "")) {
                return row(agents, without, with, camera, recorder, quick);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> row(
            int agents, Simulation without, Simulation with, Camera camera, Recorder recorder, boolean quick) {
        int perFrame = stepsPerFrame(without, quick ? 50 : 200);
        int frames = quick ? 3 : 20;
        Contest contest = new Contest(agents);
        contest.add("without", frames * perFrame, without::run);
        contest.add("with", frames * perFrame, steps -> {
            for (long done = 0; done < steps; done += perFrame) {
                with.run(Math.min(perFrame, steps - done));
                record(recorder, take(with, camera));
            }
        });
        contest.hold(5 * perFrame, quick ? 3 : 7);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("agents", agents);
        row.put("steps_per_frame", perFrame);
        row.put("ns_per_agent_step", contest.nanos("without"));
        row.put("ratio_with_recording", contest.ratio("with", "without"));
        FrameCodec codec = new FrameCodec(camera.scene());
        Frame frame = take(with, camera);
        row.put("take_ms", millis(quick, () -> take(with, camera)));
        row.put("encode_ms", millis(quick, () -> codec.encode(frame)));
        row.put("frame_bytes", codec.encode(frame).length);
        long before = recorder.bytes();
        int written = 20;
        for (int i = 0; i < written; i++) {
            with.run(perFrame);
            record(recorder, take(with, camera));
        }
        row.put("recorded_bytes_a_frame", (recorder.bytes() - before) / written);
        return row;
    }

    private static Frame take(Simulation simulation, Camera camera) {
        long step = simulation.step();
        return simulation.atRest(() -> camera.take(step));
    }

    private static void record(Recorder recorder, Frame frame) {
        try {
            recorder.add(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many steps fit between two frames once the JIT has done its work. */
    private static int stepsPerFrame(Simulation simulation, int warmUp) {
        simulation.run(warmUp);
        long begun = System.nanoTime();
        simulation.run(warmUp);
        double seconds = (System.nanoTime() - begun) / NANOS / warmUp;
        return (int) Math.max(1, Math.round(FRAME_SECONDS / seconds));
    }

    private static double millis(boolean quick, Runnable work) {
        double[] taken = new double[quick ? 5 : 51];
        for (int i = 0; i < taken.length; i++) {
            long begun = System.nanoTime();
            work.run();
            taken[i] = (System.nanoTime() - begun) / MILLIS;
        }
        return Contest.median(taken);
    }
}
