package io.throng.scenarios.swarm;

import io.throng.kernel.Cohort;
import io.throng.kernel.LocalWorld;
import io.throng.kernel.Turn;
import io.throng.kernel.math.VectorApi;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Draws;
import io.throng.kernel.random.Philox;
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
 * Flocking birds on a torus: each keeps to the mean place of its neighbours, away from the closest, in the direction in
 * which they fly, and moves a fixed length a step.
 *
 * <p>Reynolds, "Flocks, herds and schools: a distributed behavioral model", SIGGRAPH 1987, with the rules and constants
 * of MASON's demo {@code sim.app.flockers} (Luke et al., "MASON: a multiagent simulation environment", Simulation 81,
 * 2005; version 18). Lengths have no unit, as there; state is in single precision. It departs from MASON in one point:
 * birds move all at once, each seeing the others as they were a step ago, where MASON's move one by one in a random order;
 * so a run does not depend on threads.
 *
 * <p>A displacement is the sum of five, each times its weight, shortened or stretched to the length of a jump.
 * Neighbours are the birds within the radius and, but for avoidance, the bird itself:
 *
 * <ul>
 *   <li>cohesion: a tenth of the way to the mean place of the living;
 *   <li>avoidance: 400 times the mean over the others, dead or alive, of d / (|d|<sup>4</sup> + 1), d leading away from
 *       them;
 *   <li>consistency: the mean last displacement of the living;
 *   <li>randomness: 0.05 in the direction of a point drawn evenly from a square, so diagonals are likelier;
 *   <li>momentum: its own last displacement.
 * </ul>
 *
 * <p>Dead birds never move.
 */
public final class Boids implements LocalWorld {
    private static final double BIRDS_PER_AREA = 200 / (150.0 * 150.0);
    private static final double HEAVIEST = 1e6;
    private static final float RANDOM_LENGTH = 0.05f;

    /** The columns carried by the index. */
    static final int LAST_X = 0;

    static final int LAST_Y = 1;
    static final int ALIVE = 2;

    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final FloatColumn x = agents.floats("x", "");
    private final FloatColumn y = agents.floats("y", "");
    private final FloatColumn lastX = agents.floats("last x", "");
    private final FloatColumn lastY = agents.floats("last y", "");
    private final FloatColumn alive = agents.constantFloats("alive", "");
    private final Plane torus;
    private final CellList index;
    private final List<Measure> measures;
    private final Rules rules;

    /** Birds that have not hatched yet. */
    public Boids(Parameters parameters) {
        this.parameters = parameters;
        this.torus = Plane.torus(parameters.widthOfWorld(), parameters.heightOfWorld());
        this.index = new CellList(torus, parameters.neighborhood(), x, y, lastX, lastY, alive);
        this.measures = List.of(
                new OrderParameter(lastX, lastY, this::isAlive),
                new MeanNeighbours(index, x, y, parameters.neighborhood()));
        this.rules = Rules.of(parameters);
    }

    /** The numbers in the rules, in single precision; {@code reach} is the radius squared. */
    record Rules(
            float reach,
            float jump,
            float cohesion,
            float avoidance,
            float randomness,
            float consistency,
            float momentum) {
        private static Rules of(Parameters parameters) {
            return new Rules(
                    (float) (parameters.neighborhood() * parameters.neighborhood()),
                    (float) parameters.jump(),
                    (float) parameters.cohesion(),
                    (float) parameters.avoidance(),
                    (float) parameters.randomness() * RANDOM_LENGTH,
                    (float) parameters.consistency(),
                    (float) parameters.momentum());
        }
    }

    /** The columns in which birds move. */
    record Sides(FloatColumn x, FloatColumn y, FloatColumn lastX, FloatColumn lastY) {}

    /**
     * What can be set; the names are MASON's.
     *
     * @param agents birds; at least 1
     * @param width of the torus, positive; 0, as is {@code height}, for a square in which {@code agents} birds are as
     *     dense as 200 on 150 x 150, so that the world grows with its birds
     * @param height of the torus
     * @param cohesion weight of the way to the neighbours, in [0, 1e6], as all weights
     * @param avoidance weight of the way away from the closest
     * @param randomness weight of the random displacement
     * @param consistency weight of the neighbours' mean displacement
     * @param momentum weight of the bird's own last displacement
     * @param deadFlockerProbability the chance to be dead from the start, in [0, 1]
     * @param neighborhood the radius in which a bird sees others, positive
     * @param jump the length of a step; at least 0
     */
    public record Parameters(
            int agents,
            double width,
            double height,
            double cohesion,
            double avoidance,
            double randomness,
            double consistency,
            double momentum,
            double deadFlockerProbability,
            double neighborhood,
            double jump) {
        /** Checks the ranges. */
        public Parameters {
            if (agents < 1) {
                throw new IllegalArgumentException("agents must be at least 1, got " + agents);
            }
            requireWorld(width, height);
            requireWeight("cohesion", cohesion);
            requireWeight("avoidance", avoidance);
            requireWeight("randomness", randomness);
            requireWeight("consistency", consistency);
            requireWeight("momentum", momentum);
            if (!(deadFlockerProbability >= 0 && deadFlockerProbability <= 1)) {
                throw new IllegalArgumentException(
                        "deadFlockerProbability must be in [0, 1], got " + deadFlockerProbability);
            }
            if (!(neighborhood > 0 && neighborhood <= HEAVIEST)) {
                throw new IllegalArgumentException("neighborhood must be in (0, 1e6], got " + neighborhood);
            }
            if (!(jump >= 0 && jump <= HEAVIEST)) {
                throw new IllegalArgumentException("jump must be in [0, 1e6], got " + jump);
            }
        }

        private static void requireWorld(double width, double height) {
            boolean grows = width == 0 && height == 0;
            boolean given = width > 0 && height > 0 && width <= HEAVIEST && height <= HEAVIEST;
            if (!grows && !given) {
                throw new IllegalArgumentException(
                        "width and height must both be in (0, 1e6], or both 0 for a world that"
                                + " grows with its agents, got " + width + " x " + height);
            }
        }

        private static void requireWeight(String name, double weight) {
            if (!(weight >= 0 && weight <= HEAVIEST)) {
                throw new IllegalArgumentException(name + " must be a weight in [0, 1e6], got " + weight);
            }
        }

        /** MASON's: 200 birds on 150 x 150, all weights 1, one bird in ten dead, radius 10, jump 0.7. */
        public static Parameters defaults() {
            return new Parameters(200, 0, 0, 1, 1, 1, 1, 1, 0.1, 10, 0.7);
        }

        /** The same with another number of birds. */
        public Parameters withAgents(int birds) {
            return new Parameters(
                    birds,
                    width,
                    height,
                    cohesion,
                    avoidance,
                    randomness,
                    consistency,
                    momentum,
                    deadFlockerProbability,
                    neighborhood,
                    jump);
        }

        /** The torus's width: as given, or such that the density is MASON's. */
        public double widthOfWorld() {
            return width > 0 ? width : Math.sqrt(agents / BIRDS_PER_AREA);
        }

        /** The torus's height: as given, or such that the density is MASON's. */
        public double heightOfWorld() {
            return height > 0 ? height : Math.sqrt(agents / BIRDS_PER_AREA);
        }
    }

    @Override
    public String name() {
        return "boids";
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

    /** A jump, and what single precision rounds. */
    @Override
    public double stride() {
        return 1.001 * parameters.jump();
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
        alive.write()[row] = draws.chance(parameters.deadFlockerProbability()) ? 0 : 1;
    }

    private boolean isAlive(int row) {
        return alive.read()[row] > 0;
    }

    @Override
    public Cohort cohort() {
        return VectorApi.available() && BoidsCohort.serves(index)
                ? new BoidsCohort(rules, index, new Sides(x, y, lastX, lastY))
                : null;
    }

    @Override
    public void decide(Turn turn, int row) {
        if (isAlive(row)) {
            Philox random = turn.random();
            float anyX = 2 * random.nextFloat() - 1;
            float anyY = 2 * random.nextFloat() - 1;
            float any = rules.randomness() * inverseLength(anyX, anyY);
            fly(
                    turn,
                    row,
                    any * anyX + rules.momentum() * lastX.read()[row],
                    any * anyY + rules.momentum() * lastY.read()[row]);
        }
    }

    /**
     * Looks round and moves. One method, because the JIT keeps what is seen in registers only where it is made and
     * used.
     */
    private void fly(Turn turn, int row, float ownX, float ownY) {
        float[] theirX = index.sortedX();
        float[] theirY = index.sortedY();
        float[] theirLastX = index.carried(LAST_X);
        float[] theirLastY = index.carried(LAST_Y);
        float[] theirAlive = index.carried(ALIVE);
        float px = x.read()[row];
        float py = y.read()[row];
        int[] runs = turn.scratch();
        int ends = index.near(px, py, runs);
        Surroundings seen = new Surroundings();
        for (int run = 0; run < ends; run += 2) {
            int end = runs[run + 1];
            for (int place = runs[run]; place < end; place++) {
                float dx = torus.alongX(px, theirX[place]);
                float dy = torus.alongY(py, theirY[place]);
                seen.meet(dx, dy, rules.reach(), theirLastX[place], theirLastY[place], theirAlive[place]);
            }
        }
        move(
                row,
                ownX
                        + rules.cohesion() * seen.cohesionX()
                        + rules.avoidance() * seen.avoidanceX()
                        + rules.consistency() * seen.consistencyX(),
                ownY
                        + rules.cohesion() * seen.cohesionY()
                        + rules.avoidance() * seen.avoidanceY()
                        + rules.consistency() * seen.consistencyY());
    }

    private void move(int row, float towardsX, float towardsY) {
        float scale = rules.jump() * inverseLength(towardsX, towardsY);
        float dx = scale * towardsX;
        float dy = scale * towardsY;
        lastX.write()[row] = dx;
        lastY.write()[row] = dy;
        x.write()[row] = torus.intoX(x.read()[row] + dx);
        y.write()[row] = torus.intoY(y.read()[row] + dy);
    }

    /** 1 / |(a, b)|; a huge number, not an infinite one, for no length. */
    static float inverseLength(float a, float b) {
        return 1 / (float) Math.sqrt(Math.max(a * a + b * b, Float.MIN_NORMAL));
    }

    @Override
    public Camera camera() {
        return Camera.on("Boids", "coloured by heading", Extent.of(torus.width(), torus.height(), ""))
                .agents("birds", Glyph.DART, agents, birds -> birds.at(x, y).heading(lastX, lastY));
    }
}
