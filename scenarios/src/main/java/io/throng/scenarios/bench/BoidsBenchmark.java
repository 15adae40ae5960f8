package io.throng.scenarios.bench;

import com.sun.management.OperatingSystemMXBean;
import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.mason.MasonFlockers;
import io.throng.kernel.step.ReferenceLoop;
import io.throng.scenarios.swarm.Boids;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Flocking boids beside MASON's flockers and beside a plain loop over the same rules, in one process.
 *
 * <p>All have MASON's parameters and density and fly {@value #WARM_UP_STEPS} steps before the first repetition, so that
 * flocks have formed alike: the rows tell how many neighbours a bird has at the end in both. The unit is processor time
 * of the whole process, garbage collection included, in nanoseconds per bird and step, dead birds counted. Contestants
 * take turns within each repetition; times are medians over repetitions, ratios are medians of the ratios within a
 * repetition, so that other work on the machine disturbs both sides of a ratio.
 *
 * <p>Throng's birds hatch in strips (see {@link Boids}), which keeps neighbours close in memory for thousands of steps;
 * 100,000 birds that have mixed completely cost about half as much again.
 */
public final class BoidsBenchmark implements Benchmark {
    private static final long SEED = 7;
    private static final int WARM_UP_STEPS = 100;

    /** Birds times steps in a repetition: half a second's work, as processor time is told in hundredths. */
    private static final int BIRD_STEPS = 2_500_000;

    private static final int MASON_BIRD_STEPS = 500_000;
    private static final int REPETITIONS = 7;
    private static final int QUICK_REPETITIONS = 3;

    /** For the service loader. */
    public BoidsBenchmark() {}

    @Override
    public String name() {
        return "boids";
    }

    @Override
    public String description() {
        return "Flocking boids beside MASON's flockers and beside a plain loop: nanoseconds of processor time per bird"
                + " and step, after the same number of steps.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        List<Map<String, Object>> rows = new ArrayList<>();
        row(1_000, 1); // until the JIT has compiled everybody
        int repetitions = quick ? QUICK_REPETITIONS : REPETITIONS;
        for (int agents : quick ? new int[] {1_000, 10_000} : new int[] {1_000, 10_000, 100_000}) {
            rows.add(row(agents, repetitions));
        }
        return rows;
    }

    /** Somebody who can fly the birds for some steps, and how many in a repetition. */
    private record Contestant(String name, int steps, LongConsumer flight) {}

    /** Measures worlds of one size. */
    static Map<String, Object> row(int agents, int repetitions) {
        Boids.Parameters parameters = Boids.Parameters.defaults().withAgents(agents);
        ReferenceLoop loop = new ReferenceLoop(new Boids(parameters), SEED);
        MasonFlockers mason = new MasonFlockers(agents, parameters.widthOfWorld(), parameters.heightOfWorld(), SEED);
        try (Simulation throng = simulation(parameters, 1);
                Simulation twoThreads = simulation(parameters, 2)) {
            int steps = Math.max(1, BIRD_STEPS / agents);
            List<Contestant> contestants = List.of(
                    new Contestant("throng", steps, throng::run),
                    new Contestant("throng_2_threads", steps, twoThreads::run),
                    new Contestant("loop", steps, loop::run),
                    new Contestant("mason", Math.max(1, MASON_BIRD_STEPS / agents), count -> mason.run((int) count)));
            contestants.forEach(contestant -> contestant.flight().accept(WARM_UP_STEPS));
            Map<String, double[]> nanos = nanos(contestants, agents, repetitions);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("agents", agents);
            nanos.forEach((name, values) -> row.put(name + "_ns", median(values)));
            row.put("ratio_mason", medianRatio(nanos.get("mason"), nanos.get("throng")));
            row.put("ratio_loop", medianRatio(nanos.get("throng"), nanos.get("loop")));
            row.put("throng_neighbours", throng.measures().get("neighbours"));
            row.put("mason_neighbours", mason.neighbours());
            return row;
        }
    }

    private static Simulation simulation(Boids.Parameters parameters, int threads) {
        return Simulation.start(
                new Boids(parameters), SEED, Execution.defaults().withThreads(threads));
    }

    /** Nanoseconds per bird and step by contestant, {@code [repetitions]}. */
    private static Map<String, double[]> nanos(List<Contestant> contestants, int agents, int repetitions) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Map<String, double[]> nanos = new LinkedHashMap<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            for (Contestant contestant : contestants) {
                long before = machine.getProcessCpuTime();
                contestant.flight().accept(contestant.steps());
                nanos.computeIfAbsent(contestant.name(), name -> new double[repetitions])[repetition] =
                        (machine.getProcessCpuTime() - before) / ((double) contestant.steps() * agents);
            }
        }
        return nanos;
    }

    private static double medianRatio(double[] over, double[] under) {
        double[] ratios = new double[over.length];
        Arrays.setAll(ratios, i -> over[i] / under[i]);
        return median(ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
