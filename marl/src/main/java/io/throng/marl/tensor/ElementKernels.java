package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Kernels that compute each element by itself, over {@code count} consecutive floats; any vector width, same bits. */
final class ElementKernels {
    private ElementKernels() {}

    /** y = tanh y. */
    static void tanh(MemorySegment y, long count) {
        long whole = Lanes.wholeVectors(count);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            Lanes.store(FloatMath.tanh(Lanes.load(y, i)), y, i);
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(y, i, FloatMath.tanh(Lanes.get(y, i)));
        }
    }

    /** y = max(y, 0). */
    static void relu(MemorySegment y, long count) {
        long whole = Lanes.wholeVectors(count);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            Lanes.store(Lanes.load(y, i).max(0f), y, i);
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(y, i, Math.max(Lanes.get(y, i), 0f));
        }
    }

    /** dy = dy (1 - y^2). */
    static void tanhBackward(MemorySegment y, MemorySegment dy, long count) {
        long whole = Lanes.wholeVectors(count);
        FloatVector one = Lanes.all(1f);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector value = Lanes.load(y, i);
            FloatVector slope = value.neg().fma(value, one);
            Lanes.store(Lanes.load(dy, i).mul(slope), dy, i);
        }
        for (long i = whole; i < count; i++) {
            float value = Lanes.get(y, i);
            Lanes.set(dy, i, Lanes.get(dy, i) * Math.fma(-value, value, 1f));
        }
    }

    /** dy = dy where y is positive, else 0. */
    static void reluBackward(MemorySegment y, MemorySegment dy, long count) {
        long whole = Lanes.wholeVectors(count);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            VectorMask<Float> positive = Lanes.load(y, i).compare(VectorOperators.GT, 0f);
            Lanes.store(Lanes.all(0f).blend(Lanes.load(dy, i), positive), dy, i);
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(dy, i, Lanes.get(y, i) > 0f ? Lanes.get(dy, i) : 0f);
        }
    }

    /** y = y + alpha x. */
    static void axpy(float alpha, MemorySegment x, MemorySegment y, long count) {
        long whole = Lanes.wholeVectors(count);
        FloatVector factor = Lanes.all(alpha);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            Lanes.store(Lanes.load(x, i).fma(factor, Lanes.load(y, i)), y, i);
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(y, i, Math.fma(Lanes.get(x, i), alpha, Lanes.get(y, i)));
        }
    }

    /** x = alpha x. */
    static void scale(float alpha, MemorySegment x, long count) {
        long whole = Lanes.wholeVectors(count);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            Lanes.store(Lanes.load(x, i).mul(alpha), x, i);
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(x, i, Lanes.get(x, i) * alpha);
        }
    }

    /** y = scale x + shift. */
    static void affine(float scale, float shift, MemorySegment x, MemorySegment y, long count) {
        long whole = Lanes.wholeVectors(count);
        FloatVector factor = Lanes.all(scale);
        FloatVector term = Lanes.all(shift);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            Lanes.store(Lanes.load(x, i).fma(factor, term), y, i);
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(y, i, Math.fma(Lanes.get(x, i), scale, shift));
        }
    }

    /** y = min(max(x, low), high). */
    static void clamp(MemorySegment x, float low, float high, MemorySegment y, long count) {
        long whole = Lanes.wholeVectors(count);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            Lanes.store(Lanes.load(x, i).max(low).min(high), y, i);
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(y, i, Math.min(Math.max(Lanes.get(x, i), low), high));
        }
    }

    /** dx += dy where low < x < high. */
    static void clampBackward(MemorySegment x, float low, float high, MemorySegment dy, MemorySegment dx, long count) {
        for (long i = 0; i < count; i++) {
            float value = Lanes.get(x, i);
            if (value > low && value < high) {
                Lanes.set(dx, i, Lanes.get(dx, i) + Lanes.get(dy, i));
            }
        }
    }

    /** As {@link AdamStep} writes it. */
    static void adam(
            MemorySegment parameters,
            MemorySegment gradient,
            MemorySegment first,
            MemorySegment second,
            AdamStep step,
            long count) {
        FloatVector scale = Lanes.all(step.gradientScale());
        FloatVector beta1 = Lanes.all(step.beta1());
        FloatVector beta2 = Lanes.all(step.beta2());
        FloatVector rest1 = Lanes.all(1f - step.beta1());
        FloatVector rest2 = Lanes.all(1f - step.beta2());
        FloatVector size = Lanes.all(step.stepSize());
        FloatVector correction = Lanes.all(step.inverseRootCorrection2());
        FloatVector epsilon = Lanes.all(step.epsilon());
        long whole = Lanes.wholeVectors(count);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector g = Lanes.load(gradient, i).mul(scale);
            FloatVector m = Lanes.load(first, i).mul(beta1).add(g.mul(rest1));
            FloatVector v = Lanes.load(second, i).mul(beta2).add(g.mul(g).mul(rest2));
            FloatVector denominator = v.sqrt().fma(correction, epsilon);
            Lanes.store(Lanes.load(parameters, i).sub(m.mul(size).div(denominator)), parameters, i);
            Lanes.store(m, first, i);
            Lanes.store(v, second, i);
        }
        for (long i = whole; i < count; i++) {
            adam(parameters, gradient, first, second, i, step);
        }
    }

    /** One element of the loop above. */
    private static void adam(
            MemorySegment parameters,
            MemorySegment gradient,
            MemorySegment first,
            MemorySegment second,
            long i,
            AdamStep step) {
        float g = Lanes.get(gradient, i) * step.gradientScale();
        float m = Lanes.get(first, i) * step.beta1() + g * (1f - step.beta1());
        float v = Lanes.get(second, i) * step.beta2() + g * g * (1f - step.beta2());
        float denominator = Math.fma((float) Math.sqrt(v), step.inverseRootCorrection2(), step.epsilon());
        Lanes.set(parameters, i, Lanes.get(parameters, i) - m * step.stepSize() / denominator);
        Lanes.set(first, i, m);
        Lanes.set(second, i, v);
    }

    /** y[from .. to) = exp x[from .. to). */
    static void exp(MemorySegment x, MemorySegment y, long from, long to) {
        long whole = from + Lanes.wholeVectors(to - from);
        for (long i = from; i < whole; i += Lanes.WIDTH) {
            Lanes.store(FloatMath.exp(Lanes.load(x, i)), y, i);
        }
        for (long i = whole; i < to; i++) {
            Lanes.set(y, i, FloatMath.exp(Lanes.get(x, i)));
        }
    }

    /** sum += the sum over the rows of x [rows, width], in the order of the rows. */
    static void addColumnSums(MemorySegment x, MemorySegment sum, int rows, int width) {
        int whole = (int) Lanes.wholeVectors(width);
        for (int column = 0; column < whole; column += Lanes.WIDTH) {
            FloatVector total = Lanes.all(0f);
            for (int row = 0; row < rows; row++) {
                total = total.add(Lanes.load(x, (long) row * width + column));
            }
            Lanes.store(total.add(Lanes.load(sum, column)), sum, column);
        }
        for (int column = whole; column < width; column++) {
            float total = 0;
            for (int row = 0; row < rows; row++) {
                total += Lanes.get(x, (long) row * width + column);
            }
            Lanes.set(sum, column, total + Lanes.get(sum, column));
        }
    }
}
