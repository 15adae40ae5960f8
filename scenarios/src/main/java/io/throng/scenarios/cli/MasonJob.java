package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.mason.FieldFrame;
import io.throng.kernel.mason.FieldRecording;
import io.throng.kernel.mason.MasonBatch;
import io.throng.kernel.mason.Replica;
import io.throng.kernel.measure.ProgressLine;
import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import io.throng.scenarios.mason.MasonScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a MASON model with many seeds and writes the folder; {@code throng verify} takes it for a run of {@code mason}. */
final class MasonJob {
    private static final int HASHES = 10;

    private final MasonScenario.Parameters parameters;
    private final long seed;
    private final long turns;
    private final Execution execution;
    private final boolean recorded;
    private final boolean pictures;
    private final boolean json;
    private final Measurements measurements = new Measurements();
    private final Map<String, Object> hashes = new LinkedHashMap<>();

    MasonJob(
            MasonScenario.Parameters parameters,
            long seed,
            long turns,
            Execution execution,
            boolean recorded,
            boolean pictures,
            boolean json) {
        this.parameters = parameters;
        this.seed = seed;
        this.turns = turns;
        this.execution = execution;
        this.recorded = recorded;
        this.pictures = pictures;
        this.json = json;
    }

    /** Returns the exit code. */
    int run(Path out) throws IOException {
        try (MasonBatch batch = new MasonScenario().build(parameters)) {
            String shortName = parameters.model().substring(parameters.model().lastIndexOf('.') + 1);
            RunFolder folder = RunFolder.create(out == null ? RunFolder.unused(shortName + "-" + seed) : out);
            try (Simulation simulation = Simulation.start(batch, seed, execution);
                    Interruption interruption = new Interruption(simulation::requestStop)) {
                return run(batch, simulation, folder, interruption);
            }
        }
    }

    private int run(MasonBatch batch, Simulation simulation, RunFolder folder, Interruption interruption)
            throws IOException {
        Map<String, Object> manifest = manifest();
        folder.writeManifest(manifest);
        Stopwatch stopwatch = new Stopwatch();
        MasonTable table = new MasonTable(parameters.measured());
        List<FieldRecording> recordings = new ArrayList<>();
        try (ProgressLine progress = ProgressLine.onStandardOutput(0, turns * parameters.every(), "steps")) {
            openRecordings(folder, recordings);
            observe(batch, simulation, table, recordings);
            while (simulation.step() < turns && !interruption.isRequested()) {
                simulation.run(1);
                observe(batch, simulation, table, recordings);
                progress.update(simulation.step() * parameters.every(), measurements.latest());
            }
            for (FieldRecording recording : recordings) {
                recording.commit();
            }
        } finally {
            for (FieldRecording recording : recordings) {
                recording.close();
            }
        }
        stopwatch.stop();
        finish(batch, simulation, folder, manifest, table, stopwatch);
        return simulation.failureCount() == 0 ? 0 : Complaints.FAILED;
    }

    private Map<String, Object> manifest() {
        Map<String, Object> manifest =
                RunFolder.manifestOf("run", "mason", io.throng.kernel.Parameters.values(parameters));
        manifest.put("seed", seed);
        manifest.put("steps", turns);
        manifest.put("mason_steps", turns * parameters.every());
        return manifest;
    }

    private void openRecordings(RunFolder folder, List<FieldRecording> recordings) throws IOException {
        for (int id = 0; recorded && id < parameters.agents(); id++) {
            recordings.add(FieldRecording.create(folder.resolve("run-" + id + ".fields")));
        }
    }

    private void observe(MasonBatch batch, Simulation simulation, MasonTable table, List<FieldRecording> recordings)
            throws IOException {
        List<Replica> replicas = simulation.atRest(batch::replicas);
        table.add(replicas);
        if (!parameters.measured().isEmpty()) {
            measurements.add(simulation.step() * parameters.every(), simulation.measures());
        }
        for (int id = 0; id < recordings.size(); id++) {
            int run = id;
            recordings.get(id).add(replicas.get(id).steps(), simulation.atRest(() -> batch.fields(run)));
        }
        if (simulation.step() % Math.max(1, turns / HASHES) == 0 || simulation.step() == turns) {
            hashes.put(String.valueOf(simulation.step()), String.format("%016x", simulation.hash()));
        }
    }

    private void finish(
            MasonBatch batch,
            Simulation simulation,
            RunFolder folder,
            Map<String, Object> manifest,
            MasonTable table,
            Stopwatch stopwatch)
            throws IOException {
        String hash = String.format("%016x", simulation.hash());
        hashes.put(String.valueOf(simulation.step()), hash);
        table.write(folder.resolve("runs.csv"));
        Map<String, Object> results = table.results();
        manifest.put("hashes", hashes);
        manifest.put("hash", hash);
        manifest.put("results", results);
        manifest.put("failures", simulation.failureCount());
        manifest.put("seconds", stopwatch.wallSeconds());
        manifest.put("cpu_seconds", stopwatch.cpuSeconds());
        if (simulation.step() < turns) {
            manifest.put("interrupted_at", simulation.step());
        }
        folder.writeManifest(manifest);
        if (pictures) {
            draw(
                    new Pictures(folder),
                    simulation.atRest(() -> batch.fields(0)),
                    simulation.step() * parameters.every());
        }
        simulation.failures().forEach(failure -> System.err.println("throng: " + failure));
        table.print();
        System.out.printf(
                "%s: %d runs, %,d steps each, hash %s; results in %s%n",
                parameters.model(), parameters.agents(), simulation.step() * parameters.every(), hash, folder.path());
        if (json) {
            System.out.println(jsonLine(folder, manifest));
        }
    }

    /** The means over time, and where the objects of the first run are. */
    private void draw(Pictures drawn, List<FieldFrame> fields, long step) {
        measurements.charts(parameters.model()).forEach(drawn::draw);
        for (FieldFrame field : fields) {
            if (field.meaning() != FieldFrame.Meaning.VALUES) {
                Camera camera = camera(field);
                drawn.draw(field.name(), camera.scene(), camera.take(step));
            }
        }
    }

    private Camera camera(FieldFrame field) {
        double[] places = field.values();
        return Camera.on(
                        parameters.model() + ": " + field.name(),
                        "run 0 in the end",
                        Extent.of(field.width(), field.height(), ""))
                .agents(
                        "objects",
                        Glyph.DISC,
                        0,
                        AgentRows.first(field.ids().length),
                        objects -> objects.at(object -> places[2 * object], object -> places[2 * object + 1]));
    }

    private String jsonLine(RunFolder folder, Map<String, Object> manifest) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", "mason");
        line.put("model", parameters.model());
        line.put("runs", parameters.agents());
        for (String key :
                new String[] {"seed", "mason_steps", "hash", "results", "failures", "seconds", "cpu_seconds"}) {
            line.put(key, manifest.get(key));
        }
        line.put("out", folder.path().toString());
        return Json.line(line);
    }
}
