package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;

/**
 * The copy of a tensor's memory on a card, and which floats are newer on which side. They are copied when the other side
 * asks for them, and not before: what only a card reads and writes never leaves it.
 */
final class DeviceMemory implements AutoCloseable {
    private final CudaBackend backend;
    private final MemorySegment host;
    private final long address;
    private final Spans newerOnHost = new Spans();
    private final Spans newerOnDevice = new Spans();
    private boolean open = true;

    DeviceMemory(CudaBackend backend, MemorySegment host) {
        this.backend = backend;
        this.host = host;
        this.address = backend.cuda().allocate(host.byteSize());
        newerOnHost.add(0, host.byteSize() / Float.BYTES);
    }

    /** Whose card it is on. */
    CudaBackend backend() {
        return backend;
    }

    /** Where the card reads floats {@code [from, to)}. */
    long read(long from, long to) {
        newerOnHost.take(
                from,
                to,
                (first, last) -> backend.cuda()
                        .toDevice(host.asSlice(Float.BYTES * first), at(first), Float.BYTES * (last - first)));
        return at(from);
    }

    /** Where the card writes all of the floats {@code [from, to)}. */
    long write(long from, long to) {
        newerOnHost.remove(from, to);
        newerOnDevice.add(from, to);
        return at(from);
    }

    private long at(long index) {
        return address + Float.BYTES * index;
    }

    /** The host is about to read floats {@code [from, to)}. */
    void hostReads(long from, long to) {
        synchronized (backend) {
            newerOnDevice.take(from, to, (first, last) -> {
                backend.cuda().enter();
                backend.cuda().toHost(at(first), host.asSlice(Float.BYTES * first), Float.BYTES * (last - first));
            });
        }
    }

    /** The host is about to write all of the floats {@code [from, to)}. */
    void hostWrites(long from, long to) {
        synchronized (backend) {
            newerOnDevice.remove(from, to);
            newerOnHost.add(from, to);
        }
    }

    @Override
    public void close() {
        synchronized (backend) {
            if (open) {
                open = false;
                backend.cuda().enter();
                backend.cuda().free(address);
            }
        }
    }
}
