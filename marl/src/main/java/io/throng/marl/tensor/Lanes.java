package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector widths of the CPU kernels, and loads and stores by float index.
 *
 * <p>{@link #WIDE} is as wide as the machine, and is used only where each lane computes one element by itself, so that
 * the width cannot change a bit. Sums over elements use {@link FixedSum}, whose order is the same on every machine.
 */
final class Lanes {
    static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_PREFERRED;
    static final int WIDTH = WIDE.length();
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private Lanes() {}

    static FloatVector load(MemorySegment segment, long index) {
        return FloatVector.fromMemorySegment(WIDE, segment, Float.BYTES * index, ORDER);
    }

    /** Lanes outside the mask are zero. */
    static FloatVector load(MemorySegment segment, long index, VectorMask<Float> mask) {
        return FloatVector.fromMemorySegment(WIDE, segment, Float.BYTES * index, ORDER, mask);
    }

    static FloatVector load(VectorSpecies<Float> species, MemorySegment segment, long index) {
        return FloatVector.fromMemorySegment(species, segment, Float.BYTES * index, ORDER);
    }

    static void store(FloatVector vector, MemorySegment segment, long index) {
        vector.intoMemorySegment(segment, Float.BYTES * index, ORDER);
    }

    static void store(FloatVector vector, MemorySegment segment, long index, VectorMask<Float> mask) {
        vector.intoMemorySegment(segment, Float.BYTES * index, ORDER, mask);
    }

    static FloatVector all(float value) {
        return FloatVector.broadcast(WIDE, value);
    }

    /** The lanes from index on that are below the bound. */
    static VectorMask<Float> below(long index, long bound) {
        return WIDE.indexInRange(index, bound);
    }

    /** The largest multiple of the width up to count. */
    static long wholeVectors(long count) {
        return count - count % WIDTH;
    }

    static float get(MemorySegment segment, long index) {
        return segment.get(FLOAT, Float.BYTES * index);
    }

    static void set(MemorySegment segment, long index, float value) {
        segment.set(FLOAT, Float.BYTES * index, value);
    }
}
