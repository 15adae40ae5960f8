package io.throng.scenarios.walk;

import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.Mean;
import java.util.List;

/**
 * Walkers on a lattice of whom some die and some bear a child in each step, with the same chance: a measure of what births
 * and deaths cost.
 *
 * <p>A critical Galton-Watson process (Watson and Galton, "On the probability of the extinction of families", J. Anthropol.
 * Inst. 4, 1875): the population keeps its mean for ever, with the variance 2 c (1 - c) a step and founder; and because a
 * walker outlives a step with the chance 1 - c, the mean age of those alive tends to (1 - c) / c steps.
 */
public final class Turnover implements World {
    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final IntColumn x = agents.ints("x", "");
    private final IntColumn y = agents.ints("y", "");
    private final IntColumn age = agents.ints("age", "steps");
    private final List<Measure> measures;

    /** Walkers that have not started yet. */
    public Turnover(Parameters parameters) {
        this.parameters = parameters;
        this.measures = List.of(
                new Mean("age", "steps", row -> age.read()[row]),
                new Mean("mean x", "", row -> x.read()[row]),
                new Population());
    }

    /**
     * What can be set.
     *
     * @param agents walkers at the start, at least 1
     * @param chance of a walker to die in a step, and as much to bear a child, in [0, 1]
     */
    public record Parameters(int agents, double chance) {
        /** Checks the ranges. */
        public Parameters {
            if (agents < 1) {
                throw new IllegalArgumentException("agents must be at least 1, got " + agents);
            }
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException("chance must be in [0, 1], got " + chance);
            }
        }

        /** 10,000 walkers, a tenth of whom die in each step and as many are born. */
        public static Parameters defaults() {
            return new Parameters(10_000, 0.1);
        }

        /** The same with another number of walkers. */
        public Parameters withAgents(int others) {
            return new Parameters(others, chance);
        }

        /** The same with another chance. */
        public Parameters withChance(double other) {
            return new Parameters(agents, other);
        }
    }

    /** How many are alive. */
    private record Population() implements Measure {
        @Override
        public String name() {
            return "population";
        }

        @Override
        public String unit() {
            return "agents";
        }

        @Override
        public int terms() {
            return 1;
        }

        @Override
        public void terms(int row, double[] into) {
            into[0] = 1;
        }

        @Override
        public double value(double[] sums, int rows) {
            return rows;
        }
    }

    @Override
    public String name() {
        return "turnover";
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
    public List<Measure> measures() {
        return measures;
    }

    /** A child begins where its parent was. */
    @Override
    public void birth(Turn turn, int row) {
        int parent = turn.parentRow();
        if (parent >= 0) {
            x.write()[row] = x.read()[parent];
            y.write()[row] = y.read()[parent];
        }
    }

    @Override
    public void decide(Turn turn, int row) {
        LatticeStep.take(turn.random(), 0, x, y, row);
        age.write()[row] = age.read()[row] + 1;
        if (turn.random().nextFloat() < parameters.chance()) {
            turn.bear();
        }
        if (turn.random().nextFloat() < parameters.chance()) {
            turn.die();
        }
    }
}
