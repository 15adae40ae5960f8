package io.throng.scenarios.grid;

import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Permutation;
import io.throng.kernel.random.Philox;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.space.CellMap;
import io.throng.kernel.space.Grid;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Two kinds of agents in a town, who move to an empty cell while too few of their neighbours are like them.
 *
 * <p>Schelling, "Dynamic models of segregation", Journal of Mathematical Sociology 1 (1971); with the defaults as in
 * Wilensky, "NetLogo Segregation model" (1997). An agent is content if at least {@code wantedAlike} of its neighbours and
 * at least the share {@code wantedShare} of them are of its kind; the neighbours are the agents on the cells around.
 *
 * <p>There one agent moves after the other. Here all who are not content move at once, each to a cell drawn evenly from
 * those that are empty at the start of the step; of several who want one cell one moves and the others stay for this
 * step. A cell that is left can be entered from the next step on.
 */
public final class Schelling implements World {
    private static final int KINDS = 2;

    /** Draws of a cell before an agent stays for this step: in a town that is nearly full. */
    private static final int MOST_DRAWS = 1000;

    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final IntColumn cell = agents.ints("cell", "");
    private final IntColumn kind = agents.constantInts("kind", "");
    private final Grid grid;
    private final CellMap map;
    private final MooreCount around;

    /** A town that nobody lives in yet. */
    public Schelling(Parameters parameters) {
        this.parameters = parameters;
        int side = parameters.side();
        this.grid = new Grid(side, side, parameters.torus());
        this.map = new CellMap(grid.cells(), cell, kind);
        this.around = new MooreCount(grid, map, parameters.radius());
    }

    /**
     * What can be set.
     *
     * @param agents of both kinds together, half of each; at least 1
     * @param density agents per cell, in (0, 1); the town is the smallest square on which they are not denser
     * @param radius how many cells around are looked at along both axes, in [1, 10]
     * @param wantedAlike neighbours of its kind that content an agent, in [0, 440]
     * @param wantedShare share of its neighbours that must be of its kind, in [0, 1]
     * @param torus whether the edges are joined
     */
    public record Parameters(
            int agents, double density, int radius, int wantedAlike, double wantedShare, boolean torus) {
        private static final int LARGEST_RADIUS = 10;

        /** Checks the ranges. */
        public Parameters {
            Squares.requireDensity(agents, density);
            Squares.requireRange("radius", radius, 1, LARGEST_RADIUS);
            int around = (2 * LARGEST_RADIUS + 1) * (2 * LARGEST_RADIUS + 1) - 1;
            Squares.requireRange("wantedAlike", wantedAlike, 0, around);
            Squares.requireRange("wantedShare", wantedShare, 0, 1);
        }

        /** NetLogo's town, 51 x 51 on a torus at density 0.95, where 30 % of the neighbours are wanted alike. */
        public static Parameters defaults() {
            return new Parameters(2470, 0.95, 1, 0, 0.3, true);
        }

        /** The same with another number of agents. */
        public Parameters withAgents(int people) {
            return new Parameters(people, density, radius, wantedAlike, wantedShare, torus);
        }

        /** The same with another share. */
        public Parameters withWantedShare(double share) {
            return new Parameters(agents, density, radius, wantedAlike, share, torus);
        }

        /** Cells along a side of the town: no cell is seen twice round a torus. */
        public int side() {
            return Squares.side(agents, density, torus ? 2 * radius + 1 : 1);
        }
    }

    @Override
    public String name() {
        return "schelling";
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
    public int resources() {
        return grid.cells();
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.DECIDE, Phase.RESOLVE);
    }

    @Override
    public List<? extends SpatialIndex> indexes() {
        return List.of(map);
    }

    /** The share of an agent's neighbours that are of its kind, of those who have neighbours; and who is content. */
    @Override
    public List<Measure> measures() {
        return List.of(
                new MeanShare("alike", this::alike, this::neighbours), Average.ofAgents("content", "", this::ease));
    }

    private int alike(int row) {
        return around.showing(kind.read()[row], cell.read()[row]);
    }

    private int neighbours(int row) {
        return alike(row) + around.showing(KINDS + 1 - kind.read()[row], cell.read()[row]);
    }

    private int ease(int row) {
        return isContent(row) ? 1 : 0;
    }

    @Override
    public void birth(Turn turn, int row) {
        cell.write()[row] = (int) Permutation.at(turn.shared().nextLong(), grid.cells(), turn.id());
        kind.write()[row] = 1 + (int) (turn.id() % KINDS);
    }

    @Override
    public void decide(Turn turn, int row) {
        if (!isContent(row)) {
            int wanted = anyEmptyCell(turn.random());
            if (wanted >= 0) {
                cell.write()[row] = wanted;
                turn.claim(wanted);
            }
        }
    }

    private boolean isContent(int row) {
        int alike = alike(row);
        return alike >= parameters.wantedAlike()
                && (parameters.wantedShare() == 0 || alike >= parameters.wantedShare() * neighbours(row));
    }

    private int anyEmptyCell(Philox random) {
        byte[] cells = map.cells();
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            int drawn = random.nextInt(cells.length);
            if (cells[drawn] == CellMap.EMPTY) {
                return drawn;
            }
        }
        return -1;
    }

    @Override
    public void resolve(Turn turn, int row) {
        int home = cell.read()[row];
        int wanted = cell.write()[row];
        if (wanted != home && turn.winner(wanted) != turn.id()) {
            cell.write()[row] = home;
        }
    }

    @Override
    public Camera camera() {
        String wanted = "who want " + Math.round(100 * parameters.wantedShare()) + " % of their neighbours alike";
        return GridCamera.agents(
                GridCamera.on("Schelling's segregation", wanted, grid),
                "agents",
                Glyph.SQUARE,
                grid,
                cell,
                all -> all.category("kind", List.of("one kind", "the other"), row -> kind.read()[row] - 1));
    }
}
