package io.throng.marl.tensor;

/**
 * The processor's backend: Vector API loops and OpenBLAS on the tensors' own memory, in the calling thread.
 *
 * <p>Every operation but {@link #gemm} gives the same bits on every machine with fused multiply-add. {@code gemm} gives
 * the same bits for the same shapes on one type of processor; OpenBLAS has other kernels for other types. OpenBLAS is
 * set to one thread, so no result depends on the number of cores. Needs {@code --add-modules jdk.incubator.vector
 * --enable-native-access=ALL-UNNAMED}.
 */
public final class CpuBackend implements Backend {
    /** Starts ND4J and OpenBLAS if they have not been; the first time in a process takes about 3 s. */
    public CpuBackend() {
        Blas.start();
    }

    @Override
    public Tensor zeros(int rows, int columns) {
        return Tensor.zeros(rows, columns);
    }

    /** Nothing to wait for: every operation is done when it returns. */
    @Override
    public void finish() {}

    @Override
    public void dense(Tensor x, Tensor w, Tensor bias, Activation f, Tensor y, int rows) {
        Checks.dense(x, w, bias, y, rows);
        RowProduct.run(x, w, bias, y, rows);
        long count = (long) rows * y.columns();
        switch (f) {
            case IDENTITY -> {}
            case TANH -> ElementKernels.tanh(y.segment(), count);
            case RELU -> ElementKernels.relu(y.segment(), count);
        }
    }

    @Override
    public void gemm(
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
        Blas.sgemm(transposeA, transposeB, m, n, k, alpha, a, b, beta, c);
    }

    @Override
    public void activationBackward(Activation f, Tensor y, Tensor dy, int rows) {
        Checks.activationBackward(y, dy, rows);
        long count = (long) rows * y.columns();
        switch (f) {
            case IDENTITY -> {}
            case TANH -> ElementKernels.tanhBackward(y.segment(), dy.segment(), count);
            case RELU -> ElementKernels.reluBackward(y.segment(), dy.segment(), count);
        }
    }

    @Override
    public void layerNorm(Tensor x, Tensor scale, Tensor shift, float epsilon, Tensor y, Tensor statistics, int rows) {
        Checks.layerNorm(x, scale, shift, y, statistics, rows);
        int width = x.columns();
        new LayerNormKernels.Forward(
                        x.segment(),
                        scale.segment(),
                        shift.segment(),
                        epsilon,
                        y.segment(),
                        statistics.segment(),
                        width)
                .run(rows);
    }

    @Override
    public void layerNormBackward(
            Tensor x, Tensor statistics, Tensor scale, Tensor dy, Tensor dx, Tensor dScale, Tensor dShift, int rows) {
        Checks.layerNormBackward(x, statistics, scale, dy, dx, dScale, dShift, rows);
        int width = x.columns();
        new LayerNormKernels.Affine(
                        x.segment(), statistics.segment(), dy.segment(), dScale.segment(), dShift.segment(), width)
                .run(rows);
        if (dx != null) {
            new LayerNormKernels.Backward(
                            x.segment(), statistics.segment(), scale.segment(), dy.segment(), dx.segment(), width)
                    .run(rows);
        }
    }

    @Override
    public void logSoftmax(
            Tensor logits, Mask mask, int from, int to, Tensor logProbabilities, Tensor probabilities, int rows) {
        Checks.logSoftmax(logits, mask, from, to, logProbabilities, probabilities, rows);
        int width = logits.columns();
        SoftmaxKernels.logSoftmax(
                logits.segment(), mask, logProbabilities.segment(), probabilities.segment(), from, to, width, rows);
    }

    @Override
    public void addColumnSums(Tensor x, Tensor sum, int rows) {
        Checks.addColumnSums(x, sum, rows);
        ElementKernels.addColumnSums(x.segment(), sum.segment(), rows, x.columns());
    }

    @Override
    public void axpy(float alpha, Tensor x, Tensor y) {
        Checks.axpy(x, y);
        ElementKernels.axpy(alpha, x.segment(), y.segment(), x.size());
    }

    @Override
    public void scale(float alpha, Tensor x) {
        ElementKernels.scale(alpha, x.segment(), x.size());
    }

    @Override
    public void fill(float value, Tensor x) {
        x.fill(value);
    }

    @Override
    public void unary(Unary op, Tensor x, Tensor y) {
        Checks.unary(x, y);
        UnaryKernels.forward(op, x.segment(), y.segment(), x.size());
    }

    @Override
    public void unaryBackward(Unary op, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Checks.unaryBackward(x, y, dy, dx);
        UnaryKernels.backward(op, x.segment(), y.segment(), dy.segment(), dx.segment(), x.size());
    }

    @Override
    public void binary(Binary op, Tensor a, Tensor b, Tensor z) {
        Checks.binary(a, b, z);
        BinaryKernels.forward(op, a.segment(), b.segment(), z.segment(), a.size());
    }

    @Override
    public void binaryBackward(Binary op, Tensor a, Tensor b, Tensor dz, Tensor da, Tensor db) {
        Checks.binaryBackward(a, b, dz, da, db);
        if (da != null) {
            BinaryKernels.backwardToFirst(op, a.segment(), b.segment(), dz.segment(), da.segment(), a.size());
        }
        if (db != null) {
            BinaryKernels.backwardToSecond(op, a.segment(), b.segment(), dz.segment(), db.segment(), a.size());
        }
    }

    @Override
    public void affine(float scale, float shift, Tensor x, Tensor y) {
        Checks.affine(x, y);
        ElementKernels.affine(scale, shift, x.segment(), y.segment(), x.size());
    }

    @Override
    public void clamp(Tensor x, float low, float high, Tensor y) {
        Checks.clamp(x, y);
        ElementKernels.clamp(x.segment(), low, high, y.segment(), x.size());
    }

    @Override
    public void clampBackward(Tensor x, float low, float high, Tensor dy, Tensor dx) {
        Checks.clampBackward(x, dy, dx);
        ElementKernels.clampBackward(x.segment(), low, high, dy.segment(), dx.segment(), x.size());
    }

    @Override
    public void addRowSums(Tensor x, Tensor sum) {
        Checks.addRowSums(x, sum);
        GroupKernels.addRowSums(x, sum);
    }

    @Override
    public void addToRows(Tensor row, Tensor y) {
        Checks.addToRows(row, y);
        GroupKernels.addToRows(row, y);
    }

    @Override
    public void addToColumns(Tensor column, Tensor y) {
        Checks.addToColumns(column, y);
        GroupKernels.addToColumns(column, y);
    }

    @Override
    public void addColumns(Tensor x, int from, Tensor y, int to, int count) {
        Checks.addColumns(x, from, y, to, count);
        GroupKernels.addColumns(x, from, y, to, count);
    }

    @Override
    public void addGroupSums(Tensor x, int size, Tensor sum) {
        Checks.addGroupSums(x, size, sum);
        GroupKernels.addGroupSums(x, size, sum);
    }

    @Override
    public void addToGroups(Tensor x, int size, Tensor y) {
        Checks.addToGroups(x, size, y);
        GroupKernels.addToGroups(x, size, y);
    }

    @Override
    public void gatherRows(Tensor x, int[] rows, int count, Tensor y) {
        Checks.gatherRows(x, count, y);
        GroupKernels.gatherRows(x, rows, count, y);
    }

    @Override
    public void pick(Tensor x, Tensor index, Tensor y) {
        Checks.pick(x, index, y);
        GroupKernels.pick(x, index, y);
    }

    @Override
    public void pickBackward(Tensor index, Tensor dy, Tensor dx) {
        Checks.pickBackward(index, dy, dx);
        GroupKernels.pickBackward(index, dy, dx);
    }

    @Override
    public void logSoftmaxBackward(Tensor probabilities, Tensor dLog, Tensor dLogits) {
        Checks.logSoftmaxBackward(probabilities, dLog, dLogits);
        GroupKernels.logSoftmaxBackward(probabilities, dLog, dLogits);
    }

    @Override
    public void addRowProducts(Tensor x, Tensor w, Tensor y) {
        Checks.addRowProducts(x, w, y);
        GroupKernels.addRowProducts(x, w, y);
    }

    @Override
    public void rowProductsBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw) {
        Checks.rowProductsBackward(x, w, dy);
        GroupKernels.rowProductsBackward(x, w, dy, dx, dw);
    }

    @Override
    public void attention(
            Tensor queries,
            Tensor keys,
            Tensor values,
            Tensor present,
            int groups,
            int heads,
            Tensor weights,
            Tensor y) {
        Checks.attention(queries, keys, values, present, groups, heads, weights, y);
        new AttentionKernels(queries, keys, values, weights, groups, heads).forward(present, y);
    }

    @Override
    public void attentionBackward(
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
        new AttentionKernels(queries, keys, values, weights, groups, heads).backward(dy, dQueries, dKeys, dValues);
    }

    @Override
    public void gatedUnit(Tensor ofInput, Tensor ofHidden, Tensor hidden, Tensor gates, Tensor y) {
        Checks.gatedUnit(ofInput, ofHidden, hidden, gates, y);
        GatedUnitKernels.forward(
                ofInput.segment(),
                ofHidden.segment(),
                hidden.segment(),
                gates.segment(),
                y.segment(),
                hidden.rows(),
                hidden.columns());
    }

    @Override
    public void gatedUnitBackward(
            Tensor ofHidden,
            Tensor hidden,
            Tensor gates,
            Tensor dy,
            Tensor dOfInput,
            Tensor dOfHidden,
            Tensor dHidden) {
        Checks.gatedUnitBackward(ofHidden, hidden, gates, dy, dOfInput, dOfHidden, dHidden);
        GatedUnitKernels.backward(
                ofHidden.segment(),
                hidden.segment(),
                gates.segment(),
                dy.segment(),
                dOfInput.segment(),
                dOfHidden.segment(),
                dHidden.segment(),
                hidden.rows(),
                hidden.columns());
    }

    /** Activations of so many rows of layers 64 to 256 wide stay in a core's cache. */
    @Override
    public int tileRows() {
        return 256;
    }

    @Override
    public double squaredNorm(Tensor x) {
        return FixedSum.squares(x.segment(), x.size());
    }

    @Override
    public void adam(Tensor parameters, Tensor gradient, Tensor firstMoment, Tensor secondMoment, AdamStep step) {
        Checks.adam(parameters, gradient, firstMoment, secondMoment);
        ElementKernels.adam(
                parameters.segment(),
                gradient.segment(),
                firstMoment.segment(),
                secondMoment.segment(),
                step,
                parameters.size());
    }
}
