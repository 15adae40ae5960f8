package io.throng.scenarios.swarm;

import io.throng.kernel.LocalWorld;
import io.throng.kernel.Turn;
import io.throng.kernel.math.Elementary;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Draws;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.space.CellList;
import io.throng.kernel.space.Plane;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import java.util.List;

/**
 * Self-propelled particles on a square torus, each of which takes the mean heading of the particles within a radius,
 * itself included, but for an error.
 *
 * <p>Vicsek, Czirók, Ben-Jacob, Cohen, Shochet, "Novel type of phase transition in a system of self-driven particles",
 * Phys. Rev. Lett. 75 (1995), equations 1 and 2: the error is drawn evenly from [-noise / 2, noise / 2] and added to
 * the angle of the summed headings. In the paper a particle moves by the velocity it had before it turned; in what is
 * called the forward update, which most later work uses (Grégoire and Chaté, Phys. Rev. Lett. 92, 2004), by its new
 * one. At this speed the order does not tell them apart. Lengths have no unit; a step is the unit of time.
 */
public final class Vicsek implements LocalWorld {
    private static final double PARTICLES_PER_AREA = 300 / (7.0 * 7.0);
    private static final double LONGEST = 1e6;
    private static final int HEADING_X = 0;
    private static final int HEADING_Y = 1;

    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final FloatColumn x = agents.floats("x", "");
    private final FloatColumn y = agents.floats("y", "");
    private final FloatColumn headingX = agents.floats("heading x", "");
    private final FloatColumn headingY = agents.floats("heading y", "");
    private final Plane torus;
    private final CellList index;
    private final List<Measure> measures;
    private final float reach;
    private final float speed;
    private final float halfNoise;

    /** Particles that have not been placed yet. */
    public Vicsek(Parameters parameters) {
        this.parameters = parameters;
        this.torus = Plane.torus(parameters.sideOfWorld(), parameters.sideOfWorld());
        this.index = new CellList(torus, parameters.radius(), x, y, headingX, headingY);
        this.measures = List.of(
                new OrderParameter(headingX, headingY, row -> true),
                new MeanNeighbours(index, x, y, parameters.radius()));
        this.reach = (float) (parameters.radius() * parameters.radius());
        this.speed = (float) parameters.speed();
        this.halfNoise = (float) (parameters.noise() / 2);
    }

    /**
     * What can be set.
     *
     * @param agents particles; at least 1
     * @param side of the square torus, in (0, 1e6]; 0 for a side on which {@code agents} particles are as dense as 300
     *     on 7 x 7
     * @param radius in which headings are averaged, in (0, 1e6]
     * @param speed length of a step, in [0, 1e6]
     * @param noise width of the interval from which an error is drawn, in [0, 2π] radians
     * @param forwardUpdate whether a particle turns before it moves
     */
    public record Parameters(
            int agents, double side, double radius, double speed, double noise, boolean forwardUpdate) {
        /** Checks the ranges. */
        public Parameters {
            if (agents < 1) {
                throw new IllegalArgumentException("agents must be at least 1, got " + agents);
            }
            if (!(side >= 0 && side <= LONGEST)) {
                throw new IllegalArgumentException(
                        "side must be in (0, 1e6], or 0 for a world that grows with its agents," + " got " + side);
            }
            if (!(radius > 0 && radius <= LONGEST)) {
                throw new IllegalArgumentException("radius must be in (0, 1e6], got " + radius);
            }
            if (!(speed >= 0 && speed <= LONGEST)) {
                throw new IllegalArgumentException("speed must be in [0, 1e6], got " + speed);
            }
            if (!(noise >= 0 && noise <= 2 * Math.PI)) {
                throw new IllegalArgumentException("noise must be in [0, 2π], got " + noise + "; give radians");
            }
        }

        /** Figure 1c of the paper: 300 particles on 7 x 7, radius 1, speed 0.03, noise 2; moved before they turn. */
        public static Parameters defaults() {
            return new Parameters(300, 0, 1, 0.03, 2, false);
        }

        /** The same with another number of particles. */
        public Parameters withAgents(int particles) {
            return new Parameters(particles, side, radius, speed, noise, forwardUpdate);
        }

        /** The same with another noise. */
        public Parameters withNoise(double radians) {
            return new Parameters(agents, side, radius, speed, radians, forwardUpdate);
        }

        /** The side: as given, or such that the density is the paper's. */
        public double sideOfWorld() {
            return side > 0 ? side : Math.sqrt(agents / PARTICLES_PER_AREA);
        }
    }

    @Override
    public String name() {
        return "vicsek";
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
        return List.of(index);
    }

    @Override
    public CellList surroundings() {
        return index;
    }

    /** The length of a step, and what single precision rounds. */
    @Override
    public double stride() {
        return 1.001 * parameters.speed();
    }

    @Override
    public List<Measure> measures() {
        return measures;
    }

    @Override
    public void birth(Turn turn, int row) {
        Draws draws = turn.random().draws();
        x.write()[row] = draws.uniformFloat(0, torus.width());
        y.write()[row] = draws.uniformFloat(0, torus.height());
        turnTo(row, (float) draws.angle());
    }

    @Override
    public void decide(Turn turn, int row) {
        turnTo(
                row,
                neighboursHeading(row, turn.scratch()) + turn.random().draws().uniformFloat(-halfNoise, halfNoise));
        move(
                row,
                parameters.forwardUpdate() ? headingX.write() : headingX.read(),
                parameters.forwardUpdate() ? headingY.write() : headingY.read());
    }

    private float neighboursHeading(int row, int[] runs) {
        float[] theirX = index.sortedX();
        float[] theirY = index.sortedY();
        float[] theirHeadingX = index.carried(HEADING_X);
        float[] theirHeadingY = index.carried(HEADING_Y);
        float px = x.read()[row];
        float py = y.read()[row];
        float sumX = 0;
        float sumY = 0;
        int ends = index.near(px, py, runs);
        for (int run = 0; run < ends; run += 2) {
            for (int place = runs[run]; place < runs[run + 1]; place++) {
                float dx = torus.alongX(px, theirX[place]);
                float dy = torus.alongY(py, theirY[place]);
                if (dx * dx + dy * dy <= reach) {
                    sumX += theirHeadingX[place];
                    sumY += theirHeadingY[place];
                }
            }
        }
        return Elementary.atan2f(sumY, sumX);
    }

    private void turnTo(int row, float radians) {
        headingX.write()[row] = Elementary.cosf(radians);
        headingY.write()[row] = Elementary.sinf(radians);
    }

    private void move(int row, float[] alongX, float[] alongY) {
        x.write()[row] = torus.intoX(x.read()[row] + speed * alongX[row]);
        y.write()[row] = torus.intoY(y.read()[row] + speed * alongY[row]);
    }

    @Override
    public Camera camera() {
        return Camera.on(
                        "Vicsek's particles",
                        "noise " + parameters.noise() + ", coloured by heading",
                        Extent.of(torus.width(), torus.height(), ""))
                .agents("particles", Glyph.DART, agents, all -> all.at(x, y).heading(headingX, headingY));
    }
}
