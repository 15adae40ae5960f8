package io.throng.scenarios.comparison;

import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Philox;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.Table;
import io.throng.kernel.time.RandomOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Birds on a torus that fly one after the other, in a new random order in every step: each adds to its velocity, over its
 * neighbours, the mean way to them, away from those too close, and their mean velocity, each with its factor; scales it to
 * length one; and moves.
 *
 * <p>The flocking model of ABMFrameworksComparison (its {@code Flocking/DECLARATION.md}). Neighbours are the others at most
 * the visual distance away, and ways are the shortest on the torus. The declaration halves the velocity before it
 * scales it, which changes nothing. Velocities have length one from the start. Sums run over the neighbours' cells in order
 * of (row, column) from the bird's own, and within a cell in order of rank.
 */
public final class Flocking implements World {
    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final DoubleColumn x = agents.doubles("x", "");
    private final DoubleColumn y = agents.doubles("y", "");
    private final DoubleColumn velocityX = agents.doubles("velocity x", "");
    private final DoubleColumn velocityY = agents.doubles("velocity y", "");
    private final Table groups = new Table("flocks");
    private final Flock[] flocks;
    private final List<Measure> measures;

    /** Birds that have not been placed yet. */
    public Flocking(Parameters parameters) {
        this.parameters = parameters;
        this.flocks = new Flock[parameters.replicas()];
        for (int group = 0; group < flocks.length; group++) {
            flocks[group] = new Flock(parameters);
        }
        this.measures = List.of(
                RowMeasure.mean("mean velocity x", row -> velocityX.read()[row]),
                RowMeasure.mean("mean velocity y", row -> velocityY.read()[row]));
    }

    /**
     * What can be set; lengths have no unit.
     *
     * @param birds in a flock, in [1, 1,000,000]
     * @param side of the square torus, in (0, 1e6]
     * @param visualDistance in which others are neighbours, at most a third of the side
     * @param speed length of a step, in [0, {@code side}]
     * @param separation distance below which a neighbour is too close, at least 0
     * @param cohere factor of the mean way to the neighbours
     * @param separate factor of the mean way from those too close
     * @param match factor of the neighbours' mean velocity
     * @param replicas flocks that know nothing of each other, in [1, 100,000]
     */
    public record Parameters(
            int birds,
            double side,
            double visualDistance,
            double speed,
            double separation,
            double cohere,
            double separate,
            double match,
            int replicas) {
        /** Checks the ranges. */
        public Parameters {
            Require.inRange("birds", birds, 1, 1_000_000);
            Require.positive("side", side, 1e6);
            Require.positive("visualDistance", visualDistance, side / 3);
            Require.inRange("speed", speed, 0, side);
            Require.inRange("separation", separation, 0, 1e6);
            Require.inRange("cohere", cohere, -1e6, 1e6);
            Require.inRange("separate", separate, -1e6, 1e6);
            Require.inRange("match", match, -1e6, 1e6);
            Require.inRange("replicas", replicas, 1, 100_000);
        }

        /** The small model: 200 birds on 100 x 100 that see 5 far. */
        public static Parameters defaults() {
            return new Parameters(200, 100, 5, 1, 1, 0.03, 0.015, 0.05, 1);
        }

        /** The large model: 400 birds on 150 x 150 that see 15 far. */
        public static Parameters large() {
            return new Parameters(400, 150, 15, 1, 1, 0.03, 0.015, 0.05, 1);
        }

        /** The same with another number of birds in a flock. */
        public Parameters withBirds(int newBirds) {
            return new Parameters(newBirds, side, visualDistance, speed, separation, cohere, separate, match, replicas);
        }

        /** The same with another number of flocks. */
        public Parameters withReplicas(int newReplicas) {
            return new Parameters(birds, side, visualDistance, speed, separation, cohere, separate, match, newReplicas);
        }
    }

    @Override
    public String name() {
        return "comparison_flocking";
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
        return parameters.birds();
    }

    @Override
    public int founders() {
        return Math.multiplyExact(parameters.birds(), parameters.replicas());
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.SETTLE);
    }

    @Override
    public List<Measure> measures() {
        return measures;
    }

    /** Anywhere, with a velocity drawn from a square and scaled. */
    @Override
    public void birth(Turn turn, int row) {
        Philox random = turn.random();
        x.write()[row] = random.nextDouble() * parameters.side();
        y.write()[row] = random.nextDouble() * parameters.side();
        double alongX = 2 * random.nextDouble() - 1;
        double alongY = 2 * random.nextDouble() - 1;
        double length = Math.sqrt(alongX * alongX + alongY * alongY);
        velocityX.write()[row] = length > 0 ? alongX / length : 1;
        velocityY.write()[row] = length > 0 ? alongY / length : 0;
    }

    @Override
    public void settle(Turn turn, int group) {
        Flock flock = flocks[group];
        RandomOrder.of(parameters.birds(), flock.order, turn.random());
        flock.fly(turn.row(), x.write(), y.write(), velocityX.write(), velocityY.write());
    }

    /** The positions along x. */
    public DoubleColumn x() {
        return x;
    }

    /** The positions along y. */
    public DoubleColumn y() {
        return y;
    }

    /** The velocities along x. */
    public DoubleColumn velocityX() {
        return velocityX;
    }

    /** The velocities along y. */
    public DoubleColumn velocityY() {
        return velocityY;
    }
}
