package io.throng.marl.tensor;

/**
 * The arithmetic of learning: what a network, a head and an optimiser ask of a device.
 *
 * <p>Every operation works on the first {@code rows} rows of its batch arguments and leaves later rows alone, so that
 * buffers are allocated once for the largest batch. Arguments written to must not overlap arguments read, except where
 * an operation says it works in place. Wrong shapes throw {@link IllegalArgumentException} and name both shapes.
 *
 * <p>Operations may be called from several threads at once as long as no two write the same memory. A device may return
 * before the work is done: the host reads or writes tensors only after {@link #finish()}, and a device's
 * {@link #zeros} must give memory that both sides can address.
 */
public interface Backend {
    /** Columns that {@link #layerNorm} remembers of a row, and {@link #layerNormBackward} computes with. */
    int STATISTICS = LayerNormKernels.STATISTICS;

    /** A new tensor {@code [rows, columns]} of zeros in memory this backend computes on; the caller closes it. */
    Tensor zeros(int rows, int columns);

    /** Waits until everything asked so far from this thread is done and visible to the host. */
    void finish();

    /**
     * A dense layer: {@code y = f(x w + bias)} with x {@code [rows, inputs]}, w {@code [inputs, outputs]}, bias
     * {@code [1, outputs]}, y {@code [rows, outputs]}.
     *
     * <p>{@link CpuBackend} makes the bits of a row of y a function of that row of x, w and bias alone: not of
     * {@code rows}, nor of the row's place in the batch. A device that promises only closeness says so.
     */
    void dense(Tensor x, Tensor w, Tensor bias, Activation f, Tensor y, int rows);

    /**
     * A matrix product as BLAS sgemm: {@code c = alpha op(a) op(b) + beta c}, where op(a) is {@code [m, k]}, op(b)
     * {@code [k, n]}, and c has {@code n} columns and at least {@code m} rows. An operand may have more rows than are
     * used. With {@code beta} 0, c is overwritten whatever it held.
     */
    void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            Tensor a,
            Tensor b,
            float beta,
            Tensor c);

    /** In place {@code dy = dy f'(z)}, where y = f(z); dy and y are {@code [rows, width]}. */
    void activationBackward(Activation f, Tensor y, Tensor dy, int rows);

    /**
     * Layer normalisation (Ba, Kiros and Hinton, 2016, eq. 4): {@code y = (x - mean) / sqrt(variance + epsilon) scale +
     * shift} with mean and (biased) variance over each row; x and y are {@code [rows, width]} and may be the same,
     * scale and shift {@code [1, width]}. What the gradient needs of a row goes to statistics, shaped
     * {@code [rows, STATISTICS]}.
     */
    void layerNorm(Tensor x, Tensor scale, Tensor shift, float epsilon, Tensor y, Tensor statistics, int rows);

    /**
     * The gradient of {@link #layerNorm}: writes dx (may be dy itself; null where nobody wants it), and adds to dScale
     * and dShift {@code [1, width]}.
     */
    void layerNormBackward(
            Tensor x, Tensor statistics, Tensor scale, Tensor dy, Tensor dx, Tensor dScale, Tensor dShift, int rows);

    /**
     * Log-softmax over the columns {@code [from, to)} of each row, a column that {@code mask} forbids counting as a
     * logit of -1e10. Writes the logarithms and the probabilities to the same columns of two tensors shaped as logits.
     */
    void logSoftmax(
            Tensor logits, Mask mask, int from, int to, Tensor logProbabilities, Tensor probabilities, int rows);

    /** {@code sum += } the sum over the rows of x {@code [rows, width]}; sum is {@code [1, width]}. */
    void addColumnSums(Tensor x, Tensor sum, int rows);

    /** {@code y += alpha x}; one shape. */
    void axpy(float alpha, Tensor x, Tensor y);

    /** In place {@code x = alpha x}. */
    void scale(float alpha, Tensor x);

    /** Sets every element of x. */
    void fill(float value, Tensor x);

    /** {@code y = op(x)} for each element; one shape. */
    void unary(Unary op, Tensor x, Tensor y);

    /** {@code dx += dy op'(x)}, where y = op(x); one shape. */
    void unaryBackward(Unary op, Tensor x, Tensor y, Tensor dy, Tensor dx);

    /** {@code z = a op b} for each element; one shape. */
    void binary(Binary op, Tensor a, Tensor b, Tensor z);

    /** {@code da += dz dz/da} and {@code db += dz dz/db}; one shape; da or db may be null, who is not wanted. */
    void binaryBackward(Binary op, Tensor a, Tensor b, Tensor dz, Tensor da, Tensor db);

    /** {@code y = scale x + shift}; one shape. */
    void affine(float scale, float shift, Tensor x, Tensor y);

    /** {@code y = min(max(x, low), high)}; one shape. */
    void clamp(Tensor x, float low, float high, Tensor y);

    /** {@code dx += dy} where x lies strictly between low and high; one shape. */
    void clampBackward(Tensor x, float low, float high, Tensor dy, Tensor dx);

    /** {@code sum += } the sum over the columns of x {@code [rows, width]}; sum is {@code [rows, 1]}. */
    void addRowSums(Tensor x, Tensor sum);

    /** Adds row {@code [1, width]} to every row of y {@code [rows, width]}. */
    void addToRows(Tensor row, Tensor y);

    /** Adds column {@code [rows, 1]} to every column of y {@code [rows, width]}. */
    void addToColumns(Tensor column, Tensor y);

    /** Adds the columns {@code [from, from + count)} of x to those of y from {@code to} on; as many rows. */
    void addColumns(Tensor x, int from, Tensor y, int to, int count);

    /**
     * {@code sum += } the sums of x {@code [groups * size, width]} over each {@code size} consecutive rows; sum is
     * {@code [groups, width]}.
     */
    void addGroupSums(Tensor x, int size, Tensor sum);

    /** Adds each row of x {@code [groups, width]} to {@code size} consecutive rows of y {@code [groups * size, width]}. */
    void addToGroups(Tensor x, int size, Tensor y);

    /** Copies rows: row {@code i} of y becomes row {@code rows[i]} of x, for the first {@code count} rows of y. */
    void gatherRows(Tensor x, int[] rows, int count, Tensor y);

    /** {@code y[row] = x[row][index[row]]}: x {@code [rows, width]}, index and y {@code [rows, 1]}, indices whole. */
    void pick(Tensor x, Tensor index, Tensor y);

    /** The gradient of {@link #pick}: {@code dx[row][index[row]] += dy[row]}. */
    void pickBackward(Tensor index, Tensor dy, Tensor dx);

    /** The gradient of {@link #logSoftmax} over all columns: {@code dLogits += dLog - p sum(dLog)} for each row. */
    void logSoftmaxBackward(Tensor probabilities, Tensor dLog, Tensor dLogits);

    /**
     * A matrix of its own for each row: {@code y[row] += x[row] w[row]} with x {@code [rows, n]}, w
     * {@code [rows, n * m]} row-major, y {@code [rows, m]}.
     */
    void addRowProducts(Tensor x, Tensor w, Tensor y);

    /** The gradient of {@link #addRowProducts}: adds to dx and dw; either may be null. */
    void rowProductsBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw);

    /**
     * Scaled dot-product attention within groups (Vaswani et al., 2017, eq. 1), head by head: queries
     * {@code [groups * asking, width]}, keys and values {@code [groups * asked, width]}, width divided among the heads.
     *
     * @param present {@code [groups, asked]}, 0 for who is not there and gets no weight, or null; somebody is there
     * @param weights receives {@code [groups * asking, heads * asked]}
     * @param y receives {@code [groups * asking, width]}
     */
    void attention(
            Tensor queries,
            Tensor keys,
            Tensor values,
            Tensor present,
            int groups,
            int heads,
            Tensor weights,
            Tensor y);

    /** The gradient of {@link #attention}: adds to dQueries, dKeys and dValues. */
    void attentionBackward(
            Tensor queries,
            Tensor keys,
            Tensor values,
            Tensor weights,
            int groups,
            int heads,
            Tensor dy,
            Tensor dQueries,
            Tensor dKeys,
            Tensor dValues);

    /**
     * The gates of a recurrent unit (Cho et al., 2014, in the form of cuDNN and PyTorch): with three blocks of width h in
     * ofInput and ofHidden {@code [rows, 3 h]}, {@code r = sigmoid(i1 + h1)}, {@code z = sigmoid(i2 + h2)},
     * {@code n = tanh(i3 + r h3)}, {@code y = (1 - z) n + z hidden}; hidden and y are {@code [rows, h]}.
     *
     * @param gates receives r, z and n, {@code [rows, 3 h]}
     */
    void gatedUnit(Tensor ofInput, Tensor ofHidden, Tensor hidden, Tensor gates, Tensor y);

    /** The gradient of {@link #gatedUnit}: writes dOfInput and dOfHidden, adds to dHidden. */
    void gatedUnitBackward(
            Tensor ofHidden, Tensor hidden, Tensor gates, Tensor dy, Tensor dOfInput, Tensor dOfHidden, Tensor dHidden);

    /** How many rows should run through a network together: what fits a core's cache, or fills a device. */
    int tileRows();

    /** The sum of the squares of all elements; an implicit {@link #finish()}. */
    double squaredNorm(Tensor x);

    /** One Adam update in place of parameters, firstMoment and secondMoment; all of one shape. */
    void adam(Tensor parameters, Tensor gradient, Tensor firstMoment, Tensor secondMoment, AdamStep step);
}
