package io.throng.marl.net;

import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Room for the values of a tape: handed out in order, taken back all at once. Grows to what the largest use needed. */
final class TapeMemory implements AutoCloseable {
    private static final int LINE_FLOATS = 16;
    private static final int CHUNK_FLOATS = 1 << 18;

    private final Backend backend;
    private final List<Tensor> chunks = new ArrayList<>();
    private int chunk;
    private long used;

    TapeMemory(Backend backend) {
        this.backend = backend;
    }

    /** Memory with whatever is in it. */
    Tensor take(int rows, int columns) {
        long floats = ((long) rows * columns + LINE_FLOATS - 1) / LINE_FLOATS * LINE_FLOATS;
        while (chunk < chunks.size() && used + floats > chunks.get(chunk).size()) {
            chunk++;
            used = 0;
        }
        if (chunk == chunks.size()) {
            chunks.add(backend.zeros(1, Math.toIntExact(Math.max(CHUNK_FLOATS, floats))));
        }
        Tensor taken = chunks.get(chunk).view(used, rows, columns);
        used += floats;
        return taken;
    }

    /** Everything taken may be handed out again. */
    void clear() {
        chunk = 0;
        used = 0;
    }

    @Override
    public void close() {
        chunks.forEach(Tensor::close);
        chunks.clear();
        clear();
    }
}
