package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.SimulationException;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.sweep.Experiment;
import io.throng.scenarios.sweep.Outcome;
import io.throng.scenarios.sweep.SweptRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs a scenario for a sweep, on one thread a run. Measures are taken about a hundred times between warming up and the end,
 * at the same steps in every run.
 */
final class SweepExperiment implements Experiment {
    private static final int SAMPLES = 100;

    private final Scenario<?> scenario;
    private final Record parameters;
    private final long steps;
    private final long warmUp;
    private final Execution execution;
    private final Set<ScenarioRun> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopRequested;

    SweepExperiment(Scenario<?> scenario, Record parameters, long steps, long warmUp, Execution execution) {
        this.scenario = scenario;
        this.parameters = parameters;
        this.steps = steps;
        this.warmUp = warmUp;
        this.execution = execution.withThreads(1);
    }

    /** Lets all runs end with their present step; they count as not begun. */
    void requestStop() {
        stopRequested = true;
        running.forEach(ScenarioRun::requestStop);
    }

    @Override
    public Outcome run(SweptRun swept) {
        Record changed = Parameters.with(parameters, swept.varied());
        try (ScenarioRun run = ScenarioRun.start(scenario, changed, swept.seed(), RunPolicies.random(), execution)) {
            running.add(run);
            try {
                return run(run);
            } finally {
                running.remove(run);
            }
        }
    }

    private Outcome run(ScenarioRun run) {
        long every = Math.max(1, (steps - warmUp) / SAMPLES);
        Means means = new Means();
        advance(run, warmUp);
        means.add(run.measures());
        while (run.step() < steps) {
            advance(run, Math.min(every, steps - run.step()));
            means.add(run.measures());
        }
        requireNoFailures(run);
        return new Outcome(run.step(), run.hash(), means.last, means.means());
    }

    private void advance(ScenarioRun run, long more) {
        long until = run.step() + more;
        if (!stopRequested) {
            run.advance(more);
        }
        if (stopRequested || run.step() < until) {
            throw new CancellationException("told to stop");
        }
    }

    private static void requireNoFailures(ScenarioRun run) {
        long failures = run.simulation().failureCount();
        if (failures > 0) {
            throw new SimulationException((failures == 1 ? "" : failures + " failures of agents, the first: ")
                    + run.simulation().failures().getFirst());
        }
    }

    /** Means of measures that need not be taken every time. */
    private static final class Means {
        private final Map<String, Double> last = new LinkedHashMap<>();
        private final Map<String, Double> sums = new LinkedHashMap<>();
        private final Map<String, Integer> counts = new LinkedHashMap<>();

        void add(Map<String, Double> measured) {
            last.putAll(measured);
            measured.forEach((name, value) -> {
                sums.merge(name, value, Double::sum);
                counts.merge(name, 1, Integer::sum);
            });
        }

        Map<String, Double> means() {
            Map<String, Double> means = new LinkedHashMap<>();
            sums.forEach((name, sum) -> means.put(name, sum / counts.get(name)));
            return means;
        }
    }
}
