package io.throng.scenarios.swarm;

import io.throng.kernel.Cohort;
import io.throng.kernel.CohortTurn;
import io.throng.kernel.space.CellList;
import io.throng.kernel.space.Plane;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The rules of {@link Boids} for eight birds at once, bit for bit.
 *
 * <p>A lane is a bird. Birds in successive places of the index stand in the same cells or in cells side by side, so one
 * walk over the birds near those cells serves all of them: each bird met is broadcast to the lanes, and counts in those
 * that are within the radius of it. Every lane meets whom it would meet alone, in the same order, and what it meets besides
 * is out of its sight and adds nothing; so its sums have the same bits as those of {@link Surroundings}. There are no sums
 * across lanes.
 *
 * <p>A group of lanes ends where the row of cells ends and spans at most {@value #WIDEST} cells, lest birds far apart walk
 * over all that is between them.
 */
final class BoidsCohort implements Cohort {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
    private static final int LANES = SPECIES.length();
    private static final int WIDEST = 16;
    private static final int CHUNK = 256;

    private final Boids.Rules rules;
    private final CellList index;
    private final Plane torus;
    private final Boids.Sides sides;
    private final int widest;

    /** The rules for birds on a torus of enough cells that nobody is met from two sides; see {@link #serves}. */
    BoidsCohort(Boids.Rules rules, CellList index, Boids.Sides sides) {
        this.rules = rules;
        this.index = index;
        this.torus = index.plane();
        this.sides = sides;
        this.widest = Math.min(WIDEST, index.columns() - 3);
    }

    /** Whether an index has enough cells for groups of lanes to have whom they see on one side only. */
    static boolean serves(CellList index) {
        return index.columns() >= 4 && index.rows() >= 3;
    }

    @Override
    public void decide(CohortTurn turn, int from, int to) {
        Chunk chunk = new Chunk();
        for (int place = from; place < to; place += CHUNK) {
            chunk.from = place;
            chunk.count = Math.min(CHUNK, to - place);
            lookRound(chunk);
            turn.words(index.agentAt(), chunk.from, chunk.count, chunk.words);
            fly(chunk);
            write(chunk);
        }
    }

    /** Birds in successive places and what is found out about them: small enough to stay in the fastest cache. */
    private static final class Chunk {
        final int[] runs = new int[CellList.SCRATCH];
        final float[] toLivingX = new float[CHUNK + LANES];
        final float[] toLivingY = new float[CHUNK + LANES];
        final float[] motionX = new float[CHUNK + LANES];
        final float[] motionY = new float[CHUNK + LANES];
        final float[] crowdingX = new float[CHUNK + LANES];
        final float[] crowdingY = new float[CHUNK + LANES];
        final float[] living = new float[CHUNK + LANES];
        final float[] birds = new float[CHUNK + LANES];
        final int[][] words = new int[2][CHUNK + LANES];
        final float[] flownX = new float[CHUNK + LANES];
        final float[] flownY = new float[CHUNK + LANES];
        int from;
        int count;
    }

    /** Cuts the birds of a chunk into groups of lanes. */
    private void lookRound(Chunk chunk) {
        float[] x = index.sortedX();
        int end = chunk.from + chunk.count;
        for (int place = chunk.from; place < end; ) {
            int row = index.rowOf(index.sortedY()[place]);
            int count = Math.min(LANES, Math.min(end, index.endOfRow(row)) - place);
            int first = index.columnOf(x[place]);
            int last = index.columnOf(x[place + count - 1]);
            while (last - first >= widest) {
                count--;
                last = index.columnOf(x[place + count - 1]);
            }
            int ends = index.near(row, first, last, chunk.runs);
            boolean seam = first == 0 || last == index.columns() - 1 || row == 0 || row == index.rows() - 1;
            look(chunk, ends, place, count, seam);
            place += count;
        }
    }

    /** Adds up what up to eight birds see. */
    private void look(Chunk chunk, int ends, int place, int count, boolean seam) {
        VectorMask<Float> used = SPECIES.indexInRange(0, count);
        FloatVector px = FloatVector.fromArray(SPECIES, index.sortedX(), place, used);
        FloatVector py = FloatVector.fromArray(SPECIES, index.sortedY(), place, used);
        FloatVector reach = FloatVector.broadcast(SPECIES, rules.reach());
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector toLivingX = FloatVector.zero(SPECIES);
        FloatVector toLivingY = FloatVector.zero(SPECIES);
        FloatVector motionX = FloatVector.zero(SPECIES);
        FloatVector motionY = FloatVector.zero(SPECIES);
        FloatVector crowdingX = FloatVector.zero(SPECIES);
        FloatVector crowdingY = FloatVector.zero(SPECIES);
        FloatVector living = FloatVector.zero(SPECIES);
        FloatVector birds = FloatVector.zero(SPECIES);
        float[] theirX = index.sortedX();
        float[] theirY = index.sortedY();
        float[] theirLastX = index.carried(Boids.LAST_X);
        float[] theirLastY = index.carried(Boids.LAST_Y);
        float[] theirAlive = index.carried(Boids.ALIVE);
        for (int run = 0; run < ends; run += 2) {
            int end = chunk.runs[run + 1];
            for (int other = chunk.runs[run]; other < end; other++) {
                FloatVector dx = FloatVector.broadcast(SPECIES, theirX[other]).sub(px);
                FloatVector dy = FloatVector.broadcast(SPECIES, theirY[other]).sub(py);
                if (seam) {
                    dx = shortest(dx, torus.width());
                    dy = shortest(dy, torus.height());
                }
                FloatVector squared = dx.mul(dx).add(dy.mul(dy));
                VectorMask<Float> seen = squared.compare(VectorOperators.LE, reach);
                FloatVector closeness = one.div(squared.mul(squared).add(one));
                crowdingX = crowdingX.add(closeness.mul(dx), seen);
                crowdingY = crowdingY.add(closeness.mul(dy), seen);
                birds = birds.add(one, seen);
                if (theirAlive[other] > 0) {
                    toLivingX = toLivingX.add(dx, seen);
                    toLivingY = toLivingY.add(dy, seen);
                    motionX = motionX.add(FloatVector.broadcast(SPECIES, theirLastX[other]), seen);
                    motionY = motionY.add(FloatVector.broadcast(SPECIES, theirLastY[other]), seen);
                    living = living.add(one, seen);
                }
            }
        }
        int bird = place - chunk.from;
        toLivingX.intoArray(chunk.toLivingX, bird);
        toLivingY.intoArray(chunk.toLivingY, bird);
        motionX.intoArray(chunk.motionX, bird);
        motionY.intoArray(chunk.motionY, bird);
        crowdingX.intoArray(chunk.crowdingX, bird);
        crowdingY.intoArray(chunk.crowdingY, bird);
        living.intoArray(chunk.living, bird);
        birds.intoArray(chunk.birds, bird);
    }

    private static FloatVector shortest(FloatVector way, float length) {
        float half = 0.5f * length;
        FloatVector wrapped = way.sub(FloatVector.broadcast(SPECIES, length), way.compare(VectorOperators.GT, half));
        return wrapped.add(FloatVector.broadcast(SPECIES, length), way.compare(VectorOperators.LT, -half));
    }

    /** Decides where the birds of a chunk fly, in plain loops over arrays, which the JIT puts into lanes. */
    private void fly(Chunk chunk) {
        int count = chunk.count;
        drawAny(chunk.words[0], chunk.words[1], count, chunk.flownX, chunk.flownY);
        sumUp(chunk, count, index.carried(Boids.LAST_X), chunk.toLivingX, chunk.crowdingX, chunk.motionX, chunk.flownX);
        sumUp(chunk, count, index.carried(Boids.LAST_Y), chunk.toLivingY, chunk.crowdingY, chunk.motionY, chunk.flownY);
        jump(chunk.flownX, chunk.flownY, count);
    }

    private void drawAny(int[] wordsX, int[] wordsY, int count, float[] anyX, float[] anyY) {
        float randomness = rules.randomness();
        for (int bird = 0; bird < count; bird++) {
            float x = any(wordsX[bird]);
            float y = any(wordsY[bird]);
            float scale = randomness * Boids.inverseLength(x, y);
            anyX[bird] = scale * x;
            anyY[bird] = scale * y;
        }
    }

    /** A draw in [-1, 1), as {@code 2 * Philox.nextFloat() - 1}. */
    private static float any(int word) {
        return 2 * ((word >>> 8) * 0x1.0p-24f) - 1;
    }

    private void sumUp(
            Chunk chunk, int count, float[] last, float[] toLiving, float[] crowding, float[] motion, float[] towards) {
        float[] living = chunk.living;
        float[] birds = chunk.birds;
        float momentum = rules.momentum();
        float cohesion = rules.cohesion();
        float avoidance = rules.avoidance();
        float consistency = rules.consistency();
        int from = chunk.from;
        for (int bird = 0; bird < count; bird++) {
            float others = Math.max(1, birds[bird] - 1);
            towards[bird] = towards[bird]
                    + momentum * last[from + bird]
                    + cohesion * (Surroundings.COHESION * toLiving[bird] / living[bird])
                    + avoidance * (-Surroundings.AVOIDANCE * crowding[bird] / others)
                    + consistency * (motion[bird] / living[bird]);
        }
    }

    private void jump(float[] towardsX, float[] towardsY, int count) {
        float length = rules.jump();
        for (int bird = 0; bird < count; bird++) {
            float x = towardsX[bird];
            float y = towardsY[bird];
            float scale = length * Boids.inverseLength(x, y);
            towardsX[bird] = scale * x;
            towardsY[bird] = scale * y;
        }
    }

    /** The dead stay where they are. */
    private void write(Chunk chunk) {
        float[] x = sides.x().write();
        float[] y = sides.y().write();
        float[] lastX = sides.lastX().write();
        float[] lastY = sides.lastY().write();
        float[] alive = index.carried(Boids.ALIVE);
        int[] agentAt = index.agentAt();
        for (int bird = 0; bird < chunk.count; bird++) {
            int place = chunk.from + bird;
            int row = agentAt[place];
            boolean flies = alive[place] > 0;
            float flownX = flies ? chunk.flownX[bird] : 0;
            float flownY = flies ? chunk.flownY[bird] : 0;
            x[row] = torus.intoX(index.sortedX()[place] + flownX);
            y[row] = torus.intoY(index.sortedY()[place] + flownY);
            lastX[row] = flies ? flownX : index.carried(Boids.LAST_X)[place];
            lastY[row] = flies ? flownY : index.carried(Boids.LAST_Y)[place];
        }
    }
}
