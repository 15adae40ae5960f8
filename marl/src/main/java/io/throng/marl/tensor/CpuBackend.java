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
        LayerNormKernels.forward(
                x.segment(), scale.segment(), shift.segment(), epsilon, y.segment(), statistics.segment(), rows, width);
    }

    @Override
    public void layerNormBackward(
            Tensor x, Tensor statistics, Tensor scale, Tensor dy, Tensor dx, Tensor dScale, Tensor dShift, int rows) {
        int width = x.columns();
        Shapes.requireRows("x", x, rows, width);
        Shapes.requireRows("statistics", statistics, rows, STATISTICS);
        Shapes.require("scale", scale, 1, width);
        Shapes.requireRows("dy", dy, rows, width);
        Shapes.requireRows("dx", dx, rows, width);
        Shapes.require("dScale", dScale, 1, width);
        Shapes.require("dShift", dShift, 1, width);
        LayerNormKernels.backward(
                x.segment(),
                statistics.segment(),
                scale.segment(),
                dy.segment(),
                dx.segment(),
                dScale.segment(),
                dShift.segment(),
                rows,
                width);
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
