package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Layer normalisation and its gradient, as {@link Backend#layerNorm} defines them.
 *
 * <p>Written as passes over the tile, one vector loop in each method: a tile stays in the second-level cache, and the
 * compiler keeps vectors in registers only while a method and all it inlines stay below 8,000 bytecodes.
 */
final class LayerNormKernels {
    /** A row of statistics: mean, 1 / sqrt(variance + epsilon), and the two sums of the backward pass. */
    static final int STATISTICS = 4;

    private static final int MEAN = 0;
    private static final int INVERSE = 1;
    private static final int AVERAGE = 2;
    private static final int SLOPE = 3;

    private LayerNormKernels() {}

    static void forward(
            MemorySegment x,
            MemorySegment scale,
            MemorySegment shift,
            float epsilon,
            MemorySegment y,
            MemorySegment statistics,
            int rows,
            int width) {
        means(x, statistics, MEAN, rows, width);
        inverseDeviations(x, epsilon, statistics, rows, width);
        for (int row = 0; row < rows; row++) {
            float mean = statistic(statistics, row, MEAN);
            float inverse = statistic(statistics, row, INVERSE);
            normalise(x, mean, inverse, scale, shift, y, (long) row * width, width);
        }
    }

    /** dScale += dy normal, dShift += dy. */
    static void addAffine(
            MemorySegment x,
            MemorySegment statistics,
            MemorySegment dy,
            MemorySegment dScale,
            MemorySegment dShift,
            int rows,
            int width) {
        for (int row = 0; row < rows; row++) {
            float mean = statistic(statistics, row, MEAN);
            float inverse = statistic(statistics, row, INVERSE);
            addAffine(x, mean, inverse, dy, dScale, dShift, (long) row * width, width);
        }
    }

    static void toInput(
            MemorySegment x,
            MemorySegment statistics,
            MemorySegment scale,
            MemorySegment dy,
            MemorySegment dx,
            int rows,
            int width) {
        for (int row = 0; row < rows; row++) {
            toNormal(scale, dy, dx, (long) row * width, width);
        }
        means(dx, statistics, AVERAGE, rows, width);
        slopes(x, dx, statistics, rows, width);
        for (int row = 0; row < rows; row++) {
            toInput(x, statistics, dx, row, width);
        }
    }

    private static float statistic(MemorySegment statistics, int row, int which) {
        return Lanes.get(statistics, (long) row * STATISTICS + which);
    }

    private static void setStatistic(MemorySegment statistics, int row, int which, float value) {
        Lanes.set(statistics, (long) row * STATISTICS + which, value);
    }

    private static void means(MemorySegment x, MemorySegment statistics, int which, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            setStatistic(statistics, row, which, FixedSum.sum(x, (long) row * width, width) / width);
        }
    }

    private static void inverseDeviations(
            MemorySegment x, float epsilon, MemorySegment statistics, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            float mean = statistic(statistics, row, MEAN);
            double variance = FixedSum.squares(x, (long) row * width, width, mean) / width;
            setStatistic(statistics, row, INVERSE, (float) (1.0 / Math.sqrt(variance + epsilon)));
        }
    }

    /** The mean of normal dx, where normal = (x - mean) inverse. */
    private static void slopes(MemorySegment x, MemorySegment dx, MemorySegment statistics, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            float mean = statistic(statistics, row, MEAN);
            float products = FixedSum.products(x, mean, dx, (long) row * width, width);
            setStatistic(statistics, row, SLOPE, products * statistic(statistics, row, INVERSE) / width);
        }
    }

    /** y = (x - mean) inverse scale + shift. */
    private static void normalise(
            MemorySegment x,
            float mean,
            float inverse,
            MemorySegment scale,
            MemorySegment shift,
            MemorySegment y,
            long at,
            int width) {
        long whole = Lanes.wholeVectors(width);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector normal = Lanes.load(x, at + i).sub(mean).mul(inverse);
            Lanes.store(normal.fma(Lanes.load(scale, i), Lanes.load(shift, i)), y, at + i);
        }
        if (whole < width) {
            VectorMask<Float> mask = Lanes.below(whole, width);
            FloatVector normal = Lanes.load(x, at + whole, mask).sub(mean).mul(inverse);
            FloatVector affine = normal.fma(Lanes.load(scale, whole, mask), Lanes.load(shift, whole, mask));
            Lanes.store(affine, y, at + whole, mask);
        }
    }

    private static void addAffine(
            MemorySegment x,
            float mean,
            float inverse,
            MemorySegment dy,
            MemorySegment dScale,
            MemorySegment dShift,
            long at,
            int width) {
        long whole = Lanes.wholeVectors(width);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector d = Lanes.load(dy, at + i);
            FloatVector normal = Lanes.load(x, at + i).sub(mean).mul(inverse);
            Lanes.store(d.fma(normal, Lanes.load(dScale, i)), dScale, i);
            Lanes.store(d.add(Lanes.load(dShift, i)), dShift, i);
        }
        if (whole < width) {
            VectorMask<Float> mask = Lanes.below(whole, width);
            FloatVector d = Lanes.load(dy, at + whole, mask);
            FloatVector normal = Lanes.load(x, at + whole, mask).sub(mean).mul(inverse);
            Lanes.store(d.fma(normal, Lanes.load(dScale, whole, mask)), dScale, whole, mask);
            Lanes.store(d.add(Lanes.load(dShift, whole, mask)), dShift, whole, mask);
        }
    }

    /** dx = dy scale: the gradient by the normalised row. */
    private static void toNormal(MemorySegment scale, MemorySegment dy, MemorySegment dx, long at, int width) {
        long whole = Lanes.wholeVectors(width);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            Lanes.store(Lanes.load(dy, at + i).mul(Lanes.load(scale, i)), dx, at + i);
        }
        if (whole < width) {
            VectorMask<Float> mask = Lanes.below(whole, width);
            Lanes.store(Lanes.load(dy, at + whole, mask).mul(Lanes.load(scale, whole, mask)), dx, at + whole, mask);
        }
    }

    /** dx = (dx - average - slope normal) inverse: takes out the mean and the part along the row. */
    private static void toInput(MemorySegment x, MemorySegment statistics, MemorySegment dx, int row, int width) {
        long at = (long) row * width;
        float mean = statistic(statistics, row, MEAN);
        float inverse = statistic(statistics, row, INVERSE);
        float average = statistic(statistics, row, AVERAGE);
        float slope = -statistic(statistics, row, SLOPE);
        long whole = Lanes.wholeVectors(width);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector normal = Lanes.load(x, at + i).sub(mean).mul(inverse);
            FloatVector d = Lanes.load(dx, at + i).sub(average);
            Lanes.store(normal.fma(Lanes.all(slope), d).mul(inverse), dx, at + i);
        }
        if (whole < width) {
            VectorMask<Float> mask = Lanes.below(whole, width);
            FloatVector normal = Lanes.load(x, at + whole, mask).sub(mean).mul(inverse);
            FloatVector d = Lanes.load(dx, at + whole, mask).sub(average);
            Lanes.store(normal.fma(Lanes.all(slope), d).mul(inverse), dx, at + whole, mask);
        }
    }
}
