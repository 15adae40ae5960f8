package io.throng.scenarios.bench;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.SteppingMode;
import io.throng.kernel.World;
import io.throng.kernel.record.Axis;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Series;
import io.throng.scenarios.swarm.Boids;
import io.throng.scenarios.walk.Walkers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the cost of a step grows from a thousand agents to ten million: boids, which look for neighbours, and walkers, which do
 * not, as cohorts on one thread.
 */
public final class ScaleBenchmark implements Benchmark {
    private static final long SEED = 7;
    private static final int REPETITIONS = 3;
    private static final int AGENT_STEPS = 5_000_000;
    private static final int QUICK_LARGEST = 10_000;
    private static final int LARGEST = 10_000_000;

    /** For the service loader. */
    public ScaleBenchmark() {}

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String description() {
        return "Boids and walkers from a thousand to ten million: nanoseconds of processor time per agent and step, and"
                + " bytes per agent.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        List<Map<String, Object>> rows = new ArrayList<>();
        row(1_000); // until the JIT has compiled both
        for (int agents = 1_000; agents <= (quick ? QUICK_LARGEST : LARGEST); agents *= 10) {
            rows.add(row(agents));
        }
        return rows;
    }

    private static Map<String, Object> row(int agents) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("agents", agents);
        measure(row, "boids", new Boids(Boids.Parameters.defaults().withAgents(agents)), agents);
        measure(row, "walkers", new Walkers(Walkers.Parameters.defaults().withAgents(agents)), agents);
        return row;
    }

    private static void measure(Map<String, Object> row, String model, World world, int agents) {
        Execution execution = Execution.defaults().withThreads(1).withMode(SteppingMode.COHORT);
        try (Simulation simulation = Simulation.start(world, SEED, execution)) {
            Contest contest = new Contest(agents);
            contest.add(model, Math.max(2, AGENT_STEPS / agents), simulation::run);
            contest.hold(Math.clamp(AGENT_STEPS / agents, 3, 100), REPETITIONS);
            row.put(model + "_ns", contest.nanos(model));
            row.put(
                    model + "_bytes",
                    simulation.memory().perAgent(simulation.memory().total()));
        }
    }

    @Override
    public Optional<Chart> chart(List<Map<String, Object>> rows) {
        double[] agents = rows.stream()
                .mapToDouble(row -> Math.log10(((Number) row.get("agents")).doubleValue()))
                .toArray();
        return Optional.of(new Chart(
                "Cost of a step",
                "cohorts on one thread; processor time, medians of " + REPETITIONS,
                new Axis("agents, power of ten", ""),
                new Axis("time per agent and step", "ns"),
                List.of(line("boids", agents, rows), line("walkers", agents, rows))));
    }

    private static Series line(String model, double[] agents, List<Map<String, Object>> rows) {
        double[] nanos = rows.stream()
                .mapToDouble(row -> ((Number) row.get(model + "_ns")).doubleValue())
                .toArray();
        return Series.line(model, agents, nanos);
    }
}
