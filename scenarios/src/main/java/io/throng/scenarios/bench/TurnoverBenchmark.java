package io.throng.scenarios.bench;

import com.sun.management.OperatingSystemMXBean;
import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.SteppingMode;
import io.throng.scenarios.walk.Turnover;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What births and deaths cost: walkers of whom a tenth dies in each step and as many are born, beside the same walkers
 * without births and deaths.
 *
 * <p>The unit is processor time of the whole process, garbage collection included, in nanoseconds per agent alive and step.
 * Both take turns; times are medians over repetitions, the ratio is the median of the ratios within a repetition.
 */
public final class TurnoverBenchmark implements Benchmark {
    private static final long SEED = 7;
    private static final double TENTH = 0.1;
    private static final int AGENT_STEPS = 20_000_000;
    private static final int QUICK_AGENT_STEPS = 2_000_000;
    private static final int REPETITIONS = 7;
    private static final int QUICK_REPETITIONS = 3;

    /** For the service loader. */
    public TurnoverBenchmark() {}

    @Override
    public String name() {
        return "turnover";
    }

    @Override
    public String description() {
        return "Walkers a tenth of whom dies and is born in each step beside walkers who live for ever: nanoseconds of"
                + " processor time per agent and step.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        List<Map<String, Object>> rows = new ArrayList<>();
        row(10_000, quick); // until the JIT has compiled both
        for (int agents : quick ? new int[] {10_000} : new int[] {10_000, 100_000, 1_000_000}) {
            rows.add(row(agents, quick));
        }
        return rows;
    }

    private static Map<String, Object> row(int agents, boolean quick) {
        int repetitions = quick ? QUICK_REPETITIONS : REPETITIONS;
        int steps = Math.max(1, (quick ? QUICK_AGENT_STEPS : AGENT_STEPS) / agents);
        double[] still = new double[repetitions];
        double[] turnover = new double[repetitions];
        double[] ratios = new double[repetitions];
        try (Simulation without = simulation(agents, 0);
                Simulation with = simulation(agents, TENTH)) {
            for (int repetition = 0; repetition < repetitions; repetition++) {
                still[repetition] = nanos(without, steps);
                turnover[repetition] = nanos(with, steps);
                ratios[repetition] = turnover[repetition] / still[repetition];
            }
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("agents", agents);
        row.put("still_ns", Contest.median(still));
        row.put("turnover_ns", Contest.median(turnover));
        row.put("ratio", Contest.median(ratios));
        return row;
    }

    private static Simulation simulation(int agents, double chance) {
        return Simulation.start(
                new Turnover(new Turnover.Parameters(agents, chance)),
                SEED,
                Execution.defaults().withThreads(1).withMode(SteppingMode.COHORT));
    }

    private static double nanos(Simulation simulation, int steps) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = machine.getProcessCpuTime();
        double agentSteps = 0;
        for (int step = 0; step < steps; step++) {
            simulation.run(1);
            agentSteps += simulation.atRest(() -> simulation.world().agents().rows());
        }
        return (machine.getProcessCpuTime() - before) / agentSteps;
    }
}
