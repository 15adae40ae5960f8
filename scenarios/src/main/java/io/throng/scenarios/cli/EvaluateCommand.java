package io.throng.scenarios.cli;

import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng evaluate}. */
@Command(
        name = "evaluate",
        description = "Plays the learned policies of a training, greedily, beside random ones.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<run>", description = "Folder that throng train wrote.")
    private Path run;

    @Option(names = "--episodes", paramLabel = "n", description = "Episodes for each seed (default: ${DEFAULT-VALUE}).")
    private int episodes = 1000;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Override
    public Integer call() throws Exception {
        if (episodes < 2) {
            throw new IllegalArgumentException(
                    "episodes must be at least 2, got " + episodes + "; one has no interval");
        }
        TrainingPlan plan = TrainingPlan.open(run);
        Evaluator evaluator = new Evaluator(plan, RunFolder.open(run), execution.execution());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", "evaluate");
        line.put("algorithm", plan.algorithm().name());
        line.put("scenario", plan.scenario().name());
        line.put("episodes", episodes);
        line.put("evaluation", evaluator.evaluate(episodes));
        line.put("random", evaluator.random(episodes));
        line.put("over_random", evaluator.overRandom());
        evaluator.putRival(episodes, line);
        System.out.println(plan.name() + ": " + evaluator.sentence());
        System.out.println("  scale: " + plan.scenario().scale());
        if (json) {
            System.out.println(Json.line(line));
        }
        return 0;
    }
}
