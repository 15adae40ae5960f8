package io.throng.scenarios.grid;

import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Permutation;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.space.CellMap;
import io.throng.kernel.space.Grid;
import io.throng.kernel.space.Neighbourhood;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.List;

/**
 * A fire that starts along one edge of a wood and passes from tree to tree: below a density it soon dies, above it hardly
 * a tree is left.
 *
 * <p>Wilensky, "NetLogo Fire model" (1997). A tree that has a burning tree on one of the four cells beside it burns in the
 * next step, and is burnt in the one after. What burns is what is connected to the edge, so the change comes at the threshold
 * of site percolation on the square lattice, a density of 0.592746 (Newman and Ziff, "Efficient Monte Carlo algorithm
 * and high-precision results for percolation", Phys. Rev. Lett. 85, 2000). The number of trees is fixed here, not the
 * chance of each cell to have one.
 */
public final class ForestFire implements World {
    private static final int GREEN = 1;
    private static final int BURNING = 2;
    private static final int BURNT = 3;

    private static final List<String> STATES = List.of("green", "burning", "burnt");

    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final IntColumn cell = agents.constantInts("cell", "");
    private final IntColumn state = agents.ints("state", "");
    private final Grid grid;
    private final Neighbourhood beside;
    private final CellMap map;

    /** A bare field. */
    public ForestFire(Parameters parameters) {
        this.parameters = parameters;
        int side = parameters.side();
        this.grid = Grid.bounded(side, side);
        this.beside = grid.vonNeumann(1);
        this.map = new CellMap(grid.cells(), cell, state);
    }

    /**
     * What can be set.
     *
     * @param agents trees; at least 1
     * @param density trees per cell, in (0, 1); the wood is the smallest square on which they are not denser
     */
    public record Parameters(int agents, double density) {
        /** Checks the ranges. */
        public Parameters {
            Squares.requireDensity(agents, density);
        }

        /** About as large as NetLogo's wood, at a density a little above the threshold: 250 x 250 cells. */
        public static Parameters defaults() {
            return new Parameters(38_125, 0.61);
        }

        /** The same with another number of trees, as dense. */
        public Parameters withAgents(int trees) {
            return new Parameters(trees, density);
        }

        /** Cells along a side of the wood. */
        public int side() {
            return Squares.side(agents, density, 1);
        }
    }

    @Override
    public String name() {
        return "forest_fire";
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
    public int founders() {
        return parameters.agents();
    }

    @Override
    public List<? extends SpatialIndex> indexes() {
        return List.of(map);
    }

    /** The share of trees that burn or are burnt, and the number that burn. */
    @Override
    public List<Measure> measures() {
        return List.of(
                Average.ofAgents("burnt", "", row -> state.read()[row] == GREEN ? 0 : 1),
                Average.totalOfAgents("burning", "", row -> state.read()[row] == BURNING ? 1 : 0));
    }

    @Override
    public void birth(Turn turn, int row) {
        int place = (int) Permutation.at(turn.shared().nextLong(), grid.cells(), turn.id());
        cell.write()[row] = place;
        state.write()[row] = grid.column(place) == 0 ? BURNING : GREEN;
    }

    @Override
    public void decide(Turn turn, int row) {
        switch (state.read()[row]) {
            case GREEN -> state.write()[row] = catchesFire(row, turn.scratch()) ? BURNING : GREEN;
            case BURNING -> state.write()[row] = BURNT;
            default -> {}
        }
    }

    private boolean catchesFire(int row, int[] cells) {
        int count = beside.neighbours(cell.read()[row], cells);
        boolean fire = false;
        for (int i = 0; i < count; i++) {
            fire |= map.cells()[cells[i]] == BURNING;
        }
        return fire;
    }

    @Override
    public Camera camera() {
        Camera camera = GridCamera.on("Forest fire", "density " + parameters.density(), grid);
        return GridCamera.agents(
                camera,
                "trees",
                Glyph.SQUARE,
                grid,
                cell,
                trees -> trees.category("state", STATES, row -> state.read()[row] - GREEN));
    }
}
