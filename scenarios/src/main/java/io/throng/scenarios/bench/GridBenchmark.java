package io.throng.scenarios.bench;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.World;
import io.throng.kernel.mason.MasonHeatBugs;
import io.throng.kernel.mason.MasonSchelling;
import io.throng.scenarios.grid.HeatBugs;
import io.throng.scenarios.grid.Schelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Heat bugs and Schelling's segregation beside MASON's demos of them: nanoseconds of processor time per agent and step, of all
 * Java threads; what heat does in the cells is in the time of the bugs.
 *
 * <p>Contestants have MASON's parameters and sizes, begin afresh together, and take turns of the same steps, the first of
 * which are not measured. Times are medians over the turns, ratios medians of the ratios within a turn. Schelling's agents
 * want three neighbours alike of eight; MASON counts a diagonal one as 0.7.
 */
public final class GridBenchmark implements Benchmark {
    private static final long SEED = 7;
    private static final int TURNS = 7;
    private static final int QUICK_TURNS = 3;
    private static final int BUGS_PER_SIDE = 10;
    private static final double MASONS_CROWD = 0.6;

    /** For the service loader. */
    public GridBenchmark() {}

    @Override
    public String name() {
        return "grids";
    }

    @Override
    public String description() {
        return "Heat bugs and Schelling's segregation beside MASON's demos: nanoseconds of processor time per agent and"
                + " step.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        int turns = quick ? QUICK_TURNS : TURNS;
        List<Map<String, Object>> rows = new ArrayList<>();
        heatBugs(100, 2000, 1);
        rows.add(heatBugs(100, 2000, turns));
        rows.add(heatBugs(1000, 20, turns));
        schelling(100, 100, 1);
        rows.add(schelling(100, 100, turns));
        rows.add(schelling(1000, 3, turns));
        return rows;
    }

    /** Bugs on a square torus, one to a hundred cells. */
    static Map<String, Object> heatBugs(int side, int steps, int turns) {
        int bugs = side * side / (BUGS_PER_SIDE * BUGS_PER_SIDE);
        MasonHeatBugs mason = new MasonHeatBugs(bugs, side, side, SEED);
        Supplier<World> world =
                () -> new HeatBugs(HeatBugs.Parameters.defaults().withAgents(bugs));
        return row("heat_bugs " + side + " x " + side, bugs, world, () -> mason.run(steps), steps, turns);
    }

    /** Agents in a square town with walls, six to ten cells. */
    static Map<String, Object> schelling(int side, int steps, int turns) {
        int agents = (int) Math.round(MASONS_CROWD * side * side);
        MasonSchelling mason = new MasonSchelling(side, side, SEED);
        Supplier<World> world = () -> new Schelling(new Schelling.Parameters(agents, MASONS_CROWD, 1, 3, 0, false));
        return row("schelling " + side + " x " + side, agents, world, () -> mason.run(steps), steps, turns);
    }

    private static Map<String, Object> row(
            String model, int agents, Supplier<World> world, DoubleSupplier mason, int steps, int turns) {
        double[] one = new double[turns];
        double[] two = new double[turns];
        double[] theirs = new double[turns];
        try (Simulation single = start(world.get(), 1);
                Simulation shared = start(world.get(), 2)) {
            double work = (double) steps * agents;
            for (int turn = -1; turn < turns; turn++) {
                int at = Math.max(0, turn);
                one[at] = nanos(single, steps) / work;
                two[at] = nanos(shared, steps) / work;
                theirs[at] = mason.getAsDouble();
            }
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", model);
        row.put("agents", agents);
        row.put("throng_ns", Contest.median(one));
        row.put("throng_2_threads_ns", Contest.median(two));
        row.put("mason_ns", Contest.median(theirs));
        double[] ratios = new double[turns];
        Arrays.setAll(ratios, i -> theirs[i] / one[i]);
        row.put("ratio_mason", Contest.median(ratios));
        return row;
    }

    private static Simulation start(World world, int threads) {
        return Simulation.start(world, SEED, Execution.defaults().withThreads(threads));
    }

    private static double nanos(Simulation simulation, int steps) {
        double before = ThreadTimes.ofAllThreads();
        simulation.run(steps);
        return ThreadTimes.ofAllThreads() - before;
    }
}
