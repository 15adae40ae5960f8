package io.throng.scenarios.walk;

import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.Mean;
import java.util.List;

/**
 * Walkers that start at one point of a square lattice and, step by step, rest or go to one of the four points beside them
 * (Pearson, "The problem of the random walk", Nature 72, 1905; on the lattice Pólya, Math. Ann. 84, 1921).
 *
 * <p>Steps are independent, so the mean squared displacement after t of them is (1 - rest) t: 4 D t, as of diffusion in two
 * dimensions (Einstein, Ann. Phys. 322, 1905, equation 11), with D = (1 - rest) / 4 squared lattice spacings a step.
 */
public final class Walkers implements World {
    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final IntColumn x = agents.ints("x", "");
    private final IntColumn y = agents.ints("y", "");
    private final List<Measure> measures;

    /** Walkers that have not started yet. */
    public Walkers(Parameters parameters) {
        this.parameters = parameters;
        this.measures = List.of(
                new Mean("mean squared displacement", "", row -> squared(x.read()[row]) + squared(y.read()[row])),
                new Mean("mean x", "", row -> x.read()[row]));
    }

    private static double squared(double length) {
        return length * length;
    }

    /**
     * What can be set.
     *
     * @param agents walkers, at least 1
     * @param rest chance to stay for a step, in [0, 1]
     */
    public record Parameters(int agents, double rest) {
        /** Checks the ranges. */
        public Parameters {
            if (agents < 1) {
                throw new IllegalArgumentException("agents must be at least 1, got " + agents);
            }
            if (!(rest >= 0 && rest <= 1)) {
                throw new IllegalArgumentException("rest must be in [0, 1], got " + rest);
            }
        }

        /** 10,000 walkers who never rest. */
        public static Parameters defaults() {
            return new Parameters(10_000, 0);
        }

        /** The same with another number of walkers. */
        public Parameters withAgents(int others) {
            return new Parameters(others, rest);
        }

        /** D, in squared lattice spacings a step. */
        public double diffusionCoefficient() {
            return (1 - rest) / 4;
        }
    }

    @Override
    public String name() {
        return "walkers";
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

    @Override
    public void birth(Turn turn, int row) {}

    @Override
    public void decide(Turn turn, int row) {
        LatticeStep.take(turn.random(), parameters.rest(), x, y, row);
    }

    @Override
    public Camera camera() {
        return Camera.on("Walkers", "all from the middle", Extent.of(1, 1, ""))
                .agents("walkers", Glyph.DISC, agents, all -> all.anywhere(row -> x.read()[row], row -> y.read()[row]));
    }
}
