package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** {@link Backend#gatedUnit} and its gradient, element by element; any vector width, same bits. */
final class GatedUnitKernels {
    private GatedUnitKernels() {}

    static void forward(
            MemorySegment ofInput,
            MemorySegment ofHidden,
            MemorySegment hidden,
            MemorySegment gates,
            MemorySegment y,
            int rows,
            int width) {
        for (int row = 0; row < rows; row++) {
            long at = 3L * row * width;
            resetAndUpdate(ofInput, ofHidden, gates, at, 2 * width);
            candidate(ofInput, ofHidden, gates, at, width);
            mix(hidden, gates, y, at, (long) row * width, width);
        }
    }

    // Each loop has one function of FloatMath: with more, the compiler stops inlining and allocates every vector.

    private static void resetAndUpdate(
            MemorySegment ofInput, MemorySegment ofHidden, MemorySegment gates, long at, int count) {
        int whole = (int) Lanes.wholeVectors(count);
        for (int i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector sum = Lanes.load(ofInput, at + i).add(Lanes.load(ofHidden, at + i));
            Lanes.store(UnaryKernels.sigmoid(sum), gates, at + i);
        }
        for (int i = whole; i < count; i++) {
            float sum = Lanes.get(ofInput, at + i) + Lanes.get(ofHidden, at + i);
            Lanes.set(gates, at + i, UnaryKernels.sigmoid(sum));
        }
    }

    private static void candidate(
            MemorySegment ofInput, MemorySegment ofHidden, MemorySegment gates, long at, int width) {
        int whole = (int) Lanes.wholeVectors(width);
        long third = at + 2L * width;
        for (int i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector r = Lanes.load(gates, at + i);
            FloatVector sum = r.fma(Lanes.load(ofHidden, third + i), Lanes.load(ofInput, third + i));
            Lanes.store(FloatMath.tanh(sum), gates, third + i);
        }
        for (int i = whole; i < width; i++) {
            float r = Lanes.get(gates, at + i);
            float sum = Math.fma(r, Lanes.get(ofHidden, third + i), Lanes.get(ofInput, third + i));
            Lanes.set(gates, third + i, FloatMath.tanh(sum));
        }
    }

    private static void mix(MemorySegment hidden, MemorySegment gates, MemorySegment y, long at, long out, int width) {
        int whole = (int) Lanes.wholeVectors(width);
        FloatVector one = Lanes.all(1f);
        long second = at + width;
        long third = second + width;
        for (int i = 0; i < whole; i += Lanes.WIDTH) {
            FloatVector z = Lanes.load(gates, second + i);
            FloatVector kept = z.mul(Lanes.load(hidden, out + i));
            Lanes.store(one.sub(z).fma(Lanes.load(gates, third + i), kept), y, out + i);
        }
        for (int i = whole; i < width; i++) {
            float z = Lanes.get(gates, second + i);
            float kept = z * Lanes.get(hidden, out + i);
            Lanes.set(y, out + i, Math.fma(1f - z, Lanes.get(gates, third + i), kept));
        }
    }

    static void backward(
            MemorySegment ofHidden,
            MemorySegment hidden,
            MemorySegment gates,
            MemorySegment dy,
            MemorySegment dOfInput,
            MemorySegment dOfHidden,
            MemorySegment dHidden,
            int rows,
            int width) {
        int whole = (int) Lanes.wholeVectors(width);
        FloatVector one = Lanes.all(1f);
        for (int row = 0; row < rows; row++) {
            long at = 3L * row * width;
            long out = (long) row * width;
            for (int i = 0; i < whole; i += Lanes.WIDTH) {
                long first = at + i;
                long second = first + width;
                long third = second + width;
                FloatVector r = Lanes.load(gates, first);
                FloatVector z = Lanes.load(gates, second);
                FloatVector n = Lanes.load(gates, third);
                FloatVector d = Lanes.load(dy, out + i);
                FloatVector dZ = d.mul(Lanes.load(hidden, out + i).sub(n)).mul(z.mul(one.sub(z)));
                FloatVector dN = d.mul(one.sub(z)).mul(one.sub(n.mul(n)));
                FloatVector dR = dN.mul(Lanes.load(ofHidden, third)).mul(r.mul(one.sub(r)));
                Lanes.store(dR, dOfInput, first);
                Lanes.store(dZ, dOfInput, second);
                Lanes.store(dN, dOfInput, third);
                Lanes.store(dR, dOfHidden, first);
                Lanes.store(dZ, dOfHidden, second);
                Lanes.store(dN.mul(r), dOfHidden, third);
                Lanes.store(d.fma(z, Lanes.load(dHidden, out + i)), dHidden, out + i);
            }
            for (int i = whole; i < width; i++) {
                one(ofHidden, hidden, gates, dy, dOfInput, dOfHidden, dHidden, at + i, out + i, width);
            }
        }
    }

    private static void one(
            MemorySegment ofHidden,
            MemorySegment hidden,
            MemorySegment gates,
            MemorySegment dy,
            MemorySegment dOfInput,
            MemorySegment dOfHidden,
            MemorySegment dHidden,
            long first,
            long out,
            int width) {
        long second = first + width;
        long third = second + width;
        float r = Lanes.get(gates, first);
        float z = Lanes.get(gates, second);
        float n = Lanes.get(gates, third);
        float d = Lanes.get(dy, out);
        float dZ = d * (Lanes.get(hidden, out) - n) * (z * (1f - z));
        float dN = d * (1f - z) * (1f - n * n);
        float dR = dN * Lanes.get(ofHidden, third) * (r * (1f - r));
        Lanes.set(dOfInput, first, dR);
        Lanes.set(dOfInput, second, dZ);
        Lanes.set(dOfInput, third, dN);
        Lanes.set(dOfHidden, first, dR);
        Lanes.set(dOfHidden, second, dZ);
        Lanes.set(dOfHidden, third, dN * r);
        Lanes.set(dHidden, out, Math.fma(d, z, Lanes.get(dHidden, out)));
    }
}
