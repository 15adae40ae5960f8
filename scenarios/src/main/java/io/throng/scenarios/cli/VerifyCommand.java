package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Experiment;
import io.throng.marl.Trainer;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.log.MetricSink;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code throng verify}. */
@Command(
        name = "verify",
        description = "Runs a run again and compares its hashes; a training is trained again.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private static final int DIFFERS = 3;

    @picocli.CommandLine.Parameters(paramLabel = "<run>", description = "Folder that throng run or throng train wrote.")
    private Path run;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Override
    public Integer call() throws Exception {
        Map<String, Object> manifest = RunFolder.open(run).manifest();
        if (!(manifest.get("hashes") instanceof Map<?, ?> hashes) || hashes.isEmpty()) {
            throw new IllegalArgumentException(run + " has no hashes: the run did not end; finish or repeat it first");
        }
        Map<String, String> expected = new LinkedHashMap<>();
        hashes.forEach((key, value) -> expected.put(String.valueOf(key), String.valueOf(value)));
        Map<String, String> got = "train".equals(manifest.get("command"))
                ? trainAgain(TrainingPlan.open(run), execution.execution())
                : runAgain(manifest, expected, execution.execution());
        return report(expected, got);
    }

    private Map<String, String> runAgain(Map<String, Object> manifest, Map<String, String> expected, Execution how)
            throws IOException {
        Scenario<?> scenario = Scenarios.kept(run, manifest);
        Map<String, String> changes = new LinkedHashMap<>();
        if (manifest.get("parameters") instanceof Map<?, ?> saved) {
            saved.forEach((key, value) -> changes.put(String.valueOf(key), String.valueOf(value)));
        }
        Record parameters = Parameters.with(scenario.defaults(), changes);
        long seed = TrainingPlan.number(run, manifest, "seed");
        Map<String, String> got = new LinkedHashMap<>();
        List<Long> steps =
                new ArrayList<>(expected.keySet().stream().map(this::step).toList());
        steps.sort(Comparator.naturalOrder());
        RunPolicies policies = RunPolicies.kept(RunFolder.open(run), manifest);
        try (ScenarioRun again = ScenarioRun.start(scenario, parameters, seed, policies, how)) {
            again.tell(Tell.journal(manifest));
            for (long step : steps) {
                again.advance(step - again.step());
                if (step == steps.getLast()) {
                    again.deliverPending();
                }
                got.put(String.valueOf(step), again.hash());
            }
        }
        return got;
    }

    private long step(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the manifest in " + run + " has a hash of step \"" + text + "\"", e);
        }
    }

    private static Map<String, String> trainAgain(TrainingPlan plan, Execution how) throws IOException {
        Map<String, String> got = new LinkedHashMap<>();
        Path file = Files.createTempFile("throng-verify", ".throng");
        try {
            for (int i = 0; i < plan.seeds(); i++) {
                try (Trainer trainer = plan.trainer(plan.seed() + i, how)) {
                    Experiment.train(
                            trainer, plan.steps(), MetricSink.all(), () -> false, Experiment.AfterBatch.nothing());
                    Checkpoint.write(file, plan.algorithm().name(), trainer);
                    got.put("seed-" + (plan.seed() + i), Evaluator.sha256(file));
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
        return got;
    }

    private int report(Map<String, String> expected, Map<String, String> got) {
        boolean equal = expected.equals(got);
        if (equal) {
            System.out.printf("%s: all %d hashes agree%n", run, expected.size());
        } else {
            expected.forEach((key, value) -> {
                if (!value.equals(got.get(key))) {
                    System.out.printf("%s: %s was %s, now %s%n", run, key, value, got.get(key));
                }
            });
        }
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("command", "verify");
            line.put("equal", equal);
            line.put("compared", expected.size());
            System.out.println(Json.line(line));
        }
        return equal ? 0 : DIFFERS;
    }
}
