package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link Binary} functions and their derivatives over {@code count} consecutive floats; any vector width, same bits. */
final class BinaryKernels {
    private BinaryKernels() {}

    static void forward(Binary op, MemorySegment a, MemorySegment b, MemorySegment z, long count) {
        long whole = Lanes.wholeVectors(count);
        switch (op) {
            case ADD -> {
                for (long i = 0; i < whole; i += Lanes.WIDTH) {
                    Lanes.store(Lanes.load(a, i).add(Lanes.load(b, i)), z, i);
                }
            }
            case SUBTRACT -> {
                for (long i = 0; i < whole; i += Lanes.WIDTH) {
                    Lanes.store(Lanes.load(a, i).sub(Lanes.load(b, i)), z, i);
                }
            }
            case MULTIPLY -> {
                for (long i = 0; i < whole; i += Lanes.WIDTH) {
                    Lanes.store(Lanes.load(a, i).mul(Lanes.load(b, i)), z, i);
                }
            }
            case DIVIDE -> {
                for (long i = 0; i < whole; i += Lanes.WIDTH) {
                    Lanes.store(Lanes.load(a, i).div(Lanes.load(b, i)), z, i);
                }
            }
            case MINIMUM -> {
                for (long i = 0; i < whole; i += Lanes.WIDTH) {
                    Lanes.store(Lanes.load(a, i).min(Lanes.load(b, i)), z, i);
                }
            }
            case MAXIMUM -> {
                for (long i = 0; i < whole; i += Lanes.WIDTH) {
                    Lanes.store(Lanes.load(a, i).max(Lanes.load(b, i)), z, i);
                }
            }
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(z, i, scalar(op, Lanes.get(a, i), Lanes.get(b, i)));
        }
    }

    private static float scalar(Binary op, float a, float b) {
        return switch (op) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MINIMUM -> Math.min(a, b);
            case MAXIMUM -> Math.max(a, b);
        };
    }

    /** into += alpha dz. */
    private static void pass(float alpha, MemorySegment dz, MemorySegment into, long count) {
        ElementKernels.axpy(alpha, dz, into, count);
    }

    /** into += dz factor. */
    private static void multiply(MemorySegment dz, MemorySegment factor, MemorySegment into, long count) {
        long whole = Lanes.wholeVectors(count);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            Lanes.store(Lanes.load(dz, i).fma(Lanes.load(factor, i), Lanes.load(into, i)), into, i);
        }
        for (long i = whole; i < count; i++) {
            Lanes.set(into, i, Math.fma(Lanes.get(dz, i), Lanes.get(factor, i), Lanes.get(into, i)));
        }
    }

    /** into += dz where a is at most b, if {@code atMost}; else where it is above. */
    private static void choose(
            MemorySegment a, MemorySegment b, boolean atMost, MemorySegment dz, MemorySegment into, long count) {
        long whole = Lanes.wholeVectors(count);
        for (long i = 0; i < whole; i += Lanes.WIDTH) {
            VectorMask<Float> lower = Lanes.load(a, i).compare(VectorOperators.LE, Lanes.load(b, i));
            VectorMask<Float> chosen = atMost ? lower : lower.not();
            FloatVector before = Lanes.load(into, i);
            Lanes.store(before.blend(before.add(Lanes.load(dz, i)), chosen), into, i);
        }
        for (long i = whole; i < count; i++) {
            if (Lanes.get(a, i) <= Lanes.get(b, i) == atMost) {
                Lanes.set(into, i, Lanes.get(into, i) + Lanes.get(dz, i));
            }
        }
    }

    /** da += dz dz/da. */
    static void backwardToFirst(
            Binary op, MemorySegment a, MemorySegment b, MemorySegment dz, MemorySegment da, long count) {
        switch (op) {
            case ADD, SUBTRACT -> pass(1f, dz, da, count);
            case MULTIPLY -> multiply(dz, b, da, count);
            case DIVIDE -> {
                for (long i = 0; i < count; i++) {
                    Lanes.set(da, i, Lanes.get(da, i) + Lanes.get(dz, i) / Lanes.get(b, i));
                }
            }
            case MINIMUM -> choose(a, b, true, dz, da, count);
            case MAXIMUM -> choose(b, a, true, dz, da, count);
        }
    }

    /** db += dz dz/db. */
    static void backwardToSecond(
            Binary op, MemorySegment a, MemorySegment b, MemorySegment dz, MemorySegment db, long count) {
        switch (op) {
            case ADD -> pass(1f, dz, db, count);
            case SUBTRACT -> pass(-1f, dz, db, count);
            case MULTIPLY -> multiply(dz, a, db, count);
            case DIVIDE -> {
                for (long i = 0; i < count; i++) {
                    float divisor = Lanes.get(b, i);
                    float slope = -Lanes.get(a, i) / (divisor * divisor);
                    Lanes.set(db, i, Math.fma(Lanes.get(dz, i), slope, Lanes.get(db, i)));
                }
            }
            case MINIMUM -> choose(a, b, false, dz, db, count);
            case MAXIMUM -> choose(b, a, false, dz, db, count);
        }
    }
}
