package io.throng.marl.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Off-heap floats that an ND4J array owns, seen as a {@link MemorySegment}. Where ND4J computes on a card (the Maven profile
 * {@code nd4j-cuda}), its arrays live there and what is written here would not reach them: then the memory is the JDK's, and no
 * ND4J array shares it.
 *
 * <p>ND4J frees an array's memory when the array is collected or closed, whoever else still holds the address. The
 * segment therefore belongs to an {@link Arena} that keeps the array reachable for as long as the segment is, and that
 * turns a use after {@link #close()} into an exception instead of a crash. ND4J aligns to 16 bytes; a vector of 64
 * bytes that straddles two cache lines costs twice, so our own memory starts at a multiple of 64.
 */
final class TensorMemory implements AutoCloseable {
    private static final int ALIGNMENT_FLOATS = 16;
    private static final Cleaner CLEANER = Cleaner.create();
    private static final boolean ND4J_ON_PROCESSOR = Nd4j.getEnvironment().isCPU();

    /** Whose memory it is; null where it is the JDK's. */
    private final INDArray array;

    private final long first;
    private final Arena arena;
    private final MemorySegment segment;

    /** The copy on a card, or null; freed with this, or some time after nothing refers to this. */
    private volatile DeviceMemory onDevice;

    private TensorMemory(INDArray array, long first, long floats, boolean owned) {
        this.array = array;
        this.first = first;
        this.arena = Arena.ofShared();
        long address = array.data().address() + Float.BYTES * first;
        this.segment = segment(address, floats, arena, freed -> release(array, owned));
    }

    private TensorMemory(MemorySegment owner, long floats) {
        this.array = null;
        this.first = 0;
        this.arena = Arena.ofShared();
        this.segment = segment(owner.address(), floats, arena, new Kept(owner));
    }

    /** The arena holds {@code release}, and thereby whose memory it is, also where there is nothing to free. */
    @SuppressWarnings("restricted")
    private static MemorySegment segment(long address, long floats, Arena arena, Consumer<MemorySegment> release) {
        return MemorySegment.ofAddress(address).reinterpret(Float.BYTES * floats, arena, release);
    }

    /** What the collector frees, some time after the segment over it is gone. */
    private record Kept(MemorySegment owner) implements Consumer<MemorySegment> {
        @Override
        public void accept(MemorySegment freed) {}
    }

    private static void release(INDArray array, boolean owned) {
        if (owned) {
            array.close();
        }
    }

    /** New zeroed memory; freed by {@link #close()}, or some time after nothing refers to it. */
    static TensorMemory allocate(long floats) {
        return ND4J_ON_PROCESSOR ? allocateShared(floats) : allocateApart(floats);
    }

    private static TensorMemory allocateShared(long floats) {
        INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, floats + ALIGNMENT_FLOATS);
        long floatsPastLine = array.data().address() / Float.BYTES % ALIGNMENT_FLOATS;
        long first = (ALIGNMENT_FLOATS - floatsPastLine) % ALIGNMENT_FLOATS;
        TensorMemory memory = new TensorMemory(array, first, floats, true);
        memory.segment.fill((byte) 0);
        return memory;
    }

    /** As {@link #allocate}, of memory that ND4J has no part in; it is zero as it comes. */
    static TensorMemory allocateApart(long floats) {
        return new TensorMemory(
                Arena.ofAuto().allocate(Float.BYTES * floats, Float.BYTES * (long) ALIGNMENT_FLOATS), floats);
    }

    /** The memory of a row-major array that somebody else owns; closing it leaves the array alone. */
    static TensorMemory borrow(INDArray array) {
        if (!ND4J_ON_PROCESSOR) {
            throw apart();
        }
        return new TensorMemory(array, array.offset(), array.length(), false);
    }

    MemorySegment segment() {
        return segment;
    }

    /** The copy on a backend's card, which must hold the backend's lock. */
    DeviceMemory onDevice(CudaBackend backend) {
        DeviceMemory copy = onDevice;
        if (copy == null) {
            copy = new DeviceMemory(backend, segment);
            DeviceMemory made = copy;
            CLEANER.register(this, made::close);
            onDevice = copy;
        } else if (copy.backend() != backend) {
            throw new IllegalArgumentException("a tensor must be used with one GPU backend, got two");
        }
        return copy;
    }

    /** The copy on a card, or null. */
    DeviceMemory onDevice() {
        return onDevice;
    }

    /** The host is about to read floats {@code [from, from + count)}. */
    void hostReads(long from, long count) {
        if (onDevice != null) {
            onDevice.hostReads(from, from + count);
        }
    }

    /** The host is about to write all of the floats {@code [from, from + count)}. */
    void hostWrites(long from, long count) {
        if (onDevice != null) {
            onDevice.hostWrites(from, from + count);
        }
    }

    /** An ND4J view, without a copy, of {@code rows * columns} floats from {@code offset} on. */
    INDArray view(long offset, int rows, int columns) {
        if (!arena.scope().isAlive()) {
            throw new IllegalStateException(
                    "the tensor is closed; take its array before close(), or copy it with dup()");
        }
        if (array == null) {
            throw apart();
        }
        return Nd4j.create(array.data(), new long[] {rows, columns}, new long[] {columns, 1}, first + offset, 'c');
    }

    private static IllegalStateException apart() {
        return new IllegalStateException("a tensor and an ND4J array share memory where ND4J computes on the processor,"
                + " got " + Nd4j.getBackend().getClass().getSimpleName() + "; copy with toArray() and copyFrom()");
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            if (onDevice != null) {
                onDevice.close();
            }
            arena.close();
        }
    }
}
