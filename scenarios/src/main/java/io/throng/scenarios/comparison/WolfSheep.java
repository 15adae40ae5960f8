package io.throng.scenarios.comparison;

import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Wolves eat sheep and sheep eat grass, on a bounded grid: in every step first the sheep, then the wolves, each kind one
 * after the other in a new random order, walk to one of the cells around, lose one unit of energy, eat, and die or perhaps
 * halve their energy with a child; then the grass grows.
 *
 * <p>The predator-prey model of ABMFrameworksComparison (its {@code WolfSheep/DECLARATION.md}). A sheep dies with an energy
 * below 1, a wolf below 0. A walker goes to any of the cells around that exist, all equally likely. A wolf eats the sheep
 * of its cell that comes first in the order of the sheep. Exactly half of the cells, drawn from all, have grown grass at
 * first, and energies are whole numbers from 1 to twice the gain.
 *
 * <p>Agents stand in one group and are neither born nor removed: a row is a place for an animal, the first half of them for
 * sheep, and is in no cell (0) while nobody has it. A row's id is an animal's only for its life. How the step goes is in
 * {@link Pasture}.
 */
public final class WolfSheep implements World {
    private static final int KINDS = 2;

    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final Table groups = new Table("pastures");
    final IntColumn cell = agents.ints("cell", "");
    final DoubleColumn energy = agents.doubles("energy", "");
    final IntColumn countdown;
    final IntColumn sheep;
    final IntColumn wolves;
    final IntColumn sheepCount = groups.ints("sheep count", "");
    final IntColumn wolfCount = groups.ints("wolf count", "");
    private final Pasture[] pastures;
    private final List<Measure> measures;

    /** Animals that have not been placed yet. */
    public WolfSheep(Parameters parameters) {
        this.parameters = parameters;
        int across = parameters.side() + 2;
        this.countdown = groups.ints("grass countdown", "steps", across * across);
        this.sheep = groups.ints("sheep", "", parameters.capacity());
        this.wolves = groups.ints("wolves", "", parameters.capacity());
        this.pastures = new Pasture[parameters.replicas()];
        for (int group = 0; group < pastures.length; group++) {
            pastures[group] = new Pasture(this, parameters);
        }
        this.measures = List.of(
                RowMeasure.total("sheep", row -> isSheep(row) && isAlive(row) ? 1 : 0),
                RowMeasure.total("wolves", row -> !isSheep(row) && isAlive(row) ? 1 : 0));
    }

    /**
     * What can be set.
     *
     * @param sheep at first, in [0, capacity]
     * @param wolves at first, in [0, capacity]
     * @param side of the square grid, in [2, 1,000]
     * @param regrowth steps from grass eaten to grass grown, in [1, 1,000,000]
     * @param sheepBirths chance of a child in a step, in [0, 1]
     * @param wolfBirths chance of a child in a step, in [0, 1]
     * @param sheepGain energy from grass, in [1, 1,000]
     * @param wolfGain energy from a sheep, in [1, 1,000]
     * @param capacity most sheep, and most wolves, at once, in [1, 1,000,000]; a run that needs more ends with an error
     * @param replicas pastures that know nothing of each other, in [1, 100,000]
     */
    public record Parameters(
            int sheep,
            int wolves,
            int side,
            int regrowth,
            double sheepBirths,
            double wolfBirths,
            int sheepGain,
            int wolfGain,
            int capacity,
            int replicas) {
        /** Checks the ranges. */
        public Parameters {
            Require.inRange("capacity", capacity, 1, 1_000_000);
            Require.inRange("sheep", sheep, 0, capacity);
            Require.inRange("wolves", wolves, 0, capacity);
            Require.inRange("side", side, 2, 1000);
            Require.inRange("regrowth", regrowth, 1, 1_000_000);
            Require.inRange("sheepBirths", sheepBirths, 0, 1);
            Require.inRange("wolfBirths", wolfBirths, 0, 1);
            Require.inRange("sheepGain", sheepGain, 1, 1000);
            Require.inRange("wolfGain", wolfGain, 1, 1000);
            Require.inRange("replicas", replicas, 1, 100_000);
        }

        /** The small model: 60 sheep and 40 wolves on 25 x 25. */
        public static Parameters defaults() {
            return new Parameters(60, 40, 25, 20, 0.2, 0.1, 5, 13, 500, 1);
        }

        /** The large model: 1,000 sheep and 500 wolves on 100 x 100. */
        public static Parameters large() {
            return new Parameters(1000, 500, 100, 10, 0.4, 0.2, 5, 13, 6000, 1);
        }

        /** The same with so many animals at first: six sheep to four wolves. */
        public Parameters withAnimals(int animals) {
            int firstSheep = animals - animals * 2 / 5;
            return new Parameters(
                    firstSheep,
                    animals - firstSheep,
                    side,
                    regrowth,
                    sheepBirths,
                    wolfBirths,
                    sheepGain,
                    wolfGain,
                    Math.max(capacity, 10 * animals),
                    replicas);
        }

        /** The same with another number of pastures. */
        public Parameters withReplicas(int newReplicas) {
            return new Parameters(
                    sheep, wolves, side, regrowth, sheepBirths, wolfBirths, sheepGain, wolfGain, capacity, newReplicas);
        }
    }

    @Override
    public String name() {
        return "comparison_wolf_sheep";
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
        return KINDS * parameters.capacity();
    }

    @Override
    public int founders() {
        return Math.multiplyExact(groupSize(), parameters.replicas());
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.SETTLE);
    }

    @Override
    public List<Measure> measures() {
        return measures;
    }

    /** Nobody yet: zero is no animal's cell. */
    @Override
    public void birth(Turn turn, int row) {}

    @Override
    public void foundGroup(Turn turn, int group) {
        pastures[group].found(group, turn.random());
    }

    @Override
    public void settle(Turn turn, int group) {
        pastures[group].step(group, turn.random());
    }

    private boolean isAlive(int row) {
        return cell.read()[row] != Pasture.NOWHERE;
    }

    private boolean isSheep(int row) {
        return row % groupSize() < parameters.capacity();
    }

    /** The rows of the first pasture's living sheep, in the order that the latest step left. */
    public int[] livingSheep() {
        return Arrays.copyOf(sheep.read(), sheepCount.read()[0]);
    }

    /** The rows of the first pasture's living wolves, in the order that the latest step left. */
    public int[] livingWolves() {
        return Arrays.copyOf(wolves.read(), wolfCount.read()[0]);
    }

    /** The column of an animal's cell, from 0. */
    public int column(int row) {
        return cell.read()[row] % (parameters.side() + 2) - 1;
    }

    /** The line of an animal's cell, from 0. */
    public int line(int row) {
        return cell.read()[row] / (parameters.side() + 2) - 1;
    }

    /** An animal's energy. */
    public double energy(int row) {
        return energy.read()[row];
    }

    /** Steps until the grass of a cell of the first pasture is grown; 0 where it is. */
    public int countdown(int column, int line) {
        return countdown.read()[(line + 1) * (parameters.side() + 2) + column + 1];
    }
}
