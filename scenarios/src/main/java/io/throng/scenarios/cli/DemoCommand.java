package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.scenarios.Catalogue;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code throng demo}: the main job. */
@Command(
        name = "demo",
        description = "Learns a decentralised policy and lets 100,000 boids flock; three minutes on two cores at most.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final long TRAINING_STEPS = 400_000;
    private static final int EPISODES = 400;
    private static final int BOIDS = 100_000;
    private static final long FLOCKING_STEPS = 400;
    private static final long SEED = 7;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for results (default: runs/demo).")
    private Path out;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path folder = out == null ? RunFolder.unused("demo") : out;
        RunFolder.create(folder);
        System.out.println("1. Three agents learn to cover three landmarks without meeting (MAPPO on simple_spread)");
        TrainingPlan plan = TrainingPlan.of(
                "mappo", "simple_spread", null, Map.of(), TRAINING_STEPS, SEED, 1, EPISODES, EvaluationPlan.defaults());
        int trained = new TrainJob(plan, Execution.defaults(), false).run(null, folder.resolve("learning"));
        if (trained != 0) {
            return trained;
        }
        System.out.println();
        System.out.printf("2. %,d boids flock%n", BOIDS);
        RunOptions options = new RunOptions();
        options.world.agents = BOIDS;
        options.steps = FLOCKING_STEPS;
        options.world.seed = SEED;
        options.out = folder.resolve("flock");
        int flocked = RunJob.run(Catalogue.load().named("boids"), "boids", options);
        if (flocked != 0) {
            return flocked;
        }
        suggest(folder);
        if (json) {
            System.out.println(jsonLine(folder));
        }
        return 0;
    }

    private static void suggest(Path folder) {
        System.out.printf("""

            Look at %1$s: learning/learning-curve.png, flock/boids.png, flock/order.png
            Try next:
              ./throng run scenarios/examples/01_flock.java --steps 1000
              ./throng train mappo simple_spread --seeds 3 --steps 1000000
              ./throng verify %1$s/flock
            """, folder);
    }

    private static String jsonLine(Path folder) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("command", "demo");
        Map<String, Object> learning =
                RunFolder.open(folder.resolve("learning")).manifest();
        Map<String, Object> flock = RunFolder.open(folder.resolve("flock")).manifest();
        for (String key : new String[] {"evaluation", "random", "over_random", "env_steps_per_cpu_second"}) {
            line.put(key, learning.get(key));
        }
        for (String key : new String[] {"hash", "measures", "agent_steps_per_second"}) {
            line.put(key, flock.get(key));
        }
        line.put("out", folder.toString());
        return Json.line(line);
    }
}
