package io.throng.scenarios.cli;

import io.throng.marl.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng train}. */
@Command(
        name = "train",
        description = "Learns policies and evaluates them; or goes on with an interrupted training (--resume).",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final long DEFAULT_STEPS = 1_000_000;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<algorithm>",
            description = "A name that throng list prints.")
    private String algorithm;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<scenario|File.java>",
            description = "A learning scenario, or a Java file that describes one.")
    private String scenario;

    @Option(
            names = "--agents",
            paramLabel = "N[,N...]",
            split = ",",
            description = "Number of agents (default: the scenario's); several: in as many populations at once, with"
                    + " one policy for all, by mra, ippo or mappo with --set network=ATTENTION.")
    private List<Integer> agents = List.of();

    @Option(names = "--steps", paramLabel = "N", description = "Environment steps in all, per seed (default: 1000000).")
    private Long steps;

    @Option(names = "--seed", paramLabel = "S", description = "The first seed (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--seeds", paramLabel = "n", description = "How many seeds, one after the other (default: 1).")
    private int seeds = 1;

    @Option(
            names = "--set",
            paramLabel = "k=v",
            description = "Change a parameter of the scenario or a setting of the algorithm.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--team",
            paramLabel = "KIND[,KIND...]=ALGORITHM",
            description = "Let kinds of agents learn by another algorithm, with --set KIND.k=v; may be repeated.")
    private Map<String, String> teams = new LinkedHashMap<>();

    @Option(
            names = "--fixed",
            paramLabel = "KIND=POLICY",
            description =
                    "Let a kind of agents not learn: random, scripted (where the scenario has a script), a file that"
                            + " throng export wrote, or the folder of a training; may be repeated.")
    private Map<String, String> fixed = new LinkedHashMap<>();

    @Option(names = "--draw", description = "Draw actions of fixed policies instead of taking the most likely ones.")
    private boolean draw;

    @Option(
            names = "--device",
            paramLabel = "cpu|gpu",
            description = "Where networks learn: the processor, or an NVIDIA card (default: cpu).")
    private Device device;

    @Option(
            names = "--episodes",
            paramLabel = "n",
            description = "Episodes to evaluate each seed on at the end (default: ${DEFAULT-VALUE}).")
    private int episodes = 400;

    @Option(
            names = "--evaluations",
            paramLabel = "N",
            description = "Evaluations while learning, at equal distances; the best policy is kept (default: 10).")
    private Integer evaluations;

    @Option(
            names = "--evaluation-episodes",
            paramLabel = "n",
            description = "Episodes of each of these; ten times as many for the best policy (default: 32).")
    private Integer evaluationEpisodes;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for results (default: runs/<algorithm>-<scenario>).")
    private Path out;

    @Option(names = "--resume", paramLabel = "DIR", description = "Go on with the training in this folder.")
    private Path resume;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Override
    public Integer call() throws Exception {
        TrainingPlan plan = resume == null ? newPlan() : resumedPlan();
        return new TrainJob(plan, execution.execution(), json).run(resume, out);
    }

    private TrainingPlan newPlan() throws IOException {
        if (algorithm == null || scenario == null) {
            throw new IllegalArgumentException(
                    "train needs an algorithm and a scenario, for example: throng train mappo simple_spread");
        }
        long all = steps == null ? DEFAULT_STEPS : steps;
        Map<String, String> changes = new LinkedHashMap<>(set);
        OtherTeams others = OtherTeams.parse(teams, fixed, draw, changes);
        Integer first = agents.isEmpty() ? null : agents.getFirst();
        TrainingPlan plan = TrainingPlan.of(
                        algorithm, scenario, first, changes, all, seed, seeds, episodes, evaluationPlan())
                .withTeams(others)
                .withDevice(device == null ? Device.CPU : device);
        return agents.size() > 1 ? plan.withPopulations(agents) : plan;
    }

    private EvaluationPlan evaluationPlan() {
        EvaluationPlan usual = EvaluationPlan.defaults();
        return new EvaluationPlan(
                evaluations == null ? usual.evaluations() : evaluations,
                evaluationEpisodes == null ? usual.episodes() : evaluationEpisodes);
    }

    private TrainingPlan resumedPlan() {
        boolean planned = evaluations != null || evaluationEpisodes != null;
        boolean teamed = !teams.isEmpty() || !fixed.isEmpty() || draw;
        if (algorithm != null || !agents.isEmpty() || !set.isEmpty() || planned || teamed || device != null) {
            throw new IllegalArgumentException(
                    "--resume takes algorithm, scenario, settings and device from the folder;"
                            + " leave them out (--steps may be given to train longer)");
        }
        TrainingPlan saved = TrainingPlan.open(resume);
        return steps == null ? saved : saved.withSteps(steps);
    }
}
