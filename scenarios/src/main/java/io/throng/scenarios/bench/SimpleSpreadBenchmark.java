package io.throng.scenarios.bench;

import com.sun.management.OperatingSystemMXBean;
import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.scenarios.particle.SimpleSpread;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps of {@code simple_spread} with three agents on one thread: physics, rewards, observations, new episodes.
 *
 * <p>One unit is a step of one world. Units are divided by the processor time of the whole process; the best of several
 * runs counts.
 */
public final class SimpleSpreadBenchmark implements Benchmark {
    private static final int WORLDS = 1024;
    private static final long SEED = 7;

    private final SimpleSpread scenario = new SimpleSpread();

    /** For the service loader. */
    public SimpleSpreadBenchmark() {}

    @Override
    public String name() {
        return "simple_spread";
    }

    @Override
    public String description() {
        return "Steps of worlds of simple_spread (MPE2, three agents) per second of processor time, on one thread.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        BareGame bare = new BareGame(scenario.game(scenario.defaults()), WORLDS, SEED);
        return List.of(
                row("arena, random actions", inArena(new RandomPolicy(), quick)),
                row("arena, one random action an episode", inArena(onceAnEpisode(), quick)),
                row("rules without actors, one random action an episode", best(bare::step, quick)));
    }

    private Policy onceAnEpisode() {
        RandomPolicy random = new RandomPolicy();
        int episode = scenario.defaults().episodeSteps();
        return (batch, seed, step) -> {
            if (step % episode == 0) {
                random.act(batch, seed, step);
            }
        };
    }

    private double inArena(Policy policy, boolean quick) {
        try (Arena arena = Arena.open(
                scenario.worlds(scenario.defaults(), WORLDS),
                SEED,
                Execution.defaults().withThreads(1))) {
            List<Policy> policies = List.of(policy);
            return best(
                    () -> {
                        arena.act(policies, SEED);
                        arena.step();
                    },
                    quick);
        }
    }

    /** The highest rate of several runs of a step of all worlds, in world steps per second of processor time. */
    private static double best(Runnable step, boolean quick) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        int steps = quick ? 100 : 3000;
        double best = 0;
        for (int run = 0; run < 10; run++) {
            long before = machine.getProcessCpuTime();
            for (int i = 0; i < steps; i++) {
                step.run();
            }
            double seconds = (machine.getProcessCpuTime() - before) / 1e9;
            best = Math.max(best, steps * (double) WORLDS / seconds);
        }
        return best;
    }

    private static Map<String, Object> row(String what, double rate) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("worlds", WORLDS);
        row.put("throng_per_cpu_s", rate);
        return row;
    }
}
