package io.throng.scenarios.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongToDoubleFunction;

/**
 * Several who do the same work in turns, so that whatever else the machine does disturbs all of them alike.
 *
 * <p>What is measured is processor time of the whole process, garbage collection included, in nanoseconds per agent and
 * step. Times are medians over the repetitions; ratios are medians of the ratios within a repetition.
 */
final class Contest {
    private final int agents;
    private final List<Contestant> contestants = new ArrayList<>();
    private final Map<String, double[]> nanos = new LinkedHashMap<>();
    private final Map<String, double[]> wall = new LinkedHashMap<>();

    /** One who can take steps and tells the processor nanoseconds it took. */
    private record Contestant(String name, int steps, LongToDoubleFunction run) {}

    Contest(int agents) {
        this.agents = agents;
    }

    /** Adds one who runs in this process; {@code steps} are those of a repetition. */
    void add(String name, int steps, LongConsumer run) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        addTimed(name, steps, count -> {
            long before = machine.getProcessCpuTime();
            run.accept(count);
            return machine.getProcessCpuTime() - before;
        });
    }

    /** Adds one who tells the nanoseconds. */
    void addTimed(String name, int steps, LongToDoubleFunction run) {
        contestants.add(new Contestant(name, steps, run));
    }

    /** Lets everybody warm up and then take turns. */
    void hold(int warmUpSteps, int repetitions) {
        for (Contestant one : contestants) {
            double _ = one.run().applyAsDouble(warmUpSteps);
        }
        for (int repetition = 0; repetition < repetitions; repetition++) {
            for (Contestant one : contestants) {
                double units = (double) one.steps() * agents;
                long begun = System.nanoTime();
                double taken = one.run().applyAsDouble(one.steps());
                row(wall, one.name(), repetitions)[repetition] = (System.nanoTime() - begun) / units;
                row(nanos, one.name(), repetitions)[repetition] = taken / units;
            }
        }
    }

    private static double[] row(Map<String, double[]> table, String name, int repetitions) {
        return table.computeIfAbsent(name, any -> new double[repetitions]);
    }

    /** Processor nanoseconds per agent and step; null for one who did not take part. */
    Double nanos(String name) {
        return nanos.containsKey(name) ? (Double) median(nanos.get(name)) : null;
    }

    /** How many times as much processor time one takes as another; null if either did not take part. */
    Double ratio(String over, String under) {
        return ratio(nanos, over, under);
    }

    /** The same for the time that passes. */
    Double wallRatio(String over, String under) {
        return ratio(wall, over, under);
    }

    private static Double ratio(Map<String, double[]> times, String over, String under) {
        if (!times.containsKey(over) || !times.containsKey(under)) {
            return null;
        }
        double[] ratios = new double[times.get(over).length];
        Arrays.setAll(ratios, i -> times.get(over)[i] / times.get(under)[i]);
        return median(ratios);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
