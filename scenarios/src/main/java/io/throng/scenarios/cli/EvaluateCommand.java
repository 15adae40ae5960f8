package io.throng.scenarios.cli;

import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng evaluate}. */
@Command(
        name = "evaluate",
        description = "Plays the policies of a training beside random ones; reports its evaluations.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<run>", description = "Folder that throng train wrote.")
    private Path run;

    @Option(names = "--episodes", paramLabel = "n", description = "Episodes for each seed (default: ${DEFAULT-VALUE}).")
    private int episodes = 1000;

    @Option(
            names = "--agents",
            paramLabel = "N",
            description = "Play in worlds of so many agents, where the policies can (networks over sets).")
    private Integer agents;

    @Option(
            names = "--set",
            paramLabel = "k=v",
            description = "Play in worlds in which a parameter of the scenario is another than in training.")
    private final Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--draw", description = "Draw actions from policies instead of taking the most likely ones.")
    private boolean draw;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Mixin
    private ComparisonOptions options = new ComparisonOptions();

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Override
    public Integer call() throws Exception {
        if (episodes < 2) {
            throw new IllegalArgumentException(
                    "episodes must be at least 2, got " + episodes + "; one has no interval");
        }
        TrainingPlan plan = TrainingPlan.open(run);
        TrainingPlan sized = agents == null ? plan : plan.ofAgents(agents);
        TrainingPlan stage = set.isEmpty() ? sized : sized.in(set);
        boolean isOtherwise = agents != null || !set.isEmpty() || draw;
        Evaluator evaluator =
                new Evaluator(plan, stage, !draw, RunFolder.open(run), execution.execution(), options.metric());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", "evaluate");
        line.put("algorithm", plan.algorithm().name());
        line.put("scenario", plan.scenario().name());
        line.put("episodes", episodes);
        line.put("metric", options.metric());
        line.put("evaluation", evaluator.evaluate(episodes));
        line.put("random", evaluator.random(episodes));
        line.put("over_random", evaluator.overRandom());
        evaluator.putRival(episodes, line);
        evaluator.putKinds(line);
        Optional<String> probe = isOtherwise ? Optional.empty() : evaluator.putProbe(episodes, line);
        System.out.println(plan.name() + ": " + evaluator.sentence());
        probe.ifPresent(System.out::println);
        System.out.println("  scale: " + plan.scenario().scale());
        if (isOtherwise) {
            line.put("agents", agents);
            line.put("set", set);
        } else {
            report(evaluator, line);
        }
        if (json) {
            System.out.println(Json.line(line));
        }
        return 0;
    }

    private void report(Evaluator evaluator, Map<String, Object> line) throws IOException {
        Optional<String> obstacle = ComparedRun.obstacle(run);
        if (obstacle.isPresent()) {
            System.out.println("no absolute metric and no curves: " + obstacle.get());
            return;
        }
        evaluator.putAbsolute(line);
        List<ComparedRun> alone = List.of(ComparedRun.open(run.toString()));
        line.put("protocol", ComparisonReport.make(alone, options, options.out(unused())));
    }

    /** Beside the run's other results. */
    private Path unused() {
        Path candidate = run.resolve("evaluation");
        for (int i = 2; Files.exists(candidate); i++) {
            candidate = run.resolve("evaluation-" + i);
        }
        return candidate;
    }
}
