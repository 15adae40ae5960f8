package io.throng.scenarios.swarm;

import io.throng.kernel.Cohort;
import io.throng.kernel.CohortTurn;
import io.throng.kernel.space.CellList;
import io.throng.kernel.space.Plane;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
        Group group = new Group();
        int place = from;
        while (place < to) {
            int count = Math.min(LANES, to - place);
            int row = index.rowOf(index.sortedY()[place]);
            count = Math.min(count, index.endOfRow(row) - place);
            int first = index.columnOf(index.sortedX()[place]);
            int last = index.columnOf(index.sortedX()[place + count - 1]);
            while (last - first >= widest) {
                count--;
                last = index.columnOf(index.sortedX()[place + count - 1]);
            }
            turn.words(index.agentAt(), place, count, group.words);
            group.runEnds = index.near(row, first, last, group.runs);
            boolean seam = first == 0 || last == index.columns() - 1 || row == 0 || row == index.rows() - 1;
            fly(group, place, count, seam);
            write(group, place, count);
            place += count;
        }
    }

    /** What a call works with; made once a call. */
    private static final class Group {
        final int[][] words = new int[2][LANES];
        final int[] runs = new int[CellList.SCRATCH];
        final float[] x = new float[LANES];
        final float[] y = new float[LANES];
        final float[] lastX = new float[LANES];
        final float[] lastY = new float[LANES];
        int runEnds;
    }

    /** Looks round and decides for the birds in some places. One method, so that the sums stay in registers. */
    private void fly(Group group, int place, int count, boolean seam) {
        VectorMask<Float> used = SPECIES.indexInRange(0, count);
        FloatVector px = FloatVector.fromArray(SPECIES, index.sortedX(), place, used);
        FloatVector py = FloatVector.fromArray(SPECIES, index.sortedY(), place, used);
        FloatVector reach = FloatVector.broadcast(SPECIES, rules.reach());
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector toLivingX = FloatVector.zero(SPECIES);
        FloatVector toLivingY = toLivingX;
        FloatVector motionX = toLivingX;
        FloatVector motionY = toLivingX;
        FloatVector crowdingX = toLivingX;
        FloatVector crowdingY = toLivingX;
        FloatVector living = toLivingX;
        FloatVector birds = toLivingX;
        float[] theirX = index.sortedX();
        float[] theirY = index.sortedY();
        float[] theirLastX = index.carried(Boids.LAST_X);
        float[] theirLastY = index.carried(Boids.LAST_Y);
        float[] theirAlive = index.carried(Boids.ALIVE);
        for (int run = 0; run < group.runEnds; run += 2) {
            int end = group.runs[run + 1];
            for (int other = group.runs[run]; other < end; other++) {
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
                    motionX = motionX.add(theirLastX[other], seen);
                    motionY = motionY.add(theirLastY[other], seen);
                    living = living.add(one, seen);
                }
            }
        }
        FloatVector lastX = FloatVector.fromArray(SPECIES, theirLastX, place, used);
        FloatVector lastY = FloatVector.fromArray(SPECIES, theirLastY, place, used);
        FloatVector anyX = any(group.words[0]);
        FloatVector anyY = any(group.words[1]);
        FloatVector any = inverseLength(anyX, anyY, one).mul(rules.randomness());
        FloatVector others = birds.sub(1).max(1);
        FloatVector towardsX = towards(
                any.mul(anyX),
                lastX,
                toLivingX.mul(Surroundings.COHESION).div(living),
                crowdingX.mul(-Surroundings.AVOIDANCE).div(others),
                motionX.div(living));
        FloatVector towardsY = towards(
                any.mul(anyY),
                lastY,
                toLivingY.mul(Surroundings.COHESION).div(living),
                crowdingY.mul(-Surroundings.AVOIDANCE).div(others),
                motionY.div(living));
        FloatVector scale = inverseLength(towardsX, towardsY, one).mul(rules.jump());
        FloatVector flownX = scale.mul(towardsX);
        FloatVector flownY = scale.mul(towardsY);
        px.add(flownX).intoArray(group.x, 0);
        py.add(flownY).intoArray(group.y, 0);
        flownX.intoArray(group.lastX, 0);
        flownY.intoArray(group.lastY, 0);
    }

    private static FloatVector shortest(FloatVector way, float length) {
        float half = 0.5f * length;
        FloatVector wrapped = way.sub(length, way.compare(VectorOperators.GT, half));
        return wrapped.add(length, way.compare(VectorOperators.LT, -half));
    }

    /** Draws in [-1, 1) as {@code 2 * Philox.nextFloat() - 1}. */
    private static FloatVector any(int[] words) {
        FloatVector draws = (FloatVector) IntVector.fromArray(IntVector.SPECIES_256, words, 0)
                .lanewise(VectorOperators.LSHR, 8)
                .convert(VectorOperators.I2F, 0);
        return draws.mul(0x1.0p-24f).mul(2).sub(1);
    }

    private FloatVector towards(
            FloatVector random,
            FloatVector last,
            FloatVector cohesion,
            FloatVector avoidance,
            FloatVector consistency) {
        return random.add(last.mul(rules.momentum()))
                .add(cohesion.mul(rules.cohesion()))
                .add(avoidance.mul(rules.avoidance()))
                .add(consistency.mul(rules.consistency()));
    }

    private static FloatVector inverseLength(FloatVector a, FloatVector b, FloatVector one) {
        return one.div(a.mul(a).add(b.mul(b)).max(Float.MIN_NORMAL).sqrt());
    }

    private void write(Group group, int place, int count) {
        float[] x = sides.x().write();
        float[] y = sides.y().write();
        float[] lastX = sides.lastX().write();
        float[] lastY = sides.lastY().write();
        for (int lane = 0; lane < count; lane++) {
            int row = index.agentAt()[place + lane];
            if (index.carried(Boids.ALIVE)[place + lane] > 0) {
                x[row] = torus.intoX(group.x[lane]);
                y[row] = torus.intoY(group.y[lane]);
                lastX[row] = group.lastX[lane];
                lastY[row] = group.lastY[lane];
            } else {
                x[row] = index.sortedX()[place + lane];
                y[row] = index.sortedY()[place + lane];
                lastX[row] = index.carried(Boids.LAST_X)[place + lane];
                lastY[row] = index.carried(Boids.LAST_Y)[place + lane];
            }
        }
    }
}
