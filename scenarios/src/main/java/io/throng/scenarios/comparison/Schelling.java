package io.throng.scenarios.comparison;

import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Philox;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.kernel.time.RandomOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Agents of two groups on a bounded grid, one a cell: each in turn counts those like it in the square around it; if they are
 * enough it is happy, otherwise it moves to an empty cell drawn from all. The order is random, anew in every step.
 *
 * <p>The segregation model of ABMFrameworksComparison (its {@code Schelling/DECLARATION.md}), after Schelling, "Dynamic
 * models of segregation", J. Math. Sociol. 1 (1971). As declared, who was happy once is called so for ever. The first half
 * of the agents is group 1, the second group 2.
 *
 * <p>Cells are numbered through a grid with a margin of empty cells that nobody enters, so that looking around needs no
 * bounds.
 */
public final class Schelling implements World {
    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final IntColumn cell = agents.ints("cell", "");
    private final IntColumn happy = agents.ints("happy", "");
    private final IntColumn kind = agents.constantInts("group", "");
    private final Table groups = new Table("towns");
    private final IntColumn grid;
    private final IntColumn empty;
    private final int across;
    private final int cells;
    private final int vacant;
    private final int[][] orders;
    private final List<Measure> measures;

    /** Agents that have not been placed yet. */
    public Schelling(Parameters parameters) {
        this.parameters = parameters;
        this.across = parameters.side() + 2 * parameters.radius();
        this.cells = across * across;
        this.vacant = parameters.side() * parameters.side() - parameters.inhabitants();
        this.grid = groups.ints("group of cell", "", cells);
        this.empty = groups.ints("empty cells", "", vacant);
        int area = parameters.side() * parameters.side();
        this.orders = new int[parameters.replicas()][area];
        this.measures = List.of(
                RowMeasure.mean("happy", row -> happy.read()[row]),
                RowMeasure.mean(
                        "alike",
                        row -> alike(
                                grid.read(),
                                row / parameters.inhabitants() * cells + cell.read()[row],
                                kind.read()[row])));
    }

    /**
     * What can be set.
     *
     * @param inhabitants agents of a town, in [1, side * side - 1]
     * @param side of the square grid, in [2, 1,000]
     * @param radius of the square in which others are neighbours, in [1, 10]
     * @param content how many like it make an agent stay, at least 0
     * @param replicas towns that know nothing of each other, in [1, 100,000]
     */
    public record Parameters(int inhabitants, int side, int radius, int content, int replicas) {
        /** Checks the ranges. */
        public Parameters {
            Require.inRange("side", side, 2, 1000);
            Require.inRange("inhabitants", inhabitants, 1, side * side - 1);
            Require.inRange("radius", radius, 1, 10);
            Require.inRange("content", content, 0, 1000);
            Require.inRange("replicas", replicas, 1, 100_000);
        }

        /** The small model: 1,000 agents on 40 x 40, content with 3 of 8. */
        public static Parameters defaults() {
            return new Parameters(1000, 40, 1, 3, 1);
        }

        /** The large model: 8,000 agents on 100 x 100, content with 8 of 24. */
        public static Parameters large() {
            return new Parameters(8000, 100, 2, 8, 1);
        }

        /** The same with another number of agents in a town. */
        public Parameters withInhabitants(int newInhabitants) {
            return new Parameters(newInhabitants, side, radius, content, replicas);
        }

        /** The same with another number of towns. */
        public Parameters withReplicas(int newReplicas) {
            return new Parameters(inhabitants, side, radius, content, newReplicas);
        }
    }

    @Override
    public String name() {
        return "comparison_schelling";
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
    public Table groups() {
        return groups;
    }

    @Override
    public int groupSize() {
        return parameters.inhabitants();
    }

    @Override
    public int founders() {
        return Math.multiplyExact(parameters.inhabitants(), parameters.replicas());
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.SETTLE);
    }

    @Override
    public List<Measure> measures() {
        return measures;
    }

    @Override
    public void birth(Turn turn, int row) {
        kind.write()[row] = row % parameters.inhabitants() < parameters.inhabitants() / 2 ? 1 : 2;
    }

    /** Everybody into a cell of its own, all arrangements equally likely. */
    @Override
    public void foundGroup(Turn turn, int group) {
        int[] order = orders[group];
        int town = group * cells;
        RandomOrder.of(order.length, order, turn.random());
        for (int i = 0; i < parameters.inhabitants(); i++) {
            int at = inMargin(order[i]);
            cell.write()[turn.row() + i] = at;
            grid.write()[town + at] = kind.write()[turn.row() + i];
        }
        for (int i = 0; i < vacant; i++) {
            empty.write()[group * vacant + i] = inMargin(order[parameters.inhabitants() + i]);
        }
    }

    private int inMargin(int place) {
        int margin = parameters.radius();
        return (place / parameters.side() + margin) * across + place % parameters.side() + margin;
    }

    @Override
    public void settle(Turn turn, int group) {
        Philox random = turn.random();
        int[] order = orders[group];
        RandomOrder.of(parameters.inhabitants(), order, random);
        int[] map = grid.write();
        int town = group * cells;
        for (int i = 0; i < parameters.inhabitants(); i++) {
            int row = turn.row() + order[i];
            int own = kind.read()[row];
            if (alike(map, town + cell.write()[row], own) >= parameters.content()) {
                happy.write()[row] = 1;
            } else {
                move(row, own, map, town, group * vacant + random.nextInt(vacant));
            }
        }
    }

    /** How many in the square around an agent's place are of its own group, without itself. */
    private int alike(int[] map, int place, int own) {
        int radius = parameters.radius();
        int found = -1;
        for (int up = -radius; up <= radius; up++) {
            int end = place + up * across + radius;
            for (int at = end - 2 * radius; at <= end; at++) {
                found += map[at] == own ? 1 : 0;
            }
        }
        return found;
    }

    private void move(int row, int own, int[] map, int town, int chosen) {
        int[] vacancies = empty.write();
        int from = cell.write()[row];
        int to = vacancies[chosen];
        vacancies[chosen] = from;
        cell.write()[row] = to;
        map[town + from] = 0;
        map[town + to] = own;
    }

    /** The column of an agent's place, from 0. */
    public int column(int row) {
        return cell.read()[row] % across - parameters.radius();
    }

    /** The row of an agent's place, from 0. */
    public int line(int row) {
        return cell.read()[row] / across - parameters.radius();
    }

    /** The group, 1 or 2, of an agent. */
    public int kind(int row) {
        return kind.read()[row];
    }

    /** Whether an agent has been happy. */
    public boolean happy(int row) {
        return happy.read()[row] == 1;
    }

    /** An empty cell of the first town: its number counted line by line, from 0. */
    public int empty(int index) {
        int at = empty.read()[index];
        int margin = parameters.radius();
        return (at / across - margin) * parameters.side() + at % across - margin;
    }
}
