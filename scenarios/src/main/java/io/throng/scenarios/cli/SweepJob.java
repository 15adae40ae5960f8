package io.throng.scenarios.cli;

import io.throng.kernel.Parameters;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.RunFolder;
import io.throng.scenarios.sweep.Factor;
import io.throng.scenarios.sweep.FactorText;
import io.throng.scenarios.sweep.Shard;
import io.throng.scenarios.sweep.Sweep;
import io.throng.scenarios.sweep.SweepFolder;
import io.throng.scenarios.sweep.SweepPlan;
import io.throng.scenarios.sweep.SweepReport;
import io.throng.scenarios.sweep.SweptRun;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sweeps one scenario, or goes on with it. */
final class SweepJob {
    private static final int WARM_UP_PART = 2;

    private final Scenario<?> scenario;
    private final SweepRequest request;
    private final SweepOptions options;
    private final Record parameters;
    private final SweepPlan plan;

    private SweepJob(Scenario<?> scenario, SweepRequest request, SweepOptions options) {
        this.scenario = scenario;
        this.request = request;
        this.options = options;
        this.parameters = ScenarioRun.parameters(scenario, request.agents(), request.set());
        this.plan = plan();
    }

    /** Returns the exit code. */
    static int run(Scenario<?> scenario, SweepRequest request, SweepOptions options) throws IOException {
        return new SweepJob(scenario, request, options).run();
    }

    private SweepPlan plan() {
        List<Factor> factors = options.vary.stream()
                .map(text -> FactorText.parse(text, parameters))
                .toList();
        for (Factor factor : factors) {
            boolean counted = request.agents() != null && factor.name().equals("agents");
            if (counted || request.set().containsKey(factor.name())) {
                throw new IllegalArgumentException(factor.name() + " is both set and varied; leave out one of "
                        + (counted ? "--agents" : "--set") + " and --vary");
            }
        }
        return new SweepPlan(
                scenario.name(),
                Scenarios.sha256(scenario),
                Parameters.values(parameters),
                factors,
                options.design == null ? "grid" : options.design,
                options.points == null ? 0 : options.points,
                options.repeats == null ? 1 : options.repeats,
                request.seed(),
                request.steps(),
                options.warmUp == null ? request.steps() / WARM_UP_PART : options.warmUp);
    }

    private int run() throws IOException {
        Shard shard = options.part();
        int jobs = Sweep.requireJobs(options.jobsOrAll());
        requireSomePoint();
        SweepFolder folder = SweepFolder.open(
                request.out() == null ? RunFolder.unused(scenario.name() + "-sweep") : request.out(), plan);
        Sweep sweep = new Sweep(folder, shard, jobs, options.retryFailed, SweepJob::complain);
        SweepExperiment experiment =
                new SweepExperiment(scenario, parameters, plan.steps(), plan.warmUp(), request.execution());
        try (Interruption interruption = new Interruption(experiment::requestStop)) {
            return end(folder, sweep.run(experiment, interruption::isRequested));
        }
    }

    private int end(SweepFolder folder, SweepReport report) {
        SweepEnd end = new SweepEnd(folder, report);
        if (request.pictures()) {
            end.draw();
        }
        return end.say("sweep", this::reproducing, request.json());
    }

    /** Of runs whose parameters are refused, too. */
    private String reproducing(SweptRun run) {
        Map<String, Object> values = Parameters.values(parameters);
        values.putAll(run.varied());
        return "throng run " + request.target() + Reproduction.settings(scenario, values) + " --seed " + run.seed()
                + " --steps " + plan.steps();
    }

    /**
     * Refuses a sweep of which no run could begin, and tells of points that the parameters refuse: their runs are recorded as
     * failed.
     */
    private void requireSomePoint() {
        Map<String, Long> refused = new LinkedHashMap<>();
        List<SweptRun> points =
                plan.runs().stream().filter(run -> run.repeat() == 0).toList();
        for (SweptRun point : points) {
            try {
                Parameters.with(parameters, point.varied());
            } catch (IllegalArgumentException e) {
                refused.merge(e.getMessage(), 1L, Long::sum);
            }
        }
        long count = refused.values().stream().mapToLong(Long::longValue).sum();
        if (count == points.size()) {
            throw new IllegalArgumentException(refused.keySet().iterator().next());
        }
        if (count > 0) {
            complain("of " + points.size() + " points " + count + " cannot be run: "
                    + refused.keySet().iterator().next());
        }
    }

    static void complain(String line) {
        System.err.println("throng: " + line);
    }
}
