package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Layer normalisation and its gradient, as {@link Backend#layerNorm} defines them.
 *
 * <p>Rows are taken in blocks that stay in the nearest cache, in passes. Sums run along a row; all else runs down a
 * strip of the block as wide as a vector, since rows are too short to be good loops. The compiler keeps vectors in
 * registers only while a method and all it inlines stay below 8,000 bytecodes: passes are called through an interface,
 * which it does not inline.
 */
final class LayerNormKernels {
    /** A row of statistics: mean, 1 / sqrt(variance + epsilon), and the two sums of the backward pass. */
    static final int STATISTICS = 4;

    private static final int MEAN = 0;
    private static final int INVERSE = 1;
    private static final int AVERAGE = 2;
    private static final int SLOPE = 3;

    private static final int BLOCK = 64;

    private static final List<Pass<Forward>> FORWARD =
            List.of(LayerNormKernels::means, LayerNormKernels::inverseDeviations, LayerNormKernels::normalise);
    private static final List<Pass<Affine>> AFFINE = List.of(LayerNormKernels::addAffine);
    private static final List<Pass<Backward>> BACKWARD = List.of(
            LayerNormKernels::toNormal,
            LayerNormKernels::averages,
            LayerNormKernels::slopes,
            LayerNormKernels::toInput);

    private LayerNormKernels() {}

    /** y = normal scale + shift, and the statistics. */
    record Forward(
            MemorySegment x,
            MemorySegment scale,
            MemorySegment shift,
            float epsilon,
            MemorySegment y,
            MemorySegment statistics,
            int width) {
        void run(int rows) {
            inBlocks(FORWARD, this, rows);
        }
    }

    /** dScale += dy normal, dShift += dy. */
    record Affine(
            MemorySegment x,
            MemorySegment statistics,
            MemorySegment dy,
            MemorySegment dScale,
            MemorySegment dShift,
            int width) {
        void run(int rows) {
            inBlocks(AFFINE, this, rows);
        }
    }

    /** dx = the gradient by x. */
    record Backward(
            MemorySegment x,
            MemorySegment statistics,
            MemorySegment scale,
            MemorySegment dy,
            MemorySegment dx,
            int width) {
        void run(int rows) {
            inBlocks(BACKWARD, this, rows);
        }
    }

    private interface Pass<T> {
        void over(T job, int from, int to);
    }

    private static <T> void inBlocks(List<Pass<T>> passes, T job, int rows) {
        for (int from = 0; from < rows; from += BLOCK) {
            int to = Math.min(rows, from + BLOCK);
            for (int pass = 0; pass < passes.size(); pass++) {
                passes.get(pass).over(job, from, to);
            }
        }
    }

    private static float statistic(MemorySegment statistics, int row, int which) {
        return Lanes.get(statistics, (long) row * STATISTICS + which);
    }

    private static void setStatistic(MemorySegment statistics, int row, int which, float value) {
        Lanes.set(statistics, (long) row * STATISTICS + which, value);
    }

    private static void means(Forward job, int from, int to) {
        for (int row = from; row < to; row++) {
            float sum = FixedSum.sum(job.x, (long) row * job.width, job.width);
            setStatistic(job.statistics, row, MEAN, sum / job.width);
        }
    }

    private static void inverseDeviations(Forward job, int from, int to) {
        for (int row = from; row < to; row++) {
            float mean = statistic(job.statistics, row, MEAN);
            double variance = FixedSum.squares(job.x, (long) row * job.width, job.width, mean) / job.width;
            setStatistic(job.statistics, row, INVERSE, (float) (1.0 / Math.sqrt(variance + job.epsilon)));
        }
    }

    /** (x - mean) inverse. */
    private static FloatVector normal(FloatVector x, MemorySegment statistics, int row) {
        return x.sub(statistic(statistics, row, MEAN)).mul(statistic(statistics, row, INVERSE));
    }

    private static void normalise(Forward job, int from, int to) {
        int width = job.width;
        int whole = (int) Lanes.wholeVectors(width);
        for (int i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector a = Lanes.load(job.scale, i);
            FloatVector b = Lanes.load(job.shift, i);
            for (int row = from; row < to; row++) {
                long at = (long) row * width + i;
                Lanes.store(normal(Lanes.load(job.x, at), job.statistics, row).fma(a, b), job.y, at);
            }
        }
        if (whole < width) {
            VectorMask<Float> inside = Lanes.below(whole, width);
            FloatVector a = Lanes.load(job.scale, whole, inside);
            FloatVector b = Lanes.load(job.shift, whole, inside);
            for (int row = from; row < to; row++) {
                long at = (long) row * width + whole;
                FloatVector normal = normal(Lanes.load(job.x, at, inside), job.statistics, row);
                Lanes.store(normal.fma(a, b), job.y, at, inside);
            }
        }
    }

    private static void addAffine(Affine job, int from, int to) {
        int width = job.width;
        int whole = (int) Lanes.wholeVectors(width);
        for (int i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector a = Lanes.load(job.dScale, i);
            FloatVector b = Lanes.load(job.dShift, i);
            for (int row = from; row < to; row++) {
                long at = (long) row * width + i;
                FloatVector d = Lanes.load(job.dy, at);
                a = d.fma(normal(Lanes.load(job.x, at), job.statistics, row), a);
                b = b.add(d);
            }
            Lanes.store(a, job.dScale, i);
            Lanes.store(b, job.dShift, i);
        }
        if (whole < width) {
            VectorMask<Float> inside = Lanes.below(whole, width);
            FloatVector a = Lanes.load(job.dScale, whole, inside);
            FloatVector b = Lanes.load(job.dShift, whole, inside);
            for (int row = from; row < to; row++) {
                long at = (long) row * width + whole;
                FloatVector d = Lanes.load(job.dy, at, inside);
                a = d.fma(normal(Lanes.load(job.x, at, inside), job.statistics, row), a);
                b = b.add(d);
            }
            Lanes.store(a, job.dScale, whole, inside);
            Lanes.store(b, job.dShift, whole, inside);
        }
    }

    /** dx = dy scale: the gradient by the normalised row. */
    private static void toNormal(Backward job, int from, int to) {
        int width = job.width;
        int whole = (int) Lanes.wholeVectors(width);
        for (int i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector a = Lanes.load(job.scale, i);
            for (int row = from; row < to; row++) {
                long at = (long) row * width + i;
                Lanes.store(Lanes.load(job.dy, at).mul(a), job.dx, at);
            }
        }
        if (whole < width) {
            VectorMask<Float> inside = Lanes.below(whole, width);
            FloatVector a = Lanes.load(job.scale, whole, inside);
            for (int row = from; row < to; row++) {
                long at = (long) row * width + whole;
                Lanes.store(Lanes.load(job.dy, at, inside).mul(a), job.dx, at, inside);
            }
        }
    }

    private static void averages(Backward job, int from, int to) {
        for (int row = from; row < to; row++) {
            float sum = FixedSum.sum(job.dx, (long) row * job.width, job.width);
            setStatistic(job.statistics, row, AVERAGE, sum / job.width);
        }
    }

    /** The mean of normal dx. */
    private static void slopes(Backward job, int from, int to) {
        for (int row = from; row < to; row++) {
            float mean = statistic(job.statistics, row, MEAN);
            float products = FixedSum.products(job.x, mean, job.dx, (long) row * job.width, job.width);
            setStatistic(job.statistics, row, SLOPE, products * statistic(job.statistics, row, INVERSE) / job.width);
        }
    }

    /** dx = (dx - average - slope normal) inverse: takes out the mean and the part along the row. */
    private static void toInput(Backward job, int from, int to) {
        int width = job.width;
        int whole = (int) Lanes.wholeVectors(width);
        for (int i = 0; i < whole; i += Lanes.WIDTH) {
            for (int row = from; row < to; row++) {
                long at = (long) row * width + i;
                Lanes.store(toInput(Lanes.load(job.x, at), Lanes.load(job.dx, at), job.statistics, row), job.dx, at);
            }
        }
        if (whole < width) {
            VectorMask<Float> inside = Lanes.below(whole, width);
            for (int row = from; row < to; row++) {
                long at = (long) row * width + whole;
                FloatVector x = Lanes.load(job.x, at, inside);
                FloatVector dx = Lanes.load(job.dx, at, inside);
                Lanes.store(toInput(x, dx, job.statistics, row), job.dx, at, inside);
            }
        }
    }

    private static FloatVector toInput(FloatVector x, FloatVector dx, MemorySegment statistics, int row) {
        FloatVector d = dx.sub(statistic(statistics, row, AVERAGE));
        FloatVector along = Lanes.all(-statistic(statistics, row, SLOPE));
        return normal(x, statistics, row).fma(along, d).mul(statistic(statistics, row, INVERSE));
    }
}
