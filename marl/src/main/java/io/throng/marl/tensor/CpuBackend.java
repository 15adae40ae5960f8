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
        Shapes.requireRows("x", x, rows, w.rows());
        Shapes.require("bias", bias, 1, w.columns());
        Shapes.requireRows("y", y, rows, w.columns());
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
        Shapes.requireRows("a", a, transposeA ? k : m, transposeA ? m : k);
        Shapes.requireRows("b", b, transposeB ? n : k, transposeB ? k : n);
        Shapes.requireRows("c", c, m, n);
        Blas.sgemm(transposeA, transposeB, m, n, k, alpha, a, b, beta, c);
    }

    @Override
    public void activationBackward(Activation f, Tensor y, Tensor dy, int rows) {
        Shapes.requireRows("y", y, rows, dy.columns());
        Shapes.requireRows("dy", dy, rows, y.columns());
        long count = (long) rows * y.columns();
        switch (f) {
            case IDENTITY -> {}
            case TANH -> ElementKernels.tanhBackward(y.segment(), dy.segment(), count);
            case RELU -> ElementKernels.reluBackward(y.segment(), dy.segment(), count);
        }
    }

    @Override
    public void layerNorm(Tensor x, Tensor scale, Tensor shift, float epsilon, Tensor y, Tensor statistics, int rows) {
        int width = x.columns();
        Shapes.requireRows("x", x, rows, width);
        Shapes.require("scale", scale, 1, width);
        Shapes.require("shift", shift, 1, width);
        Shapes.requireRows("y", y, rows, width);
        Shapes.requireRows("statistics", statistics, rows, STATISTICS);
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
        int width = x.columns();
        Shapes.requireRows("x", x, rows, width);
        Shapes.requireRows("statistics", statistics, rows, STATISTICS);
        Shapes.require("scale", scale, 1, width);
        Shapes.requireRows("dy", dy, rows, width);
        if (dx != null) {
            Shapes.requireRows("dx", dx, rows, width);
        }
        Shapes.require("dScale", dScale, 1, width);
        Shapes.require("dShift", dShift, 1, width);
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
        int width = logits.columns();
        Shapes.requireRows("logits", logits, rows, width);
        Shapes.requireRows("logProbabilities", logProbabilities, rows, width);
        Shapes.requireRows("probabilities", probabilities, rows, width);
        if (mask.restricts()) {
            Shapes.requireRows("mask", mask.allowed(), rows, width);
        }
        if (from < 0 || to > width || from >= to) {
            throw new IllegalArgumentException("a segment of logits must lie in [0, " + width + "] and hold a column,"
                    + " got [" + from + ", " + to + ") of logits " + logits.shape());
        }
        SoftmaxKernels.logSoftmax(
                logits.segment(), mask, logProbabilities.segment(), probabilities.segment(), from, to, width, rows);
    }

    @Override
    public void addColumnSums(Tensor x, Tensor sum, int rows) {
        Shapes.requireRows("x", x, rows, sum.columns());
        Shapes.require("sum", sum, 1, x.columns());
        ElementKernels.addColumnSums(x.segment(), sum.segment(), rows, x.columns());
    }

    @Override
    public void axpy(float alpha, Tensor x, Tensor y) {
        Shapes.requireSame("x", x, "y", y);
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
        Shapes.requireSame("y", y, "x", x);
        UnaryKernels.forward(op, x.segment(), y.segment(), x.size());
    }

    @Override
    public void unaryBackward(Unary op, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Shapes.requireSame("y", y, "x", x);
        Shapes.requireSame("dy", dy, "x", x);
        Shapes.requireSame("dx", dx, "x", x);
        UnaryKernels.backward(op, x.segment(), y.segment(), dy.segment(), dx.segment(), x.size());
    }

    @Override
    public void binary(Binary op, Tensor a, Tensor b, Tensor z) {
        Shapes.requireSame("b", b, "a", a);
        Shapes.requireSame("z", z, "a", a);
        BinaryKernels.forward(op, a.segment(), b.segment(), z.segment(), a.size());
    }

    @Override
    public void binaryBackward(Binary op, Tensor a, Tensor b, Tensor dz, Tensor da, Tensor db) {
        Shapes.requireSame("b", b, "a", a);
        Shapes.requireSame("dz", dz, "a", a);
        if (da != null) {
            Shapes.requireSame("da", da, "a", a);
            BinaryKernels.backwardToFirst(op, a.segment(), b.segment(), dz.segment(), da.segment(), a.size());
        }
        if (db != null) {
            Shapes.requireSame("db", db, "b", b);
            BinaryKernels.backwardToSecond(op, a.segment(), b.segment(), dz.segment(), db.segment(), a.size());
        }
    }

    @Override
    public void affine(float scale, float shift, Tensor x, Tensor y) {
        Shapes.requireSame("y", y, "x", x);
        ElementKernels.affine(scale, shift, x.segment(), y.segment(), x.size());
    }

    @Override
    public void clamp(Tensor x, float low, float high, Tensor y) {
        Shapes.requireSame("y", y, "x", x);
        ElementKernels.clamp(x.segment(), low, high, y.segment(), x.size());
    }

    @Override
    public void clampBackward(Tensor x, float low, float high, Tensor dy, Tensor dx) {
        Shapes.requireSame("dy", dy, "x", x);
        Shapes.requireSame("dx", dx, "x", x);
        ElementKernels.clampBackward(x.segment(), low, high, dy.segment(), dx.segment(), x.size());
    }

    @Override
    public void addRowSums(Tensor x, Tensor sum) {
        Shapes.require("sum", sum, x.rows(), 1);
        GroupKernels.addRowSums(x, sum);
    }

    @Override
    public void addToRows(Tensor row, Tensor y) {
        Shapes.require("row", row, 1, y.columns());
        GroupKernels.addToRows(row, y);
    }

    @Override
    public void addToColumns(Tensor column, Tensor y) {
        Shapes.require("column", column, y.rows(), 1);
        GroupKernels.addToColumns(column, y);
    }

    @Override
    public void addColumns(Tensor x, int from, Tensor y, int to, int count) {
        Shapes.requireRows("y", y, x.rows(), y.columns());
        Shapes.requireColumns("x", x, from, count);
        Shapes.requireColumns("y", y, to, count);
        GroupKernels.addColumns(x, from, y, to, count);
    }

    @Override
    public void addGroupSums(Tensor x, int size, Tensor sum) {
        Shapes.require("x", x, sum.rows() * size, sum.columns());
        GroupKernels.addGroupSums(x, size, sum);
    }

    @Override
    public void addToGroups(Tensor x, int size, Tensor y) {
        Shapes.require("y", y, x.rows() * size, x.columns());
        GroupKernels.addToGroups(x, size, y);
    }

    @Override
    public void gatherRows(Tensor x, int[] rows, int count, Tensor y) {
        Shapes.requireRows("y", y, count, x.columns());
        GroupKernels.gatherRows(x, rows, count, y);
    }

    @Override
    public void pick(Tensor x, Tensor index, Tensor y) {
        Shapes.require("index", index, x.rows(), 1);
        Shapes.require("y", y, x.rows(), 1);
        GroupKernels.pick(x, index, y);
    }

    @Override
    public void pickBackward(Tensor index, Tensor dy, Tensor dx) {
        Shapes.require("index", index, dx.rows(), 1);
        Shapes.require("dy", dy, dx.rows(), 1);
        GroupKernels.pickBackward(index, dy, dx);
    }

    @Override
    public void logSoftmaxBackward(Tensor probabilities, Tensor dLog, Tensor dLogits) {
        Shapes.requireSame("dLog", dLog, "probabilities", probabilities);
        Shapes.requireSame("dLogits", dLogits, "probabilities", probabilities);
        GroupKernels.logSoftmaxBackward(probabilities, dLog, dLogits);
    }

    @Override
    public void addRowProducts(Tensor x, Tensor w, Tensor y) {
        Shapes.require("w", w, x.rows(), x.columns() * y.columns());
        Shapes.require("y", y, x.rows(), y.columns());
        GroupKernels.addRowProducts(x, w, y);
    }

    @Override
    public void rowProductsBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw) {
        Shapes.require("w", w, x.rows(), x.columns() * dy.columns());
        Shapes.require("dy", dy, x.rows(), dy.columns());
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
        requireAttention(queries, keys, values, groups, heads, weights);
        Shapes.requireSame("y", y, "queries", queries);
        if (present != null) {
            Shapes.require("present", present, groups, keys.rows() / groups);
        }
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
        requireAttention(queries, keys, values, groups, heads, weights);
        Shapes.requireSame("dy", dy, "queries", queries);
        Shapes.requireSame("dQueries", dQueries, "queries", queries);
        Shapes.requireSame("dKeys", dKeys, "keys", keys);
        Shapes.requireSame("dValues", dValues, "values", values);
        new AttentionKernels(queries, keys, values, weights, groups, heads).backward(dy, dQueries, dKeys, dValues);
    }

    private static void requireAttention(
            Tensor queries, Tensor keys, Tensor values, int groups, int heads, Tensor weights) {
        Shapes.requireSame("values", values, "keys", keys);
        Shapes.requireRows("queries", queries, groups, keys.columns());
        if (queries.rows() % groups != 0 || keys.rows() % groups != 0 || queries.columns() % heads != 0) {
            throw new IllegalArgumentException("attention must divide evenly, got queries " + queries.shape()
                    + " and keys " + keys.shape() + " for " + groups + " groups and " + heads
                    + " heads; give rows divisible by the groups and columns by the heads");
        }
        Shapes.require("weights", weights, queries.rows(), heads * (keys.rows() / groups));
    }

    @Override
    public void gatedUnit(Tensor ofInput, Tensor ofHidden, Tensor hidden, Tensor gates, Tensor y) {
        Shapes.require("ofInput", ofInput, hidden.rows(), 3 * hidden.columns());
        Shapes.requireSame("ofHidden", ofHidden, "ofInput", ofInput);
        Shapes.requireSame("gates", gates, "ofInput", ofInput);
        Shapes.requireSame("y", y, "hidden", hidden);
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
        Shapes.require("ofHidden", ofHidden, hidden.rows(), 3 * hidden.columns());
        Shapes.requireSame("gates", gates, "ofHidden", ofHidden);
        Shapes.requireSame("dy", dy, "hidden", hidden);
        Shapes.requireSame("dOfInput", dOfInput, "ofHidden", ofHidden);
        Shapes.requireSame("dOfHidden", dOfHidden, "ofHidden", ofHidden);
        Shapes.requireSame("dHidden", dHidden, "hidden", hidden);
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
        Shapes.requireSame("gradient", gradient, "parameters", parameters);
        Shapes.requireSame("firstMoment", firstMoment, "parameters", parameters);
        Shapes.requireSame("secondMoment", secondMoment, "parameters", parameters);
        ElementKernels.adam(
                parameters.segment(),
                gradient.segment(),
                firstMoment.segment(),
                secondMoment.segment(),
                step,
                parameters.size());
    }
}
