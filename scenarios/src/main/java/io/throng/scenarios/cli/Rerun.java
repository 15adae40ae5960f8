package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.Generations;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The run of a folder, which can be done again from its manifest alone. */
final class Rerun {
    private final RunFolder folder;
    private final Map<String, Object> manifest;
    private final Scenario<?> scenario;
    private final Record parameters;
    private final long seed;

    private Rerun(RunFolder folder, Map<String, Object> manifest, Scenario<?> scenario) {
        this.folder = folder;
        this.manifest = manifest;
        this.scenario = scenario;
        Map<String, String> changes = new LinkedHashMap<>();
        if (manifest.get("parameters") instanceof Map<?, ?> saved) {
            saved.forEach((key, value) -> changes.put(String.valueOf(key), String.valueOf(value)));
        }
        this.parameters = Parameters.with(scenario.defaults(), changes);
        this.seed = RunFolder.number(folder.path(), manifest, "seed");
    }

    /**
     * The run of a folder.
     *
     * @throws IllegalArgumentException if it is of no run of a scenario of the catalogue
     */
    static Rerun of(Path run) {
        RunFolder folder = RunFolder.open(run);
        Map<String, Object> manifest = folder.manifest();
        if (!"run".equals(manifest.get("command"))) {
            throw new IllegalArgumentException(run + " holds the results of throng " + manifest.get("command")
                    + ", not of a run; give a folder that throng run wrote");
        }
        return new Rerun(folder, manifest, Scenarios.kept(run, manifest));
    }

    RunFolder folder() {
        return folder;
    }

    String scenario() {
        return scenario.name();
    }

    /** The steps it was asked to take, or took before it was interrupted. */
    long steps() {
        String key = manifest.containsKey("interrupted_at") ? "interrupted_at" : "steps";
        return RunFolder.number(folder.path(), manifest, key);
    }

    /** From the beginning. */
    ScenarioRun start(Execution how) throws IOException {
        RunPolicies policies = RunPolicies.kept(folder, manifest);
        ScenarioRun run = ScenarioRun.start(scenario, parameters, seed, policies, how);
        run.tell(Tell.journal(manifest));
        return run;
    }

    /** From the beginning, to be looked at. */
    LiveShow show(Execution how) throws IOException {
        return new LiveShow(scenario, parameters, start(how), how);
    }

    /** At a step: from the latest snapshot in the folder that is not after it, or from the beginning. */
    ScenarioRun at(long step, Execution how) throws IOException {
        if (step < 0 || step > steps()) {
            throw new IllegalArgumentException("step must be in [0, " + steps() + "], as far as the run of "
                    + folder.path() + " went, got " + step);
        }
        ScenarioRun run = near(step, how);
        run.advance(step - run.step());
        return run;
    }

    private ScenarioRun near(long step, Execution how) throws IOException {
        for (Path place : new Path[] {folder.resolve(RunSnapshots.FOLDER), folder.path()}) {
            Generations snapshots = new Generations(place, RunSnapshots.SNAPSHOT);
            for (Path file : snapshots.latestFirst()) {
                if (snapshots.step(file) <= step) {
                    try (ArchiveReader archive = RunSnapshots.open(file)) {
                        ScenarioRun run = ScenarioRun.restore(scenario, parameters, archive, how);
                        run.tell(Tell.journal(manifest));
                        return run;
                    }
                }
            }
        }
        return start(how);
    }
}
