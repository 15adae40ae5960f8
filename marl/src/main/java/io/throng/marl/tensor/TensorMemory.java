package io.throng.marl.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Off-heap floats that an ND4J array owns, seen as a {@link MemorySegment}.
 *
 * <p>ND4J frees an array's memory when the array is collected or closed, whoever else still holds the address. The
 * segment therefore belongs to an {@link Arena} that keeps the array reachable for as long as the segment is, and that
 * turns a use after {@link #close()} into an exception instead of a crash. ND4J aligns to 16 bytes; a vector of 64
 * bytes that straddles two cache lines costs twice, so our own memory starts at a multiple of 64.
 */
final class TensorMemory implements AutoCloseable {
    private static final int ALIGNMENT_FLOATS = 16;
    private static final Cleaner CLEANER = Cleaner.create();

    private final INDArray array;
    private final long first;
    private final Arena arena;
    private final MemorySegment segment;

    /** The copy on a card, or null; freed with this, or some time after nothing refers to this. */
    private volatile DeviceMemory onDevice;

    @SuppressWarnings("restricted")
    private TensorMemory(INDArray array, long first, long floats, boolean owned) {
        this.array = array;
        this.first = first;
        this.arena = Arena.ofShared();
        long address = array.data().address() + Float.BYTES * first;
        this.segment = MemorySegment.ofAddress(address)
                .reinterpret(Float.BYTES * floats, arena, freed -> release(array, owned));
    }

    /** The arena holds this call and thereby the array, also where there is nothing to free. */
    private static void release(INDArray array, boolean owned) {
        if (owned) {
            array.close();
        }
    }

    /** New zeroed memory; freed by {@link #close()}, or by ND4J some time after nothing refers to it. */
    static TensorMemory allocate(long floats) {
        if (Nd4j.getExecutioner().type() != OpExecutioner.ExecutionerType.NATIVE_CPU) {
            throw new IllegalStateException("tensors need ND4J's backend for processors, got "
                    + Nd4j.getExecutioner().type()
                    + "; set the environment variable BACKEND_PRIORITY_CPU=200, and train with --device gpu instead");
        }
        INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, floats + ALIGNMENT_FLOATS);
        long floatsPastLine = array.data().address() / Float.BYTES % ALIGNMENT_FLOATS;
        long first = (ALIGNMENT_FLOATS - floatsPastLine) % ALIGNMENT_FLOATS;
        TensorMemory memory = new TensorMemory(array, first, floats, true);
        memory.segment.fill((byte) 0);
        return memory;
    }

    /** The memory of a row-major array that somebody else owns; closing it leaves the array alone. */
    static TensorMemory borrow(INDArray array) {
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
        return Nd4j.create(array.data(), new long[] {rows, columns}, new long[] {columns, 1}, first + offset, 'c');
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
