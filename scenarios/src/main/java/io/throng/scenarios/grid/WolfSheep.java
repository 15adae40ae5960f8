package io.throng.scenarios.grid;

import io.throng.kernel.Phase;
import io.throng.kernel.SiteTurn;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.math.Angles;
import io.throng.kernel.math.Elementary;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Permutation;
import io.throng.kernel.random.Philox;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.space.Grid;
import io.throng.kernel.space.Occupancy;
import io.throng.kernel.space.Plane;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Wolves eat sheep, sheep eat grass, grass grows again: numbers that rise and fall one after the other.
 *
 * <p>Wilensky and Reisman, "Thinking like a wolf, a sheep, or a firefly", Cognition and Instruction 24 (2006), as in
 * Wilensky, "NetLogo Wolf Sheep Predation model" (1997). An animal moves, which costs 1 of its energy, eats if there is
 * something on its cell, dies if its energy is below 0, and bears a young with a fixed chance, which takes half of its
 * energy. Where grass is not modelled, sheep need none and moving costs them nothing.
 *
 * <p>There animals act one after the other, sheep first. Here a step begins when all have moved. Of the sheep on a cell
 * the first go to the wolves there, one each, in an order drawn anew every step; of several sheep on a cell with grass one
 * eats it. All then may die or bear, and move, the young with their parents. An animal either walks a cell's length after
 * turning by up to 49 degrees either way, as in NetLogo, or goes to any of the eight cells around.
 */
public final class WolfSheep implements World {
    private static final int SHEEP = 0;
    private static final int WOLF = 1;
    private static final int MOST_DEGREES = 50;
    private static final float RADIANS_PER_DEGREE = (float) (Math.PI / 180);
    private static final double CAUGHT = Double.NEGATIVE_INFINITY;

    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final IntColumn cell = agents.ints("cell", "");
    private final IntColumn lot = agents.ints("lot", "");
    private final DoubleColumn energy = agents.doubles("energy", "");
    private final FloatColumn x = agents.floats("x", "");
    private final FloatColumn y = agents.floats("y", "");
    private final FloatColumn heading = agents.floats("heading", "rad");
    private final IntColumn kind = agents.constantInts("kind", "");
    private final Table cells = new Table("cells");
    private final IntColumn growing = cells.ints("growing", "steps");
    private final Grid grid;
    private final Plane ground;
    private final Occupancy standing;

    /** A pasture without animals yet. */
    public WolfSheep(Parameters parameters) {
        this.parameters = parameters;
        int side = parameters.side();
        this.grid = Grid.torus(side, side);
        this.ground = Plane.torus(side, side);
        this.standing = new Occupancy(grid.cells(), agents, cell);
    }

    /**
     * What can be set.
     *
     * @param agents animals at the start; at least 1
     * @param wolfShare share of them that are wolves, in [0, 1]
     * @param density animals per cell at the start, in (0, 1); the pasture is the smallest square torus for that
     * @param grass whether sheep need grass
     * @param headings whether animals walk straight on but for small turns; if not they go to any cell around
     * @param regrowth steps until eaten grass has grown again, in [1, 10000]
     * @param sheepGain energy in a cell's grass, in [0, 1000]
     * @param wolfGain energy in a sheep, in [0, 1000]
     * @param sheepBirths chance that a sheep bears in a step, in [0, 1]
     * @param wolfBirths chance that a wolf does, in [0, 1]
     */
    public record Parameters(
            int agents,
            double wolfShare,
            double density,
            boolean grass,
            boolean headings,
            int regrowth,
            double sheepGain,
            double wolfGain,
            double sheepBirths,
            double wolfBirths) {
        private static final int LONGEST_REGROWTH = 10_000;
        private static final double LARGEST_GAIN = 1000;

        /** Checks the ranges. */
        public Parameters {
            Squares.requireDensity(agents, density);
            Squares.requireRange("wolfShare", wolfShare, 0, 1);
            Squares.requireRange("regrowth", regrowth, 1, LONGEST_REGROWTH);
            Squares.requireRange("sheepGain", sheepGain, 0, LARGEST_GAIN);
            Squares.requireRange("wolfGain", wolfGain, 0, LARGEST_GAIN);
            Squares.requireRange("sheepBirths", sheepBirths, 0, 1);
            Squares.requireRange("wolfBirths", wolfBirths, 0, 1);
        }

        /** NetLogo's with grass: 100 sheep and 50 wolves on 51 x 51 cells. */
        public static Parameters defaults() {
            return new Parameters(150, 1.0 / 3, 150 / 2601.0, true, true, 30, 4, 20, 0.04, 0.05);
        }

        /** The same with another number of animals, as dense. */
        public Parameters withAgents(int animals) {
            return new Parameters(
                    animals,
                    wolfShare,
                    density,
                    grass,
                    headings,
                    regrowth,
                    sheepGain,
                    wolfGain,
                    sheepBirths,
                    wolfBirths);
        }

        /** The same with another share of wolves. */
        public Parameters withWolfShare(double share) {
            return new Parameters(
                    agents, share, density, grass, headings, regrowth, sheepGain, wolfGain, sheepBirths, wolfBirths);
        }

        /** The same for sheep that need no grass. */
        public Parameters withoutGrass() {
            return new Parameters(
                    agents,
                    wolfShare,
                    density,
                    false,
                    headings,
                    regrowth,
                    sheepGain,
                    wolfGain,
                    sheepBirths,
                    wolfBirths);
        }

        /** Cells along a side of the pasture. */
        public int side() {
            return Squares.side(agents, density, 3);
        }

        /** Wolves at the start. */
        public int wolves() {
            return (int) Math.round(wolfShare * agents);
        }
    }

    @Override
    public String name() {
        return "wolf_sheep";
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
    public int resources() {
        return grid.cells();
    }

    @Override
    public int founders() {
        return parameters.agents();
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.DECIDE, Phase.RESOLVE, Phase.SITES);
    }

    @Override
    public List<? extends SpatialIndex> indexes() {
        return List.of(standing);
    }

    /** The numbers of sheep and wolves, and the share of cells with grass. */
    @Override
    public List<Measure> measures() {
        return List.of(
                Average.totalOfAgents("sheep", "", row -> 1 - kind.read()[row]),
                Average.totalOfAgents("wolves", "", row -> kind.read()[row]),
                Average.overSites("grass", "", site -> growing.read()[site] == 0 ? 1 : 0));
    }

    /** Half of the cells have grass, the others any part of the way to it. */
    @Override
    public void foundSites(SiteTurn turn, int fromSite, int toSite) {
        for (int site = fromSite; site < toSite; site++) {
            Philox random = turn.random(site);
            growing.write()[site] = random.nextInt() < 0 ? 0 : 1 + random.nextInt(parameters.regrowth());
        }
    }

    @Override
    public void birth(Turn turn, int row) {
        Philox random = turn.random();
        int parent = turn.parentRow();
        lot.write()[row] = random.nextInt();
        heading.write()[row] = (float) random.draws().angle();
        if (parent >= 0) {
            cell.write()[row] = cell.read()[parent];
            x.write()[row] = x.read()[parent];
            y.write()[row] = y.read()[parent];
            kind.write()[row] = kind.read()[parent];
            energy.write()[row] = energy.read()[parent];
        } else {
            cell.write()[row] = (int) Permutation.at(turn.shared().nextLong(), grid.cells(), turn.id());
            x.write()[row] = grid.column(cell.write()[row]) + 0.5f;
            y.write()[row] = grid.row(cell.write()[row]) + 0.5f;
            kind.write()[row] = turn.id() < parameters.wolves() ? WOLF : SHEEP;
            energy.write()[row] = random.draws().uniform(0, 2 * gain(row, kind.write()));
        }
    }

    private double gain(int row, int[] kinds) {
        return kinds[row] == WOLF ? parameters.wolfGain() : parameters.sheepGain();
    }

    @Override
    public void decide(Turn turn, int row) {
        int here = cell.read()[row];
        lot.write()[row] = turn.random().nextInt();
        boolean matched = isMatched(row, here);
        if (kind.read()[row] == WOLF) {
            energy.write()[row] += matched ? parameters.wolfGain() : 0;
        } else if (matched) {
            energy.write()[row] = CAUGHT;
            turn.die();
        } else if (parameters.grass() && growing.read()[here] == 0) {
            turn.claim(here);
        }
    }

    /** Whether an animal's rank by lot among its kind on the cell is below the number of the other kind there. */
    private boolean isMatched(int row, int here) {
        int mine = kind.read()[row];
        int rank = 0;
        int others = 0;
        int end = standing.first(here + 1);
        for (int place = standing.first(here); place < end; place++) {
            int other = standing.agentAt(place);
            if (kind.read()[other] != mine) {
                others++;
            } else if (comesBefore(other, row)) {
                rank++;
            }
        }
        return rank < others;
    }

    private boolean comesBefore(int other, int row) {
        int theirs = lot.read()[other];
        int mine = lot.read()[row];
        return theirs < mine || theirs == mine && agents.id(other) < agents.id(row);
    }

    @Override
    public void resolve(Turn turn, int row) {
        double left = energy.write()[row];
        if (left == CAUGHT) {
            return;
        }
        int here = cell.read()[row];
        boolean wolf = kind.read()[row] == WOLF;
        if (!wolf && parameters.grass() && turn.winner(here) == turn.id()) {
            left += parameters.sheepGain();
        }
        if (left < 0) {
            turn.die();
            return;
        }
        Philox random = turn.random();
        if (random.nextDouble() < (wolf ? parameters.wolfBirths() : parameters.sheepBirths())) {
            left /= 2;
            turn.bear();
        }
        energy.write()[row] = wolf || parameters.grass() ? left - 1 : left;
        cell.write()[row] = parameters.headings() ? ahead(row, random) : anyAround(here, random.nextInt(8));
    }

    /** The cell in which a step of length 1 ends after two turns of whole degrees, one to each side. */
    private int ahead(int row, Philox random) {
        int right = random.nextInt(MOST_DEGREES);
        int left = random.nextInt(MOST_DEGREES);
        float radians = heading.read()[row] + (left - right) * RADIANS_PER_DEGREE;
        heading.write()[row] = Angles.wrap(radians);
        x.write()[row] = ground.intoX(x.read()[row] + Elementary.cosf(radians));
        y.write()[row] = ground.intoY(y.read()[row] + Elementary.sinf(radians));
        return grid.cell((int) x.write()[row], (int) y.write()[row]);
    }

    private int anyAround(int here, int choice) {
        int place = choice < 4 ? choice : choice + 1;
        return grid.away(here, place % 3 - 1, place / 3 - 1);
    }

    @Override
    public void changeSites(SiteTurn turn, int fromSite, int toSite) {
        int[] before = growing.read();
        int[] after = growing.write();
        for (int site = fromSite; site < toSite; site++) {
            after[site] = turn.winner(site) >= 0 ? parameters.regrowth() : Math.max(0, before[site] - 1);
        }
    }

    @Override
    public Camera camera() {
        Camera camera = GridCamera.on("Wolves and sheep", "", grid);
        return GridCamera.agents(
                camera,
                "animals",
                Glyph.DISC,
                grid,
                cell,
                animals -> animals.category("kind", List.of("sheep", "wolves"), row -> kind.read()[row]));
    }
}
