package io.throng.scenarios.bench;

import com.sun.management.OperatingSystemMXBean;
import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.scenarios.LearningScenario;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps of many worlds of a game on one thread, through the arena and by the rules alone: rewards, observations, new
 * episodes.
 *
 * <p>One unit is a step of one world. Units are divided by the processor time of the whole process; the best of several
 * runs counts.
 */
final class GameRates {
    private static final int WORLDS = 1024;
    private static final int RUNS = 10;
    private static final long SEED = 7;

    private GameRates() {}

    /** Four rows: with choices drawn anew for every step, and for every episode. */
    static <P extends Record> List<Map<String, Object>> measure(
            LearningScenario<P> scenario, P parameters, boolean quick) {
        int episode = scenario.worlds(parameters, 1).game().episodeLimit();
        return List.of(
                row("arena, random actions", inArena(scenario, parameters, 1, quick)),
                row("arena, one random action an episode", inArena(scenario, parameters, episode, quick)),
                row("rules without actors, random actions", alone(scenario, parameters, 1, quick)),
                row("rules without actors, one random action an episode", alone(scenario, parameters, episode, quick)));
    }

    private static <P extends Record> double inArena(
            LearningScenario<P> scenario, P parameters, int stepsOfAChoice, boolean quick) {
        RandomPolicy random = new RandomPolicy();
        Policy policy = (batch, seed, step) -> {
            if (step % stepsOfAChoice == 0) {
                random.act(batch, seed, step);
            }
        };
        try (Arena arena = Arena.open(
                scenario.worlds(parameters, WORLDS), SEED, Execution.defaults().withThreads(1))) {
            return best(
                    () -> {
                        arena.act(List.of(policy), SEED);
                        arena.step();
                    },
                    quick);
        }
    }

    private static <P extends Record> double alone(
            LearningScenario<P> scenario, P parameters, int stepsOfAChoice, boolean quick) {
        BareGame bare = new BareGame(scenario.game(parameters), WORLDS, SEED, stepsOfAChoice);
        return best(bare::step, quick);
    }

    /** The highest rate of several runs of a step of all worlds, in world steps per second of processor time. */
    private static double best(Runnable step, boolean quick) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        int steps = quick ? 100 : 3000;
        double best = 0;
        for (int run = 0; run < RUNS; run++) {
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
