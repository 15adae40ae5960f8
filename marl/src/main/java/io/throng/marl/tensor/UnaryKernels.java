package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link Unary} functions and their derivatives over {@code count} consecutive floats; any vector width, same bits. */
final class UnaryKernels {
    private UnaryKernels() {}

    static void forward(Unary op, MemorySegment x, MemorySegment y, long count) {
        switch (op) {
            case EXP -> ElementKernels.exp(x, y, 0, count);
            case TANH -> {
                copy(x, y, count);
                ElementKernels.tanh(y, count);
            }
            case RELU -> {
                copy(x, y, count);
                ElementKernels.relu(y, count);
            }
            case SIGMOID -> sigmoid(x, y, count);
            case ELU -> elu(x, y, count);
            case SQUARE -> square(x, y, count);
            case LOG, SOFTPLUS, SQRT, ABS -> {
                for (long i = 0; i < count; i++) {
                    Lanes.set(y, i, scalar(op, Lanes.get(x, i)));
                }
            }
        }
    }

    private static void copy(MemorySegment x, MemorySegment y, long count) {
        MemorySegment.copy(x, 0, y, 0, Float.BYTES * count);
    }

    static float sigmoid(float x) {
        return 1f / (1f + FloatMath.exp(-x));
    }

    static FloatVector sigmoid(FloatVector x) {
        return Lanes.all(1f).div(FloatMath.exp(x.neg()).add(1f));
    }

    private static float scalar(Unary op, float x) {
        return switch (op) {
            case LOG -> FloatMath.log(x);
            case SOFTPLUS -> Math.max(x, 0f) + FloatMath.log(1f + FloatMath.exp(-Math.abs(x)));
            case SQRT -> (float) Math.sqrt(x);
            case ABS -> Math.abs(x);
            case SIGMOID -> sigmoid(x);
            case ELU -> x > 0 ? x : FloatMath.exp(x) - 1f;
            case EXP, TANH, RELU, SQUARE -> throw new IllegalArgumentException(op + " has a loop of its own");
        };
    }

    private static void sigmoid(MemorySegment x, MemorySegment y, long count) {
        long whole = Lanes.wholeVectors(count);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            Lanes.store(sigmoid(Lanes.load(x, i)), y, i);
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(y, i, scalar(Unary.SIGMOID, Lanes.get(x, i)));
        }
    }

    private static void elu(MemorySegment x, MemorySegment y, long count) {
        long whole = Lanes.wholeVectors(count);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector value = Lanes.load(x, i);
            VectorMask<Float> positive = value.compare(VectorOperators.GT, 0f);
            Lanes.store(FloatMath.exp(value).sub(1f).blend(value, positive), y, i);
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(y, i, scalar(Unary.ELU, Lanes.get(x, i)));
        }
    }

    private static void square(MemorySegment x, MemorySegment y, long count) {
        long whole = Lanes.wholeVectors(count);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector value = Lanes.load(x, i);
            Lanes.store(value.mul(value), y, i);
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(y, i, Lanes.get(x, i) * Lanes.get(x, i));
        }
    }

    /** dx += dy op'(x). */
    static void backward(Unary op, MemorySegment x, MemorySegment y, MemorySegment dy, MemorySegment dx, long count) {
        long whole = Lanes.wholeVectors(count);
        switch (op) {
            case EXP -> {
                for (long i = 0; i < whole; i += Lanes.WIDTH) {
                    Lanes.store(Lanes.load(dy, i).fma(Lanes.load(y, i), Lanes.load(dx, i)), dx, i);
                }
            }
            case TANH -> {
                FloatVector one = Lanes.all(1f);
                for (long i = 0; i < whole; i += Lanes.WIDTH) {
                    FloatVector value = Lanes.load(y, i);
                    FloatVector slope = value.neg().fma(value, one);
                    Lanes.store(Lanes.load(dy, i).fma(slope, Lanes.load(dx, i)), dx, i);
                }
            }
            case SIGMOID -> {
                for (long i = 0; i < whole; i += Lanes.WIDTH) {
                    FloatVector value = Lanes.load(y, i);
                    FloatVector slope = value.neg().fma(value, value);
                    Lanes.store(Lanes.load(dy, i).fma(slope, Lanes.load(dx, i)), dx, i);
                }
            }
            default -> whole = 0;
        }
        for (long i = whole; i < count; i++) {
            float slope = slope(op, Lanes.get(x, i), Lanes.get(y, i));
            Lanes.set(dx, i, Math.fma(Lanes.get(dy, i), slope, Lanes.get(dx, i)));
        }
    }

    private static float slope(Unary op, float x, float y) {
        return switch (op) {
            case EXP -> y;
            case LOG -> 1f / x;
            case TANH -> Math.fma(-y, y, 1f);
            case SIGMOID -> Math.fma(-y, y, y);
            case RELU -> x > 0 ? 1f : 0f;
            case ELU -> x > 0 ? 1f : y + 1f;
            case SOFTPLUS -> sigmoid(x);
            case SQUARE -> 2f * x;
            case SQRT -> y > 0 ? 0.5f / y : 0f;
            case ABS -> Math.signum(x);
        };
    }
}
