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
     * The gradient of {@link #layerNorm}: writes dx (may be dy itself), and adds to dScale and dShift
     * {@code [1, width]}.
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

    /** The sum of the squares of all elements; an implicit {@link #finish()}. */
    double squaredNorm(Tensor x);

    /** One Adam update in place of parameters, firstMoment and secondMoment; all of one shape. */
    void adam(Tensor parameters, Tensor gradient, Tensor firstMoment, Tensor secondMoment, AdamStep step);
}
