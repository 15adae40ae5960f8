package io.throng.scenarios.swarm;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;

/** One step of boids as the rules say it: every bird looks at every bird, in double precision. */
final class SlowBoids {
    /** A bird whose neighbour is so close to the radius that single precision may see it on the other side. */
    private static final double UNSURE = 1e-4;

    private final Boids.Parameters parameters;
    private final SlowTorus torus;
    private final double[] x;
    private final double[] y;
    private final double[] lastX;
    private final double[] lastY;
    private final double[] alive;

    SlowBoids(Boids world, Boids.Parameters parameters) {
        this.parameters = parameters;
        this.torus = new SlowTorus((float) parameters.widthOfWorld(), (float) parameters.heightOfWorld());
        this.x = Columns.of(world, "x");
        this.y = Columns.of(world, "y");
        this.lastX = Columns.of(world, "last x");
        this.lastY = Columns.of(world, "last y");
        this.alive = Columns.of(world, "alive");
    }

    /** Where a bird goes: its displacement and the sum of the five before it was cut to a jump. */
    record Displacement(double dx, double dy, double lengthBefore) {}

    Displacement of(int bird, long seed, long step) {
        double[] cohesion = new double[2];
        double[] consistency = new double[2];
        double[] avoidance = new double[2];
        int living = 0;
        int others = 0;
        for (int other = 0; other < x.length; other++) {
            double dx = torus.alongX(x[bird], x[other]);
            double dy = torus.alongY(y[bird], y[other]);
            double squared = dx * dx + dy * dy;
            if (squared > square(parameters.neighborhood())) {
                continue;
            }
            if (alive[other] == 1) {
                living++;
                add(cohesion, dx, dy);
                add(consistency, lastX[other], lastY[other]);
            }
            if (other != bird) {
                others++;
                add(avoidance, -dx / (square(squared) + 1), -dy / (square(squared) + 1));
            }
        }
        double[] sum = random(bird, seed, step);
        addTimes(sum, parameters.cohesion() / 10 / living, cohesion);
        addTimes(sum, parameters.consistency() / living, consistency);
        addTimes(sum, others == 0 ? 0 : parameters.avoidance() * 400 / others, avoidance);
        addTimes(sum, parameters.momentum(), new double[] {lastX[bird], lastY[bird]});
        double length = Math.hypot(sum[0], sum[1]);
        double scale = length > 0 ? parameters.jump() / length : 0;
        return new Displacement(sum[0] * scale, sum[1] * scale, length);
    }

    private double[] random(int bird, long seed, long step) {
        Philox random = new Philox().reset(seed, bird, step, Streams.DECIDE);
        double a = 2.0 * random.nextFloat() - 1;
        double b = 2.0 * random.nextFloat() - 1;
        double scale = parameters.randomness() * 0.05 / Math.hypot(a, b);
        return new double[] {a * scale, b * scale};
    }

    private static void add(double[] sum, double a, double b) {
        sum[0] += a;
        sum[1] += b;
    }

    private static void addTimes(double[] sum, double weight, double[] vector) {
        add(sum, weight * vector[0], weight * vector[1]);
    }

    boolean isAlive(int bird) {
        return alive[bird] == 1;
    }

    /** Whether single precision may see other neighbours than double precision. */
    boolean isUnsure(int bird) {
        double reach = square(parameters.neighborhood());
        for (int other = 0; other < x.length; other++) {
            double squared = torus.squared(x[bird], y[bird], x[other], y[other]);
            if (Math.abs(squared - reach) < UNSURE * reach) {
                return true;
            }
        }
        return false;
    }

    double meanNeighbours() {
        int found = 0;
        for (int bird = 0; bird < x.length; bird++) {
            for (int other = 0; other < x.length; other++) {
                boolean near = torus.squared(x[bird], y[bird], x[other], y[other]) <= square(parameters.neighborhood());
                found += near && other != bird ? 1 : 0;
            }
        }
        return found / (double) x.length;
    }

    private static double square(double value) {
        return value * value;
    }
}
