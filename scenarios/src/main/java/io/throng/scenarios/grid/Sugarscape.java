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
import io.throng.kernel.space.Grid;
import io.throng.kernel.space.Occupancy;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * People gather sugar on a torus with two sugar hills: as many live as the land carries, and a few become rich.
 *
 * <p>Epstein and Axtell, "Growing Artificial Societies" (1996), chapter 2: growback G, movement M, and replacement R. A person
 * looks along rows and columns as far as they see, goes to the nearest of the free cells in sight, their own among them,
 * that have the most sugar, takes all of it and uses up what their metabolism needs; whoever has none left dies. With
 * replacement people also die of age, and for each that dies one is born elsewhere. The map is not the book's but a
 * formula: terraces round two hilltops, see {@link #capacity}.
 *
 * <p>There one person goes after the other. Here all choose at once among cells that are free at the start of the step; of
 * several who want one cell one gets it and the others stay and take what is at home. A replacement finds a free cell in
 * the step after the death, or in a later one if another newcomer gets it; it takes the sugar there from its next step on.
 */
public final class Sugarscape implements World {
    private static final int NOWHERE = -1;
    private static final int MOST_DRAWS = 1000;
    private static final int RICHEST_TOLD_APART = 511;
    private static final int HIGHEST = 4;
    private static final int BOOKS_SIDE = 50;

    /** In sides: 6 2/3 cells of 50. */
    private static final double WIDTH_OF_A_TERRACE = 2 / 15.0;

    /** Sight, metabolism, wealth and age at which one dies: the book's ranges, both ends included. */
    private static final int[] SIGHT = {1, 6};

    private static final int[] METABOLISM = {1, 4};
    private static final int[] ENDOWMENT = {5, 25};
    private static final int[] LIFE = {60, 100};

    private static final List<String> CLASSES = List.of("below 20", "20 to 49", "50 and more");

    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final IntColumn cell = agents.ints("cell", "");
    private final IntColumn wealth = agents.ints("wealth", "sugar");
    private final IntColumn age = agents.ints("age", "steps");
    private final IntColumn sight = agents.constantInts("sight", "cells");
    private final IntColumn metabolism = agents.constantInts("metabolism", "sugar");
    private final IntColumn life = agents.constantInts("life", "steps");
    private final Table cells = new Table("cells");
    private final IntColumn sugar = cells.ints("sugar", "sugar");
    private final IntColumn capacity = cells.constantInts("capacity", "sugar");
    private final Grid grid;
    private final Occupancy standing;

    /** Land that nobody lives on yet. */
    public Sugarscape(Parameters parameters) {
        this.parameters = parameters;
        this.grid = Grid.torus(parameters.side(), parameters.side());
        this.standing = new Occupancy(grid.cells(), agents, cell);
    }

    /**
     * What can be set.
     *
     * @param agents people at the start; at least 1, at most half of the cells
     * @param side of the square torus, in [10, 10000] cells
     * @param growback sugar that grows on a cell in a step up to its capacity, in [1, 4]
     * @param replacement whether people die of age and whoever dies is replaced
     */
    public record Parameters(int agents, int side, int growback, boolean replacement) {
        private static final int SHORTEST = 10;
        private static final int LONGEST = 10_000;

        /** Checks the ranges. */
        public Parameters {
            Squares.requireRange("side", side, SHORTEST, LONGEST);
            Squares.requireRange("growback", growback, 1, HIGHEST);
            Squares.requireAgents(agents);
            if (agents > side * side / 2) {
                throw new IllegalArgumentException("agents must be at most half of the " + side * side + " cells, got "
                        + agents + "; give a longer side");
            }
        }

        /** Animation II-2 of the book: 400 people on 50 x 50 cells, growback 1, no replacement. */
        public static Parameters defaults() {
            return new Parameters(400, BOOKS_SIDE, 1, false);
        }

        /** The same with another number of people. */
        public Parameters withAgents(int people) {
            return new Parameters(people, side, growback, replacement);
        }

        /** The same where people die of age and are replaced, as in animation II-4 of the book. */
        public Parameters withReplacement() {
            return new Parameters(agents, side, growback, true);
        }
    }

    @Override
    public String name() {
        return "sugarscape";
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

    /** How many people live, what they own on average, and how unequally. */
    @Override
    public List<Measure> measures() {
        return List.of(
                Average.totalOfAgents("people", "", row -> isAlive(row) ? 1 : 0),
                new MeanShare("wealth", row -> wealth.read()[row], row -> isAlive(row) ? 1 : 0),
                new GiniCoefficient(RICHEST_TOLD_APART, row -> isAlive(row) ? wealth.read()[row] : -1));
    }

    private boolean isAlive(int row) {
        return cell.read()[row] != NOWHERE;
    }

    @Override
    public void foundSites(SiteTurn turn, int fromSite, int toSite) {
        for (int site = fromSite; site < toSite; site++) {
            capacity.write()[site] = capacity(site);
            sugar.write()[site] = capacity.write()[site];
        }
    }

    /**
     * Sugar that a cell can hold: 4 on the terrace round the nearer hilltop, and one less on each further terrace. The
     * hilltops lie on a diagonal, a quarter of it from its ends.
     */
    private int capacity(int site) {
        int x = grid.column(site);
        int y = grid.row(site);
        double quarter = parameters.side() / 4.0;
        double terraces = Math.min(distance(x, y, quarter, 3 * quarter), distance(x, y, 3 * quarter, quarter))
                / (WIDTH_OF_A_TERRACE * parameters.side());
        return Math.max(0, HIGHEST - (int) terraces);
    }

    private static double distance(double x, double y, double toX, double toY) {
        return Math.sqrt((x - toX) * (x - toX) + (y - toY) * (y - toY));
    }

    @Override
    public void birth(Turn turn, int row) {
        Philox random = turn.random();
        int parent = turn.parentRow();
        cell.write()[row] = parent >= 0
                ? cell.read()[parent]
                : (int) Permutation.at(turn.shared().nextLong(), grid.cells(), turn.id());
        sight.write()[row] = any(SIGHT, random);
        metabolism.write()[row] = any(METABOLISM, random);
        wealth.write()[row] = any(ENDOWMENT, random);
        life.write()[row] = any(LIFE, random);
    }

    private static int any(int[] range, Philox random) {
        return range[0] + random.nextInt(range[1] - range[0] + 1);
    }

    @Override
    public void decide(Turn turn, int row) {
        int home = cell.read()[row];
        int wanted = home == NOWHERE ? anyFreeCell(turn.random()) : bestInSight(row, turn.random());
        if (wanted != home) {
            cell.write()[row] = wanted;
            turn.claim(wanted);
        }
    }

    private int anyFreeCell(Philox random) {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            int drawn = random.nextInt(grid.cells());
            if (standing.on(drawn) == 0) {
                return drawn;
            }
        }
        return NOWHERE;
    }

    /** From near to far, so that only more sugar is a reason to go further; among equals at one distance any. */
    private int bestInSight(int row, Philox random) {
        int home = cell.read()[row];
        int best = home;
        int most = sugar.read()[home];
        for (int far = 1; far <= sight.read()[row]; far++) {
            int equals = 0;
            for (int direction = 0; direction < 4; direction++) {
                int seen = look(home, direction, far);
                int there = sugar.read()[seen];
                if (there > most && standing.on(seen) == 0) {
                    equals = 1;
                    best = seen;
                    most = there;
                } else if (there == most && equals > 0 && standing.on(seen) == 0 && random.nextInt(++equals) == 0) {
                    best = seen;
                }
            }
        }
        return best;
    }

    private int look(int home, int direction, int far) {
        int way = direction % 2 == 0 ? far : -far;
        return direction < 2 ? grid.away(home, way, 0) : grid.away(home, 0, way);
    }

    @Override
    public void resolve(Turn turn, int row) {
        int home = cell.read()[row];
        int wanted = cell.write()[row];
        boolean goes = wanted != home && turn.winner(wanted) == turn.id();
        if (!goes) {
            cell.write()[row] = home;
        }
        if (home != NOWHERE) {
            live(turn, row);
        } else if (goes) {
            turn.bear();
            turn.die();
        }
    }

    /** Takes the sugar, uses up some; whoever dies and is to be replaced stays nowhere until a newcomer has a cell. */
    private void live(Turn turn, int row) {
        int left = wealth.read()[row]
                + sugar.read()[cell.write()[row]]
                - metabolism.read()[row];
        int years = age.read()[row] + 1;
        wealth.write()[row] = Math.max(0, left);
        age.write()[row] = years;
        if (parameters.replacement() && (left <= 0 || years >= life.read()[row])) {
            cell.write()[row] = NOWHERE;
            wealth.write()[row] = 0;
        } else if (left <= 0) {
            turn.die();
        }
    }

    /** Where somebody stands the sugar has been taken; then it grows. */
    @Override
    public void changeSites(SiteTurn turn, int fromSite, int toSite) {
        for (int site = fromSite; site < toSite; site++) {
            int left = standing.on(site) > 0 ? 0 : sugar.read()[site];
            sugar.write()[site] = Math.min(capacity.read()[site], left + parameters.growback());
        }
    }

    @Override
    public Camera camera() {
        Camera camera = GridCamera.on("Sugarscape", "people by wealth", grid);
        return GridCamera.agents(
                camera,
                "people",
                Glyph.DISC,
                grid,
                cell,
                people -> people.category("class", CLASSES, row -> wealthClass(wealth.read()[row]))
                        .quantity("wealth", "sugar", Range.open(), row -> wealth.read()[row]));
    }

    private static int wealthClass(double wealth) {
        return wealth < 20 ? 0 : wealth < 50 ? 1 : 2;
    }
}
