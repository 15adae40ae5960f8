package io.throng.scenarios.grid;

import io.throng.kernel.Phase;
import io.throng.kernel.SiteTurn;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Permutation;
import io.throng.kernel.random.Philox;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Range;
import io.throng.kernel.space.Diffusion;
import io.throng.kernel.space.Grid;
import io.throng.kernel.space.Occupancy;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Bugs that give off heat, which spreads and fades, and that each look for a temperature of their own: they gather.
 *
 * <p>After the Swarm project's Heatbugs, with the rules of MASON's {@code sim.app.heatbugs} (Luke et al., "MASON: a
 * multiagent simulation environment", Simulation 81, 2005): a bug that is too warm goes to the coldest of the eight cells
 * around, one that is too cold to the warmest, and now and then one goes anywhere; then it heats its cell, which holds
 * {@value #HOTTEST} at most; then all heat spreads and fades. Any number of bugs may stand on a cell.
 *
 * <p>In MASON one bug goes after the other and sees the heat that those before it have just left. Here all go at once and
 * see the heat as it was at the start of the step. Heat is held in single precision.
 */
public final class HeatBugs implements World {
    private static final int HOTTEST = 32_000;

    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final IntColumn cell = agents.ints("cell", "");
    private final FloatColumn ideal = agents.constantFloats("ideal", "");
    private final FloatColumn output = agents.constantFloats("output", "");
    private final Table cells = new Table("cells");
    private final FloatColumn heat = cells.floats("heat", "");
    private final Grid grid;
    private final Occupancy standing;
    private final Diffusion diffusion;

    /** A cold world that no bug lives in yet. */
    public HeatBugs(Parameters parameters) {
        this.parameters = parameters;
        int side = Squares.side(parameters.agents(), parameters.density(), 3);
        this.grid = Grid.torus(side, side);
        this.standing = new Occupancy(grid.cells(), agents, cell);
        this.diffusion = new Diffusion(grid, parameters.evaporation(), parameters.diffusion());
    }

    /**
     * What can be set.
     *
     * @param agents bugs; at least 1
     * @param density bugs per cell, in (0, 1); the world is the smallest square torus on which they are not denser
     * @param minIdeal the lowest temperature that a bug may look for, in [0, 32000]
     * @param maxIdeal the highest, in [minIdeal, 32000]
     * @param minOutput the least heat that a bug may leave in a step, in [0, 32000]
     * @param maxOutput the most, in [minOutput, 32000]
     * @param evaporation share of all heat that is left after a step, in [0, 1]
     * @param diffusion how far a cell's heat goes to the mean of its 3 x 3 cells in a step, in [0, 1]
     * @param wandering chance that a bug goes to any of its 3 x 3 cells instead, in [0, 1]
     */
    public record Parameters(
            int agents,
            double density,
            double minIdeal,
            double maxIdeal,
            double minOutput,
            double maxOutput,
            double evaporation,
            double diffusion,
            double wandering) {
        /** Checks the ranges. */
        public Parameters {
            Squares.requireDensity(agents, density);
            Squares.requireRange("minIdeal", minIdeal, 0, HOTTEST);
            Squares.requireRange("maxIdeal", maxIdeal, minIdeal, HOTTEST);
            Squares.requireRange("minOutput", minOutput, 0, HOTTEST);
            Squares.requireRange("maxOutput", maxOutput, minOutput, HOTTEST);
            Squares.requireRange("evaporation", evaporation, 0, 1);
            Squares.requireRange("diffusion", diffusion, 0, 1);
            Squares.requireRange("wandering", wandering, 0, 1);
        }

        /** MASON's: 100 bugs on 100 x 100 cells. */
        public static Parameters defaults() {
            return new Parameters(100, 0.01, 17_000, 31_000, 6_000, 10_000, 0.993, 1, 0.1);
        }

        /** The same with another number of bugs, as dense. */
        public Parameters withAgents(int bugs) {
            return new Parameters(
                    bugs, density, minIdeal, maxIdeal, minOutput, maxOutput, evaporation, diffusion, wandering);
        }
    }

    @Override
    public String name() {
        return "heat_bugs";
    }

    @Override
    public String parameters() {
        return parameters.toString();
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public Table sites() {
        return cells;
    }

    @Override
    public int siteCount() {
        return grid.cells();
    }

    @Override
    public int siteRun() {
        return grid.width();
    }

    @Override
    public int founders() {
        return parameters.agents();
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.DECIDE, Phase.SITES);
    }

    @Override
    public List<? extends SpatialIndex> indexes() {
        return List.of(standing);
    }

    /** How far from its ideal the temperature of a bug's cell is, and the mean heat of a cell. */
    @Override
    public List<Measure> measures() {
        return List.of(
                Average.ofAgents("unhappiness", "", row -> Math.abs(heat.read()[cell.read()[row]] - ideal.read()[row])),
                Average.overSites("heat", "", site -> heat.read()[site]));
    }

    @Override
    public void birth(Turn turn, int row) {
        Philox random = turn.random();
        cell.write()[row] = (int) Permutation.at(turn.shared().nextLong(), grid.cells(), turn.id());
        ideal.write()[row] = random.draws().uniformFloat((float) parameters.minIdeal(), (float) parameters.maxIdeal());
        output.write()[row] =
                random.draws().uniformFloat((float) parameters.minOutput(), (float) parameters.maxOutput());
    }

    @Override
    public void decide(Turn turn, int row) {
        Philox random = turn.random();
        int home = cell.read()[row];
        if (random.nextDouble() < parameters.wandering()) {
            cell.write()[row] = grid.away(home, random.nextInt(3) - 1, random.nextInt(3) - 1);
            return;
        }
        float comfort = ideal.read()[row];
        float here = heat.read()[home];
        if (here != comfort) {
            cell.write()[row] = extreme(home, here > comfort ? -1 : 1, random);
        }
    }

    /** The warmest of the cells around, or the coldest if heat counts negative; equal ones by the toss of a coin. */
    private int extreme(int home, float sign, Philox random) {
        int row = grid.row(home);
        int column = home - row * grid.width();
        float[] field = heat.read();
        int best = -1;
        float most = 0;
        for (int dy = -1; dy <= 1; dy++) {
            int line = wrapped(row + dy, grid.height()) * grid.width();
            for (int dx = -1; dx <= 1; dx++) {
                int at = line + wrapped(column + dx, grid.width());
                float value = sign * field[at];
                if (at != home && (best < 0 || value > most || value == most && random.nextInt() < 0)) {
                    best = at;
                    most = value;
                }
            }
        }
        return best;
    }

    private static int wrapped(int position, int length) {
        if (position < 0) {
            return position + length;
        }
        return position < length ? position : position - length;
    }

    @Override
    public void changeSites(SiteTurn turn, int fromSite, int toSite) {
        diffusion.step(turn::scratch, heat.read(), heat.write(), fromSite, toSite, this::leaveHeat);
    }

    /** Bugs heat the cells of a row in order of (cell, id). */
    private void leaveHeat(int row, float[] line) {
        int first = row * grid.width();
        int end = standing.first(first + grid.width());
        for (int place = standing.first(first); place < end; place++) {
            int at = standing.cellAt(place) - first;
            line[at] = Math.min(HOTTEST, line[at] + output.read()[standing.agentAt(place)]);
        }
    }

    @Override
    public Camera camera() {
        Camera camera = GridCamera.on("Heat bugs", "by what they feel", grid)
                .field("heat", "", grid.width(), grid.height(), Range.open(), site -> heat.read()[site]);
        return GridCamera.agents(
                camera,
                "bugs",
                Glyph.DISC,
                grid,
                cell,
                bugs -> bugs.category(
                        "feeling",
                        List.of("too cold", "too warm"),
                        row -> heat.read()[cell.read()[row]] > ideal.read()[row] ? 1 : 0));
    }
}
