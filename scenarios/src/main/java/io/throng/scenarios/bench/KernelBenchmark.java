package io.throng.scenarios.bench;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.SteppingMode;
import io.throng.kernel.World;
import io.throng.kernel.mason.MasonFlockers;
import io.throng.kernel.mason.MasonHeatBugs;
import io.throng.kernel.mason.MasonSchelling;
import io.throng.kernel.step.ReferenceLoop;
import io.throng.scenarios.grid.HeatBugs;
import io.throng.scenarios.grid.Schelling;
import io.throng.scenarios.swarm.Boids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The engine beside MASON's demos, beside a plain loop over the same rules, and beside that loop in C++, in one process and
 * in turns ({@link Contest}); then the rows of {@link ComparisonBenchmark}.
 *
 * <p>Boids have MASON's parameters and density and fly before the first repetition, so that flocks have formed alike: the
 * columns of neighbours tell how many a bird has at the end. HeatBugs and Schelling have MASON's parameters too; all agents
 * move at once here and one by one there. MASON takes no part in the row of a million boids, as founding and warming up
 * would take it a quarter of an hour; these are a cohort, all others have an actor each.
 *
 * <p>{@code mark} is what {@code throng} has to be below: a sixtieth of MASON's time for 100,000 boids and a twelfth for
 * 10,000, and never more than 1.5 times the C++ loop; 1.5 times the cost of 10,000 boids for a million; MASON's time for the
 * other demos; the published best for the comparison.
 */
public final class KernelBenchmark implements Benchmark {
    private static final long SEED = 7;
    private static final int REPETITIONS = 7;
    private static final int QUICK_REPETITIONS = 3;
    private static final double FACTOR_OF_CPP = 1.5;
    private static final double FACTOR_OF_SCALE = 1.5;
    private static final int WITHOUT_MASON = 1_000_000;

    /** Agents times steps in a repetition: half a second's work, as processor time is told in hundredths. */
    private static final int AGENT_STEPS = 5_000_000;

    private static final int MASON_AGENT_STEPS = 500_000;

    /** For the service loader. */
    public KernelBenchmark() {}

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public String description() {
        return "The engine beside MASON's demos, a plain loop and a C++ loop: nanoseconds of processor time per agent"
                + " and step; then the six rows of ABMFrameworksComparison.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        int repetitions = quick ? QUICK_REPETITIONS : REPETITIONS;
        List<Map<String, Object>> rows = new ArrayList<>();
        boids(1_000, 1); // until the JIT has compiled everybody
        rows.add(boids(1_000, repetitions));
        Map<String, Object> tenThousand = boids(10_000, repetitions);
        rows.add(tenThousand);
        if (!quick) {
            rows.add(boids(100_000, repetitions));
            rows.add(scaled(boids(WITHOUT_MASON, QUICK_REPETITIONS), tenThousand));
        }
        for (int side : quick ? new int[] {100} : new int[] {100, 1_000}) {
            rows.add(heatBugs(side, repetitions));
            rows.add(schelling(side, repetitions));
        }
        new ComparisonBenchmark().run(quick).forEach(row -> rows.add(compared(row)));
        return rows;
    }

    /** Everybody flies so many birds. */
    static Map<String, Object> boids(int birds, int repetitions) {
        Boids.Parameters parameters = Boids.Parameters.defaults().withAgents(birds);
        double width = parameters.widthOfWorld();
        double height = parameters.heightOfWorld();
        Contest contest = new Contest(birds);
        int steps = Math.max(1, AGENT_STEPS / birds);
        ReferenceLoop loop = new ReferenceLoop(new Boids(parameters), SEED);
        MasonFlockers mason = birds < WITHOUT_MASON ? new MasonFlockers(birds, width, height, SEED) : null;
        Optional<FlockProgram> cpp = FlockProgram.start(birds, width, height, SEED);
        try (Simulation one = simulation(new Boids(parameters), 1);
                Simulation two = simulation(new Boids(parameters), 2);
                AutoCloseable _ = () -> cpp.ifPresent(FlockProgram::close)) {
            contest.add("throng", steps, one::run);
            contest.add("throng_2_threads", steps, two::run);
            contest.add("loop", steps, loop::run);
            cpp.ifPresent(program -> contest.addTimed("cpp", steps, program::run));
            if (mason != null) {
                contest.add("mason", Math.max(1, MASON_AGENT_STEPS / birds), count -> mason.run((int) count));
            }
            contest.hold(birds < WITHOUT_MASON ? 100 : 20, repetitions);
            Map<String, Object> row = row("boids", birds + "", contest);
            row.put("throng_neighbours", one.measures().get("neighbours"));
            row.put("mason_neighbours", mason == null ? null : (Double) mason.neighbours());
            Double ofMason = mason == null ? null : (Double) (contest.nanos("mason") / (birds >= 100_000 ? 60 : 12));
            Double ofCpp = cpp.isEmpty() ? null : (Double) (FACTOR_OF_CPP * contest.nanos("cpp"));
            return marked(row, birds < 10_000 ? null : lesser(ofMason, ofCpp));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Double lesser(Double one, Double other) {
        return one == null ? other : other == null ? one : (Double) Math.min(one, other);
    }

    private static Map<String, Object> scaled(Map<String, Object> million, Map<String, Object> tenThousand) {
        Double ofScale = FACTOR_OF_SCALE * (Double) tenThousand.get("throng");
        return marked(million, lesser((Double) million.get("mark"), ofScale));
    }

    private static Map<String, Object> heatBugs(int side, int repetitions) {
        int bugs = side * side / 100;
        MasonHeatBugs mason = new MasonHeatBugs(bugs, side, side, SEED);
        Supplier<World> worlds =
                () -> new HeatBugs(HeatBugs.Parameters.defaults().withAgents(bugs));
        return besideMason("heat_bugs", bugs, worlds, repetitions, count -> mason.run((int) count));
    }

    private static Map<String, Object> schelling(int side, int repetitions) {
        MasonSchelling mason = new MasonSchelling(side, side, SEED);
        int people = mason.agents();
        Schelling.Parameters parameters =
                new Schelling.Parameters(people, people / ((double) side * side), 1, 3, 0, false);
        return besideMason(
                "schelling", people, () -> new Schelling(parameters), repetitions, count -> mason.run((int) count));
    }

    private static Map<String, Object> besideMason(
            String model, int agents, Supplier<World> worlds, int repetitions, LongConsumer mason) {
        Contest contest = new Contest(agents);
        int steps = Math.max(1, MASON_AGENT_STEPS / agents);
        ReferenceLoop loop = new ReferenceLoop(worlds.get(), SEED);
        try (Simulation one = simulation(worlds.get(), 1);
                Simulation two = simulation(worlds.get(), 2)) {
            contest.add("throng", steps, one::run);
            contest.add("throng_2_threads", steps, two::run);
            contest.add("loop", steps, loop::run);
            contest.add("mason", steps, mason);
            contest.hold(Math.clamp(steps, 10, 2000), repetitions);
            return marked(row(model, agents + "", contest), contest.nanos("mason"));
        }
    }

    private static Simulation simulation(World world, int threads) {
        SteppingMode mode = world.founders() < WITHOUT_MASON ? SteppingMode.BATCHED : SteppingMode.COHORT;
        return Simulation.start(
                world, SEED, Execution.defaults().withThreads(threads).withMode(mode));
    }

    private static Map<String, Object> row(String model, String size, Contest contest) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", model);
        row.put("size", size);
        row.put("unit", "ns per agent-step");
        for (String name : List.of("throng", "throng_2_threads", "loop", "cpp", "mason")) {
            row.put(name, contest.nanos(name));
        }
        row.put("ratio_mason", contest.ratio("mason", "throng"));
        row.put("ratio_loop", contest.ratio("throng", "loop"));
        row.put("ratio_cpp", contest.ratio("throng", "cpp"));
        row.put("speed_up_2_threads", contest.wallRatio("throng", "throng_2_threads"));
        row.put("throng_neighbours", null);
        row.put("mason_neighbours", null);
        return row;
    }

    private static Map<String, Object> marked(Map<String, Object> row, Double mark) {
        row.put("mark", mark);
        row.put("below_mark", mark == null ? null : (Boolean) ((Double) row.get("throng") < mark));
        return row;
    }

    /** A row of the comparison under these columns. */
    private static Map<String, Object> compared(Map<String, Object> from) {
        Map<String, Object> row = row("comparison " + from.get("model"), from.get("size") + "", new Contest(1));
        row.put("unit", "ms per run");
        row.put("throng", from.get("throng_ms"));
        row.put("mason", from.get("mason_ms"));
        row.put("ratio_mason", from.get("ratio_mason"));
        return marked(row, (Double) from.get("mark_ms"));
    }
}
