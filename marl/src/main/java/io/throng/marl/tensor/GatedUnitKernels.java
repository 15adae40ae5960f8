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
        int whole = (int) Lanes.wholeVectors(width);
        FloatVector one = Lanes.all(1f);
        for (int row = 0; row < rows; row++) {
            long at = 3L * row * width;
            long out = (long) row * width;
            for (int i = 0; i < whole; i += Lanes.WIDTH) {
                long first = at + i;
                long second = first + width;
                long third = second + width;
                FloatVector r = UnaryKernels.sigmoid(Lanes.load(ofInput, first).add(Lanes.load(ofHidden, first)));
                FloatVector z = UnaryKernels.sigmoid(Lanes.load(ofInput, second).add(Lanes.load(ofHidden, second)));
                FloatVector n = FloatMath.tanh(r.fma(Lanes.load(ofHidden, third), Lanes.load(ofInput, third)));
                Lanes.store(r, gates, first);
                Lanes.store(z, gates, second);
                Lanes.store(n, gates, third);
                Lanes.store(one.sub(z).fma(n, z.mul(Lanes.load(hidden, out + i))), y, out + i);
            }
            for (int i = whole; i < width; i++) {
                one(ofInput, ofHidden, hidden, gates, y, at + i, out + i, width);
            }
        }
    }

    private static void one(
            MemorySegment ofInput,
            MemorySegment ofHidden,
            MemorySegment hidden,
            MemorySegment gates,
            MemorySegment y,
            long first,
            long out,
            int width) {
        long second = first + width;
        long third = second + width;
        float r = UnaryKernels.sigmoid(Lanes.get(ofInput, first) + Lanes.get(ofHidden, first));
        float z = UnaryKernels.sigmoid(Lanes.get(ofInput, second) + Lanes.get(ofHidden, second));
        float n = FloatMath.tanh(Math.fma(r, Lanes.get(ofHidden, third), Lanes.get(ofInput, third)));
        Lanes.set(gates, first, r);
        Lanes.set(gates, second, z);
        Lanes.set(gates, third, n);
        Lanes.set(y, out, Math.fma(1f - z, n, z * Lanes.get(hidden, out)));
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
