package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.measure.ProgressLine;
import io.throng.marl.Trainer;
import io.throng.marl.evaluate.EpisodeReturns;
import io.throng.marl.log.ConsoleSink;
import io.throng.marl.log.CsvSink;
import io.throng.marl.log.MetricSink;
import io.throng.marl.log.TensorBoardSink;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trains one seed after the other, evaluates them together, and writes the folder of the run. */
final class TrainJob {
    private final TrainingPlan plan;
    private final Execution execution;
    private final boolean json;
    private final LearningCurves curves = new LearningCurves();
    private double seconds;
    private double cpuSeconds;
    private long stepsTaken;

    TrainJob(TrainingPlan plan, Execution execution, boolean json) {
        this.plan = plan;
        this.execution = execution;
        this.json = json;
    }

    /** Returns the exit code. */
    int run(Path resume, Path out) throws IOException {
        if (resume == null) {
            // What cannot be learned, or not on this machine, leaves no folder behind.
            plan.trainer(plan.seed(), execution).close();
        }
        RunFolder folder = resume != null
                ? RunFolder.open(resume)
                : RunFolder.create(out == null ? RunFolder.unused(plan.name()) : out);
        Map<String, Object> manifest = plan.manifest();
        plan.teams().keep(folder);
        Scenarios.keep(folder, plan.scenario(), manifest);
        folder.writeManifest(manifest);
        try (Interruption interruption = new Interruption(() -> {})) {
            for (int i = 0; i < plan.seeds(); i++) {
                if (!train(folder, plan.seed() + i, interruption)) {
                    System.out.printf("%nStopped; go on with: throng train --resume %s%n", folder.path());
                    return Complaints.FAILED;
                }
            }
            finish(folder, manifest);
        }
        return 0;
    }

    /** Trains one seed to the end, or until told to stop; either way the checkpoint is whole. */
    private boolean train(RunFolder folder, long seed, Interruption interruption) throws IOException {
        Path seedFolder = folder.seed(seed);
        try (Trainer trainer = plan.trainer(seed, execution)) {
            SeedTraining training = new SeedTraining(plan, seed, seedFolder, trainer, execution, curves);
            boolean complete = training.run(first -> sinks(seedFolder, seed, first), interruption::isRequested);
            seconds += training.stopwatch().wallSeconds();
            cpuSeconds += training.stopwatch().cpuSeconds();
            stepsTaken += training.stepsTaken();
            return complete;
        }
    }

    private MetricSink sinks(Path seedFolder, long seed, long first) {
        System.out.printf("%s, seed %d%n", plan.name(), seed);
        Path csv = seedFolder.resolve("metrics.csv");
        boolean isNew = first == 0 && !Files.exists(csv); // a crash may have come before the first checkpoint
        return MetricSink.all(
                new ConsoleSink(
                        ProgressLine.onStandardOutput(first, plan.steps(), "steps"), List.of("return", "entropy")),
                isNew ? CsvSink.create(csv) : CsvSink.resume(csv, first + 1),
                isNew ? TensorBoardSink.create(seedFolder) : TensorBoardSink.resume(seedFolder, first + 1));
    }

    private void finish(RunFolder folder, Map<String, Object> manifest) throws IOException {
        Evaluator evaluator = new Evaluator(plan, folder, execution, EpisodeReturns.RETURN);
        Map<String, Object> evaluation = evaluator.evaluate(plan.episodes());
        manifest.put("evaluation", evaluation);
        manifest.put("random", evaluator.random(plan.episodes()));
        manifest.put("over_random", evaluator.overRandom());
        evaluator.putRival(plan.episodes(), manifest);
        evaluator.putKinds(manifest);
        evaluator.playBest();
        evaluator.putAbsolute(manifest);
        manifest.put("hashes", evaluator.hashes());
        manifest.put("seconds", seconds);
        manifest.put("cpu_seconds", cpuSeconds);
        manifest.put("env_steps_per_second", Math.round(stepsTaken / seconds));
        manifest.put("env_steps_per_cpu_second", Math.round(stepsTaken / cpuSeconds));
        folder.writeManifest(manifest);
        curves.chart(plan.name(), plan.scenario().scale())
                .ifPresent(chart -> new Pictures(folder).draw("learning-curve", chart));
        System.out.println(evaluator.sentence());
        System.out.printf(
                "%,d environment steps a second (%,d per CPU second); results in %s%n",
                (Long) manifest.get("env_steps_per_second"),
                (Long) manifest.get("env_steps_per_cpu_second"),
                folder.path());
        if (json) {
            System.out.println(jsonLine(folder, manifest));
        }
    }

    private String jsonLine(RunFolder folder, Map<String, Object> manifest) {
        Map<String, Object> line = new LinkedHashMap<>();
        for (String key : new String[] {
            "command",
            "algorithm",
            "scenario",
            "steps",
            "evaluation",
            "random",
            "over_random",
            "seconds",
            "cpu_seconds",
            "env_steps_per_second",
            "env_steps_per_cpu_second"
        }) {
            line.put(key, manifest.get(key));
        }
        for (String key : new String[] {"rival", "over_rival", "by_kind", "absolute"}) {
            if (manifest.containsKey(key)) {
                line.put(key, manifest.get(key));
            }
        }
        line.put("out", folder.path().toString());
        return Json.line(line);
    }
}
