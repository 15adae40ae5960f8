package io.throng.marl.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The backend of an NVIDIA card: matrix products by cuBLAS in single precision (no TF32), all else by kernels compiled for
 * the card when this is made.
 *
 * <p>Tensors keep their memory on the host and get a copy on the card when first used here; floats move when the other
 * side asks for them. One card gives the same bits run after run; they are close to those of {@link CpuBackend}, not the
 * same. Operations may be called from several threads, and are queued one after the other.
 *
 * <p>Needs the driver, NVRTC and cuBLAS of CUDA 12 or 13 on Linux, and {@code --enable-native-access=ALL-UNNAMED}.
 */
public final class CudaBackend implements Backend {
    private static final int TILE_ROWS = 1 << 14;
    private static final int WARP = 32;
    private static final int PARTIAL_SUMS = 256;

    private final Cuda cuda;
    private final CudaKernels kernels;
    private final long partial;
    private final MemorySegment sumOfSquares = Arena.ofAuto().allocate(ValueLayout.JAVA_DOUBLE);
    private final MemorySegment factors = Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT, 2);
    private final Room rows = new Room();
    private final Room scores = new Room();

    /** Memory on the card that grows to what was asked of it. */
    private final class Room {
        private long address;
        private long bytes;

        long of(long wanted) {
            if (wanted > bytes) {
                if (bytes > 0) {
                    cuda.free(address);
                }
                address = cuda.allocate(wanted);
                bytes = wanted;
            }
            return address;
        }
    }

    /**
     * The first card that the environment variable {@code CUDA_VISIBLE_DEVICES} leaves; takes about a second.
     *
     * @throws DeviceException if there is none, or a library is missing; the message says which
     */
    public CudaBackend() {
        this.cuda = Cuda.open();
        this.kernels = new CudaKernels(cuda);
        this.partial = cuda.allocate((long) PARTIAL_SUMS * Double.BYTES);
    }

    Cuda cuda() {
        return cuda;
    }

    /** The card's name. */
    public String card() {
        return cuda.card();
    }

    private long read(Tensor tensor) {
        return tensor.readOn(this, tensor.rows());
    }

    private long read(Tensor tensor, int ofRows) {
        return tensor.readOn(this, ofRows);
    }

    /** 0, which kernels take for nothing, where there is no tensor. */
    private long readIfThere(Tensor tensor) {
        return tensor == null ? 0 : read(tensor);
    }

    private long write(Tensor tensor, int ofRows) {
        return tensor.writeOn(this, ofRows);
    }

    private long write(Tensor tensor) {
        return write(tensor, tensor.rows());
    }

    /** Where something is changed of which the rest stays. */
    private long change(Tensor tensor) {
        read(tensor);
        return write(tensor);
    }

    /** Copies between tensors of one shape. */
    synchronized void copy(Tensor from, Tensor to) {
        cuda.enter();
        long source = read(from);
        cuda.onDevice(source, write(to), Float.BYTES * from.size());
    }

    @Override
    public Tensor zeros(int ofRows, int columns) {
        return Tensor.zeros(ofRows, columns);
    }

    /** Nothing to wait for: who reads a tensor waits for it. */
    @Override
    public void finish() {}

    @Override
    public synchronized void dense(Tensor x, Tensor w, Tensor bias, Activation f, Tensor y, int ofRows) {
        Checks.dense(x, w, bias, y, ofRows);
        cuda.enter();
        int width = y.columns();
        long into = write(y, ofRows);
        product(
                false,
                false,
                ofRows,
                width,
                x.columns(),
                1,
                read(x, ofRows),
                x.columns(),
                read(w),
                width,
                0,
                into,
                width);
        kernels.each("biasAndActivation", (long) ofRows * width, read(bias), f.ordinal(), into, width);
    }

    @Override
    public synchronized void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            Tensor a,
            Tensor b,
            float beta,
            Tensor c) {
        Checks.gemm(transposeA, transposeB, m, n, k, a, b, c);
        cuda.enter();
        if (beta != 0) {
            read(c, m);
        }
        product(
                transposeA,
                transposeB,
                m,
                n,
                k,
                alpha,
                read(a, transposeA ? k : m),
                a.columns(),
                read(b, transposeB ? n : k),
                b.columns(),
                beta,
                write(c, m),
                c.columns());
    }

    /** Row by row; to cuBLAS, which goes column by column, every matrix is its transpose, and so is the product. */
    private void product(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            long a,
            int widthA,
            long b,
            int widthB,
            float beta,
            long c,
            int widthC) {
        factors.setAtIndex(ValueLayout.JAVA_FLOAT, 0, alpha);
        factors.setAtIndex(ValueLayout.JAVA_FLOAT, 1, beta);
        cuda.sgemm(transposeB, transposeA, n, m, k, factors, b, widthB, a, widthA, c, widthC);
    }

    @Override
    public synchronized void activationBackward(Activation f, Tensor y, Tensor dy, int ofRows) {
        Checks.activationBackward(y, dy, ofRows);
        cuda.enter();
        read(dy, ofRows);
        kernels.each(
                "activationBackward", (long) ofRows * y.columns(), f.ordinal(), read(y, ofRows), write(dy, ofRows));
    }

    @Override
    public synchronized void layerNorm(
            Tensor x, Tensor scale, Tensor shift, float epsilon, Tensor y, Tensor statistics, int ofRows) {
        Checks.layerNorm(x, scale, shift, y, statistics, ofRows);
        cuda.enter();
        long from = read(x, ofRows);
        read(statistics, ofRows);
        kernels.each(
                "layerNorm",
                (long) WARP * ofRows,
                from,
                read(scale),
                read(shift),
                epsilon,
                write(y, ofRows),
                write(statistics, ofRows),
                x.columns());
    }

    @Override
    public synchronized void layerNormBackward(
            Tensor x, Tensor statistics, Tensor scale, Tensor dy, Tensor dx, Tensor dScale, Tensor dShift, int ofRows) {
        Checks.layerNormBackward(x, statistics, scale, dy, dx, dScale, dShift, ofRows);
        cuda.enter();
        int width = x.columns();
        long input = read(x, ofRows);
        long known = read(statistics, ofRows);
        long slope = read(dy, ofRows);
        kernels.columns("layerNormToAffine", width, input, known, slope, change(dScale), change(dShift), ofRows, width);
        if (dx != null) {
            kernels.each(
                    "layerNormToInput",
                    (long) WARP * ofRows,
                    input,
                    known,
                    read(scale),
                    slope,
                    write(dx, ofRows),
                    width);
        }
    }

    @Override
    public synchronized void logSoftmax(
            Tensor logits, Mask mask, int from, int to, Tensor logProbabilities, Tensor probabilities, int ofRows) {
        Checks.logSoftmax(logits, mask, from, to, logProbabilities, probabilities, ofRows);
        cuda.enter();
        long allowed = mask.restricts() ? read(mask.allowed(), ofRows) : 0L;
        long input = read(logits, ofRows);
        read(logProbabilities, ofRows);
        read(probabilities, ofRows);
        kernels.each(
                "logSoftmax",
                ofRows,
                input,
                allowed,
                from,
                to,
                logits.columns(),
                write(logProbabilities, ofRows),
                write(probabilities, ofRows));
    }

    @Override
    public synchronized void addColumnSums(Tensor x, Tensor sum, int ofRows) {
        Checks.addColumnSums(x, sum, ofRows);
        cuda.enter();
        kernels.columns("columnSums", x.columns(), read(x, ofRows), change(sum), ofRows, x.columns());
    }

    @Override
    public synchronized void axpy(float alpha, Tensor x, Tensor y) {
        Checks.axpy(x, y);
        cuda.enter();
        kernels.each("axpy", x.size(), alpha, read(x), change(y));
    }

    @Override
    public synchronized void scale(float alpha, Tensor x) {
        cuda.enter();
        long both = change(x);
        kernels.each("affine", x.size(), alpha, 0f, both, both);
    }

    @Override
    public synchronized void fill(float value, Tensor x) {
        cuda.enter();
        kernels.each("fill", x.size(), value, write(x));
    }

    @Override
    public synchronized void unary(Unary op, Tensor x, Tensor y) {
        Checks.unary(x, y);
        cuda.enter();
        long from = read(x);
        kernels.each("unary", x.size(), op.ordinal(), from, write(y));
    }

    @Override
    public synchronized void unaryBackward(Unary op, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Checks.unaryBackward(x, y, dy, dx);
        cuda.enter();
        kernels.each("unaryBackward", x.size(), op.ordinal(), read(x), read(y), read(dy), change(dx));
    }

    @Override
    public synchronized void binary(Binary op, Tensor a, Tensor b, Tensor z) {
        Checks.binary(a, b, z);
        cuda.enter();
        long first = read(a);
        long second = read(b);
        kernels.each("binary", a.size(), op.ordinal(), first, second, write(z));
    }

    @Override
    public synchronized void binaryBackward(Binary op, Tensor a, Tensor b, Tensor dz, Tensor da, Tensor db) {
        Checks.binaryBackward(a, b, dz, da, db);
        cuda.enter();
        if (da != null) {
            kernels.each("binaryBackward", a.size(), op.ordinal(), 0, read(a), read(b), read(dz), change(da));
        }
        if (db != null) {
            kernels.each("binaryBackward", a.size(), op.ordinal(), 1, read(a), read(b), read(dz), change(db));
        }
    }

    @Override
    public synchronized void affine(float scale, float shift, Tensor x, Tensor y) {
        Checks.affine(x, y);
        cuda.enter();
        long from = read(x);
        kernels.each("affine", x.size(), scale, shift, from, write(y));
    }

    @Override
    public synchronized void clamp(Tensor x, float low, float high, Tensor y) {
        Checks.clamp(x, y);
        cuda.enter();
        long from = read(x);
        kernels.each("clampTo", x.size(), from, low, high, write(y));
    }

    @Override
    public synchronized void clampBackward(Tensor x, float low, float high, Tensor dy, Tensor dx) {
        Checks.clampBackward(x, dy, dx);
        cuda.enter();
        kernels.each("clampBackward", x.size(), read(x), low, high, read(dy), change(dx));
    }

    @Override
    public synchronized void addRowSums(Tensor x, Tensor sum) {
        Checks.addRowSums(x, sum);
        cuda.enter();
        kernels.each("rowSums", (long) WARP * x.rows(), read(x), change(sum), x.columns());
    }

    @Override
    public synchronized void addToRows(Tensor row, Tensor y) {
        Checks.addToRows(row, y);
        cuda.enter();
        kernels.each("addToRows", y.size(), read(row), change(y), y.columns());
    }

    @Override
    public synchronized void addToColumns(Tensor column, Tensor y) {
        Checks.addToColumns(column, y);
        cuda.enter();
        kernels.each("addToColumns", y.size(), read(column), change(y), y.columns());
    }

    @Override
    public synchronized void addColumns(Tensor x, int from, Tensor y, int to, int count) {
        Checks.addColumns(x, from, y, to, count);
        cuda.enter();
        kernels.each(
                "addColumns", (long) x.rows() * count, read(x), from, x.columns(), change(y), to, y.columns(), count);
    }

    @Override
    public synchronized void addGroupSums(Tensor x, int size, Tensor sum) {
        Checks.addGroupSums(x, size, sum);
        cuda.enter();
        kernels.each("groupSums", sum.size(), read(x), size, change(sum), x.columns());
    }

    @Override
    public synchronized void addToGroups(Tensor x, int size, Tensor y) {
        Checks.addToGroups(x, size, y);
        cuda.enter();
        kernels.each("addToGroups", y.size(), read(x), size, change(y), x.columns());
    }

    @Override
    public synchronized void gatherRows(Tensor x, int[] chosen, int count, Tensor y) {
        Checks.gatherRows(x, count, y);
        for (int i = 0; i < count; i++) {
            if (chosen[i] < 0 || chosen[i] >= x.rows()) {
                throw new IndexOutOfBoundsException("row " + chosen[i] + " is outside the tensor " + x.shape());
            }
        }
        cuda.enter();
        long bytes = (long) Integer.BYTES * count;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment onHost = arena.allocate(ValueLayout.JAVA_INT, count);
            MemorySegment.copy(chosen, 0, onHost, ValueLayout.JAVA_INT, 0, count);
            cuda.toDevice(onHost, rows.of(bytes), bytes);
        }
        int width = x.columns();
        long from = read(x);
        kernels.each("gatherRows", (long) count * width, from, rows.of(bytes), write(y, count), width);
    }

    @Override
    public synchronized void pick(Tensor x, Tensor index, Tensor y) {
        Checks.pick(x, index, y);
        cuda.enter();
        kernels.each("pick", x.rows(), read(x), read(index), write(y), x.columns());
    }

    @Override
    public synchronized void pickBackward(Tensor index, Tensor dy, Tensor dx) {
        Checks.pickBackward(index, dy, dx);
        cuda.enter();
        kernels.each("pickBackward", dx.rows(), read(index), read(dy), change(dx), dx.columns());
    }

    @Override
    public synchronized void logSoftmaxBackward(Tensor probabilities, Tensor dLog, Tensor dLogits) {
        Checks.logSoftmaxBackward(probabilities, dLog, dLogits);
        cuda.enter();
        kernels.each(
                "logSoftmaxBackward", dLog.rows(), read(probabilities), read(dLog), change(dLogits), dLog.columns());
    }

    @Override
    public synchronized void addRowProducts(Tensor x, Tensor w, Tensor y) {
        Checks.addRowProducts(x, w, y);
        cuda.enter();
        kernels.each("rowProducts", y.size(), read(x), read(w), change(y), x.columns(), y.columns());
    }

    @Override
    public synchronized void rowProductsBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw) {
        Checks.rowProductsBackward(x, w, dy);
        cuda.enter();
        if (dx != null) {
            kernels.each("rowProductsToInput", dx.size(), read(w), read(dy), change(dx), x.columns(), dy.columns());
        }
        if (dw != null) {
            kernels.each("rowProductsToMatrix", dw.size(), read(x), read(dy), change(dw), x.columns(), dy.columns());
        }
    }

    @Override
    public synchronized void attention(
            Tensor queries,
            Tensor keys,
            Tensor values,
            Tensor present,
            int groups,
            int heads,
            Tensor weights,
            Tensor y) {
        Checks.attention(queries, keys, values, present, groups, heads, weights, y);
        cuda.enter();
        int width = queries.columns();
        int asking = queries.rows() / groups;
        int asked = keys.rows() / groups;
        long weighs = write(weights);
        kernels.each(
                "attentionWeights",
                (long) queries.rows() * heads,
                read(queries),
                read(keys),
                readIfThere(present),
                weighs,
                asking,
                asked,
                width,
                heads,
                factor(width / heads));
        kernels.each("attentionValues", y.size(), read(values), weighs, write(y), asking, asked, width, heads);
    }

    /** What scores are multiplied by. */
    private static float factor(int headWidth) {
        return (float) (1 / Math.sqrt(headWidth));
    }

    @Override
    public synchronized void attentionBackward(
            Tensor queries,
            Tensor keys,
            Tensor values,
            Tensor weights,
            int groups,
            int heads,
            Tensor dy,
            Tensor dQueries,
            Tensor dKeys,
            Tensor dValues) {
        Checks.attentionBackward(queries, keys, values, weights, groups, heads, dy, dQueries, dKeys, dValues);
        cuda.enter();
        int width = queries.columns();
        int asking = queries.rows() / groups;
        int asked = keys.rows() / groups;
        long weighs = read(weights);
        long slope = read(dy);
        long score = scores.of(Float.BYTES * weights.size());
        kernels.each(
                "attentionToScores",
                (long) queries.rows() * heads,
                read(values),
                weighs,
                slope,
                score,
                asking,
                asked,
                width,
                heads,
                factor(width / heads));
        kernels.each(
                "attentionToQueries", queries.size(), read(keys), score, change(dQueries), asking, asked, width, heads);
        kernels.each(
                "attentionToAnswers",
                keys.size(),
                read(queries),
                score,
                weighs,
                slope,
                change(dKeys),
                change(dValues),
                asking,
                asked,
                width,
                heads);
    }

    @Override
    public synchronized void gatedUnit(Tensor ofInput, Tensor ofHidden, Tensor hidden, Tensor gates, Tensor y) {
        Checks.gatedUnit(ofInput, ofHidden, hidden, gates, y);
        cuda.enter();
        kernels.each(
                "gatedUnit",
                hidden.size(),
                read(ofInput),
                read(ofHidden),
                read(hidden),
                write(gates),
                write(y),
                hidden.columns());
    }

    @Override
    public synchronized void gatedUnitBackward(
            Tensor ofHidden,
            Tensor hidden,
            Tensor gates,
            Tensor dy,
            Tensor dOfInput,
            Tensor dOfHidden,
            Tensor dHidden) {
        Checks.gatedUnitBackward(ofHidden, hidden, gates, dy, dOfInput, dOfHidden, dHidden);
        cuda.enter();
        kernels.each(
                "gatedUnitBackward",
                hidden.size(),
                read(ofHidden),
                read(hidden),
                read(gates),
                read(dy),
                write(dOfInput),
                write(dOfHidden),
                change(dHidden),
                hidden.columns());
    }

    /** Enough to fill a card. */
    @Override
    public int tileRows() {
        return TILE_ROWS;
    }

    @Override
    public synchronized double squaredNorm(Tensor x) {
        cuda.enter();
        kernels.launch("squaresOfBlocks", PARTIAL_SUMS, PARTIAL_SUMS, 1, read(x), partial, x.size());
        kernels.launch("sumOfBlocks", 1, PARTIAL_SUMS, 1, partial);
        cuda.toHost(partial, sumOfSquares, Double.BYTES);
        return sumOfSquares.get(ValueLayout.JAVA_DOUBLE, 0);
    }

    @Override
    public synchronized void adam(
            Tensor parameters, Tensor gradient, Tensor firstMoment, Tensor secondMoment, AdamStep step) {
        Checks.adam(parameters, gradient, firstMoment, secondMoment);
        cuda.enter();
        kernels.each(
                "adam",
                parameters.size(),
                change(parameters),
                read(gradient),
                change(firstMoment),
                change(secondMoment),
                step.gradientScale(),
                step.beta1(),
                step.beta2(),
                step.stepSize(),
                step.inverseRootCorrection2(),
                step.epsilon());
    }
}
