package io.throng.scenarios.bench;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.SteppingMode;
import io.throng.kernel.World;
import io.throng.kernel.mason.MasonProgram;
import io.throng.scenarios.comparison.Flocking;
import io.throng.scenarios.comparison.ReferenceFlocking;
import io.throng.scenarios.comparison.ReferenceSchelling;
import io.throng.scenarios.comparison.ReferenceWolfSheep;
import io.throng.scenarios.comparison.Schelling;
import io.throng.scenarios.comparison.WolfSheep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;

/**
 * The six rows of ABMFrameworksComparison: milliseconds of processor time a run, beside MASON's program in the same run.
 *
 * <p>Before anything is measured, each world must equal the slow reference of its declared model for some steps. A
 * measured run is the founding of the world with a seed of its own and all steps (100; 20 for Schelling), in a JVM and a
 * simulation that are warm; {@code founding_ms} tells how much of it the founding is. What comes once per simulation,
 * starting its actors, is {@code start_ms} and no part of a run. Contestants take turns seed by seed; times are medians
 * over the seeds, and ratios are ratios of these.
 *
 * <p>{@code ark_ratio} is the time of Ark.jl 0.4.0, the fastest in the published table (at 553c394), as a part of the time of
 * MASON's published program, whose set-up is not in it; so {@code mark_ms}, the time to beat, is that part of the time that
 * MASON's steps take here. {@code replicas_ms} is the time of a run where many replicas are run in one simulation.
 */
public final class ComparisonBenchmark implements Benchmark {
    private static final int SEEDS = 41;
    private static final int QUICK_SEEDS = 15;
    private static final int STARTS = 5;
    private static final int REPLICAS = 16;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double WARM_UP_NANOS = 2e9;

    /** For the service loader. */
    public ComparisonBenchmark() {}

    @Override
    public String name() {
        return "comparison";
    }

    @Override
    public String description() {
        return "The six rows of ABMFrameworksComparison, each checked against a reference first: milliseconds of"
                + " processor time a run, beside MASON's program and the best published one.";
    }

    /**
     * One of the six.
     *
     * @param worlds builds a world of so many replicas
     * @param gate compares the world with its reference
     * @param arkRatio published time of Ark.jl over that of MASON
     */
    private record Row(
            String model,
            String size,
            int steps,
            IntFunction<World> worlds,
            Runnable gate,
            MasonProgram published,
            MasonProgram corrected,
            double arkRatio) {}

    private static List<Row> rows() {
        return List.of(
                flocking("small", Flocking.Parameters.defaults(), 0.73 / 1.42),
                flocking("large", Flocking.Parameters.large(), 0.36 / 0.61),
                schelling("small", Schelling.Parameters.defaults(), 0.61 / 1.19),
                schelling("large", Schelling.Parameters.large(), 0.59 / 1.51),
                wolfSheep("small", WolfSheep.Parameters.defaults(), 0.34 / 5.29),
                wolfSheep("large", WolfSheep.Parameters.large(), 0.14 / 7.8));
    }

    private static Row flocking(String size, Flocking.Parameters p, double arkRatio) {
        return new Row(
                "flocking",
                size,
                100,
                replicas -> new Flocking(p.withReplicas(replicas)),
                () -> checkFlocking(p),
                MasonProgram.flocking(p.birds(), p.side(), p.visualDistance(), false),
                MasonProgram.flocking(p.birds(), p.side(), p.visualDistance(), true),
                arkRatio);
    }

    private static Row schelling(String size, Schelling.Parameters p, double arkRatio) {
        return new Row(
                "schelling",
                size,
                20,
                replicas -> new Schelling(p.withReplicas(replicas)),
                () -> checkSchelling(p),
                MasonProgram.schelling(p.inhabitants(), p.side(), p.radius(), p.content(), false),
                MasonProgram.schelling(p.inhabitants(), p.side(), p.radius(), p.content(), true),
                arkRatio);
    }

    private static Row wolfSheep(String size, WolfSheep.Parameters p, double arkRatio) {
        return new Row(
                "wolf-sheep",
                size,
                100,
                replicas -> new WolfSheep(p.withReplicas(replicas)),
                () -> checkWolfSheep(p),
                masonWolfSheep(p, false),
                masonWolfSheep(p, true),
                arkRatio);
    }

    private static MasonProgram masonWolfSheep(WolfSheep.Parameters p, boolean corrected) {
        return MasonProgram.wolfSheep(
                p.sheep(), p.wolves(), p.side(), p.regrowth(), p.sheepBirths(), p.wolfBirths(), corrected);
    }

    private static void checkFlocking(Flocking.Parameters parameters) {
        Flocking world = new Flocking(parameters);
        try (Simulation simulation = start(world)) {
            ReferenceFlocking reference = new ReferenceFlocking(world, parameters, simulation.seed());
            check(simulation, 20, reference::step, () -> reference.requireEqual(world));
        }
    }

    private static void checkSchelling(Schelling.Parameters parameters) {
        Schelling world = new Schelling(parameters);
        try (Simulation simulation = start(world)) {
            ReferenceSchelling reference = new ReferenceSchelling(world, parameters, simulation.seed());
            check(simulation, 2, reference::step, () -> reference.requireEqual(world));
        }
    }

    private static void checkWolfSheep(WolfSheep.Parameters parameters) {
        WolfSheep world = new WolfSheep(parameters);
        try (Simulation simulation = start(world)) {
            ReferenceWolfSheep reference = new ReferenceWolfSheep(world, parameters, simulation.seed());
            check(simulation, 20, reference::step, () -> reference.requireEqual(world));
        }
    }

    private static void check(Simulation simulation, int steps, LongConsumer step, Runnable equality) {
        for (int i = 0; i < steps; i++) {
            simulation.run(1);
            step.accept(i);
            simulation.atRest(() -> {
                equality.run();
                return null;
            });
        }
    }

    private static Simulation start(World world) {
        Execution execution = Execution.defaults().withThreads(1).withRegions(1).withMode(SteppingMode.COHORT);
        return Simulation.start(world, 1, execution);
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        List<Map<String, Object>> measured = new ArrayList<>();
        for (Row row : rows()) {
            row.gate().run();
            measured.add(measure(row, quick ? QUICK_SEEDS : SEEDS));
        }
        return measured;
    }

    /** Milliseconds, {@code [seeds]} each. */
    private record Times(double[] founding, double[] run, double[] mason, double[] masonSetUp, double[] corrected) {
        Times(int seeds) {
            this(new double[seeds], new double[seeds], new double[seeds], new double[seeds], new double[seeds]);
        }
    }

    private static Map<String, Object> measure(Row row, int seeds) {
        Times times = new Times(seeds);
        try (Simulation throng = start(row.worlds().apply(1))) {
            warmUp(seed -> {
                throng.restart(seed);
                throng.run(row.steps());
            });
            warmUp(seed -> row.published().run(seed, row.steps()));
            warmUp(seed -> row.corrected().run(seed, row.steps()));
            for (int seed = 0; seed < seeds; seed++) {
                take(row, throng, 1000 + seed, times, seed);
            }
        }
        return told(row, times);
    }

    /** Runs until the compilers have had time: by processor time, of which they get little on a busy machine. */
    private static void warmUp(LongConsumer run) {
        double begun = ThreadTimes.ofAllThreads();
        for (long seed = 0; ThreadTimes.ofAllThreads() - begun < WARM_UP_NANOS; seed++) {
            run.accept(seed);
        }
    }

    /** One run of everybody with one seed. */
    private static void take(Row row, Simulation throng, long seed, Times times, int at) {
        double begun = ThreadTimes.ofAllThreads();
        throng.restart(seed);
        double founded = ThreadTimes.ofAllThreads();
        throng.run(row.steps());
        double ended = ThreadTimes.ofAllThreads();
        times.founding[at] = (founded - begun) / NANOS_PER_MILLI;
        times.run[at] = (ended - begun) / NANOS_PER_MILLI;
        MasonProgram.Run published = row.published().run(seed, row.steps());
        times.mason[at] = published.stepNanos() / NANOS_PER_MILLI;
        times.masonSetUp[at] = published.setUpNanos() / NANOS_PER_MILLI;
        times.corrected[at] = row.corrected().run(seed, row.steps()).stepNanos() / NANOS_PER_MILLI;
    }

    private static Map<String, Object> told(Row row, Times times) {
        double run = Contest.median(times.run);
        double mason = Contest.median(times.mason);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("model", row.model());
        told.put("size", row.size());
        told.put("throng_ms", run);
        told.put("throng_best_ms", best(times.run));
        told.put("founding_ms", Contest.median(times.founding));
        told.put("replicas_ms", replicas(row));
        told.put("start_ms", starting(row));
        told.put("mason_ms", mason);
        told.put("mason_best_ms", best(times.mason));
        told.put("mason_set_up_ms", Contest.median(times.masonSetUp));
        told.put("mason_corrected_ms", Contest.median(times.corrected));
        told.put("ratio_mason", mason / run);
        told.put("ratio_mason_corrected", Contest.median(times.corrected) / run);
        told.put("ark_ratio", row.arkRatio());
        told.put("mark_ms", row.arkRatio() * mason);
        told.put("beats_mark", run < row.arkRatio() * mason);
        return told;
    }

    /** A run among many in one simulation. */
    private static double replicas(Row row) {
        try (Simulation throng = start(row.worlds().apply(REPLICAS))) {
            double[] runs = new double[STARTS];
            for (int i = 0; i < STARTS; i++) {
                double begun = ThreadTimes.ofAllThreads();
                throng.restart(i);
                throng.run(row.steps());
                runs[i] = (ThreadTimes.ofAllThreads() - begun) / NANOS_PER_MILLI / REPLICAS;
            }
            return Contest.median(runs);
        }
    }

    /** A simulation from nothing, closed again. */
    private static double starting(Row row) {
        double[] starts = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            World world = row.worlds().apply(1);
            double begun = ThreadTimes.ofAllThreads();
            try (Simulation throng = start(world)) {
                starts[i] = (ThreadTimes.ofAllThreads() - begun) / NANOS_PER_MILLI;
                throng.step();
            }
        }
        return Contest.median(starts);
    }

    private static double best(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }
}
