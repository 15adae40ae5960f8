package io.throng.marl.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The kernels on a card, called by name. For one thread at a time. */
final class CudaKernels {
    private static final int BLOCK = 256;

    /** Side of the blocks that sum over rows. */
    private static final int SQUARE = 32;

    private static final int MOST_ARGUMENTS = 16;

    private final Cuda cuda;
    private final MemorySegment module;
    private final Map<String, MemorySegment> kernels = new HashMap<>();

    /** Arguments, eight bytes each, and their addresses. */
    private final MemorySegment arguments = Arena.ofAuto().allocate(8L * MOST_ARGUMENTS, 8);

    private final MemorySegment addresses = Arena.ofAuto().allocate(8L * MOST_ARGUMENTS, 8);

    CudaKernels(Cuda cuda) {
        this.cuda = cuda;
        this.module = cuda.module(KernelSource.compile(cuda.capability()));
        for (int i = 0; i < MOST_ARGUMENTS; i++) {
            addresses.setAtIndex(ValueLayout.ADDRESS, i, arguments.asSlice(8L * i));
        }
    }

    /** Runs a kernel whose last argument is the number of threads, which it is given here. */
    void each(String name, long threads, Object... given) {
        Object[] all = Arrays.copyOf(given, given.length + 1);
        all[given.length] = threads;
        launch(name, Math.toIntExact((threads + BLOCK - 1) / BLOCK), BLOCK, 1, all);
    }

    /** Runs a kernel with a square block for every 32 columns. */
    void columns(String name, int width, Object... given) {
        launch(name, (width + SQUARE - 1) / SQUARE, SQUARE, SQUARE, given);
    }

    /**
     * Runs a kernel.
     *
     * @param given Long for an address or a long, Integer or Float, as the kernel declares them
     */
    void launch(String name, int blocks, int threadsX, int threadsY, Object... given) {
        for (int i = 0; i < given.length; i++) {
            switch (given[i]) {
                case Long number -> arguments.set(ValueLayout.JAVA_LONG, 8L * i, number);
                case Integer number -> arguments.set(ValueLayout.JAVA_INT, 8L * i, number);
                case Float number -> arguments.set(ValueLayout.JAVA_FLOAT, 8L * i, number);
                default ->
                    throw new IllegalArgumentException("an argument of " + name + " must be a Long, Integer or"
                            + " Float, got " + given[i].getClass().getSimpleName());
            }
        }
        MemorySegment kernel = kernels.computeIfAbsent(name, wanted -> cuda.kernel(module, wanted));
        cuda.launch(kernel, blocks, threadsX, threadsY, addresses);
    }
}
