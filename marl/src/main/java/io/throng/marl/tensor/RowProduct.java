package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code y = x w + bias} where each element of y is one chain of fused multiply-adds, from the bias on in order of the
 * inputs: {@code fma(x[i][k-1], w[k-1][j], ... fma(x[i][0], w[0][j], bias[j]))}.
 *
 * <p>BLAS takes other kernels for other shapes, so that a row's last bits depend on how many rows come with it
 * (measured with OpenBLAS 0.3.31: outputs narrower than 9, and widths that are 1 to 8 over a multiple of 16). A policy
 * must act the same whether its agents arrive in one batch or in three, so layers run forward through this class. It
 * does 85 to 90 % of the work of OpenBLAS in the same time at widths of 64 to 256, and 75 % at 512 (benchmark
 * {@code LearningBenchmark}, {@code dense} and {@code gemm}).
 *
 * <p>The work is cut into blocks of six rows by two vectors of columns: twelve running sums hide the latency of the
 * multiply-add and fit, with their operands, the sixteen registers of AVX2. What is left over at an edge is covered by
 * a last block that overlaps the one before it: the elements computed twice get the same bits twice. Outputs narrower
 * than two vectors, the heads of actors and critics, are packed to whole vectors first.
 *
 * <p>The block methods copy fields to locals, call nothing that may not be inlined while vectors are live, and are
 * written out by hand: with any of it otherwise the compiler puts vectors on the heap, which is ten times slower.
 * Masked loads cost four times as much as plain ones (JDK 25), so vectors run over into later weights, in lanes never
 * stored.
 */
final class RowProduct {
    private static final VectorSpecies<Float> WIDE = Lanes.WIDE;
    private static final int WIDTH = Lanes.WIDTH;
    private static final ByteOrder ORDER = Lanes.ORDER;
    private static final ValueLayout.OfFloat FLOAT = Lanes.FLOAT;
    private static final long BYTES = Float.BYTES;
    private static final int BLOCK = 6;
    private static final int PANEL = 2 * WIDTH;

    /** Room for packed weights; each product overwrites what it reads, so it carries nothing over. */
    private static final ThreadLocal<float[]> PACKED = ThreadLocal.withInitial(() -> new float[256 * WIDTH]);

    private final MemorySegment x;
    private final MemorySegment w;
    private final MemorySegment bias;
    private final MemorySegment y;
    private final int inputs;
    private final int outputs;

    private RowProduct(Tensor x, Tensor w, Tensor bias, Tensor y) {
        this.x = x.segment();
        this.w = w.segment();
        this.bias = bias.segment();
        this.y = y.segment();
        this.inputs = w.rows();
        this.outputs = w.columns();
    }

    /** Shapes as {@link Backend#dense}; already checked. */
    static void run(Tensor x, Tensor w, Tensor bias, Tensor y, int rows) {
        RowProduct product = new RowProduct(x, w, bias, y);
        if (rows < BLOCK) {
            product.fewRows(rows);
        } else if (product.outputs >= PANEL) {
            product.panels(rows);
        } else {
            product.vectors(rows, packed(w.rows()));
        }
    }

    private static float[] packed(int inputs) {
        float[] packed = PACKED.get();
        if (packed.length < inputs * WIDTH) {
            packed = new float[inputs * WIDTH];
            PACKED.set(packed);
        }
        return packed;
    }

    private void fewRows(int rows) {
        for (int row = 0; row < rows; row++) {
            if (outputs >= PANEL) {
                for (int column = 0; column < outputs; column += PANEL) {
                    oneRowPanel(row, Math.min(column, outputs - PANEL));
                }
            } else {
                for (int column = 0; column < outputs; column += WIDTH) {
                    int inputsOfVector = inputsOfVector(column);
                    oneRowVector(row, column, Lanes.below(column, outputs), inputsOfVector);
                    finish(row, column, inputsOfVector);
                }
            }
        }
    }

    private void panels(int rows) {
        for (int column = 0; column < outputs; column += PANEL) {
            int from = Math.min(column, outputs - PANEL);
            for (int row = 0; row < rows; row += BLOCK) {
                blockPanel(Math.min(row, rows - BLOCK), from);
            }
        }
    }

    private void vectors(int rows, float[] packed) {
        for (int column = 0; column < outputs; column += WIDTH) {
            VectorMask<Float> mask = Lanes.below(column, outputs);
            packVector(column, packed);
            for (int row = 0; row < rows; row += BLOCK) {
                blockVector(Math.min(row, rows - BLOCK), column, mask, packed);
            }
        }
    }

    /** The lanes beyond the last column hold later weights or what was there before; they are never stored. */
    private void packVector(int column, float[] packed) {
        int whole = inputsOfVector(column);
        for (int k = 0; k < whole; k++) {
            Lanes.load(w, (long) k * outputs + column).intoArray(packed, k * WIDTH);
        }
        int columns = Math.min(WIDTH, outputs - column);
        for (int k = whole; k < inputs; k++) {
            for (int j = 0; j < columns; j++) {
                packed[k * WIDTH + j] = Lanes.get(w, (long) k * outputs + column + j);
            }
        }
    }

    /** How many inputs have a whole vector of weights from the column on, the rest of it being later weights. */
    private int inputsOfVector(int column) {
        long spare = (long) inputs * outputs - column - WIDTH;
        return spare < 0 ? 0 : (int) Math.min(inputs, spare / outputs + 1);
    }

    /** Continues the chains of a vector of columns of one row over the last inputs. */
    private void finish(int row, int column, int fromInput) {
        int toColumn = Math.min(outputs, column + WIDTH);
        for (int j = column; j < toColumn; j++) {
            long at = (long) row * outputs + j;
            float sum = Lanes.get(y, at);
            for (int k = fromInput; k < inputs; k++) {
                sum = Math.fma(Lanes.get(x, (long) row * inputs + k), Lanes.get(w, (long) k * outputs + j), sum);
            }
            Lanes.set(y, at, sum);
        }
    }

    /** Six rows of two vectors of columns. */
    private void blockPanel(int row, int column) {
        MemorySegment values = x;
        MemorySegment weights = w;
        int stride = outputs;
        FloatVector a0 = FloatVector.fromMemorySegment(WIDE, bias, BYTES * column, ORDER);
        FloatVector b0 = FloatVector.fromMemorySegment(WIDE, bias, BYTES * (column + WIDTH), ORDER);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector a4 = a0;
        FloatVector a5 = a0;
        FloatVector b1 = b0;
        FloatVector b2 = b0;
        FloatVector b3 = b0;
        FloatVector b4 = b0;
        FloatVector b5 = b0;
        long x0 = (long) row * inputs;
        long x1 = x0 + inputs;
        long x2 = x1 + inputs;
        long x3 = x2 + inputs;
        long x4 = x3 + inputs;
        long x5 = x4 + inputs;
        for (int k = 0; k < inputs; k++) {
            long at = (long) k * stride + column;
            FloatVector left = FloatVector.fromMemorySegment(WIDE, weights, BYTES * at, ORDER);
            FloatVector right = FloatVector.fromMemorySegment(WIDE, weights, BYTES * (at + WIDTH), ORDER);
            FloatVector value = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x0 + k)));
            a0 = value.fma(left, a0);
            b0 = value.fma(right, b0);
            value = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x1 + k)));
            a1 = value.fma(left, a1);
            b1 = value.fma(right, b1);
            value = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x2 + k)));
            a2 = value.fma(left, a2);
            b2 = value.fma(right, b2);
            value = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x3 + k)));
            a3 = value.fma(left, a3);
            b3 = value.fma(right, b3);
            value = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x4 + k)));
            a4 = value.fma(left, a4);
            b4 = value.fma(right, b4);
            value = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x5 + k)));
            a5 = value.fma(left, a5);
            b5 = value.fma(right, b5);
        }
        long at = (long) row * outputs + column;
        a0.intoMemorySegment(y, BYTES * at, ORDER);
        b0.intoMemorySegment(y, BYTES * (at + WIDTH), ORDER);
        a1.intoMemorySegment(y, BYTES * (at + stride), ORDER);
        b1.intoMemorySegment(y, BYTES * (at + stride + WIDTH), ORDER);
        a2.intoMemorySegment(y, BYTES * (at + 2L * stride), ORDER);
        b2.intoMemorySegment(y, BYTES * (at + 2L * stride + WIDTH), ORDER);
        a3.intoMemorySegment(y, BYTES * (at + 3L * stride), ORDER);
        b3.intoMemorySegment(y, BYTES * (at + 3L * stride + WIDTH), ORDER);
        a4.intoMemorySegment(y, BYTES * (at + 4L * stride), ORDER);
        b4.intoMemorySegment(y, BYTES * (at + 4L * stride + WIDTH), ORDER);
        a5.intoMemorySegment(y, BYTES * (at + 5L * stride), ORDER);
        b5.intoMemorySegment(y, BYTES * (at + 5L * stride + WIDTH), ORDER);
    }

    /** One row of two vectors of columns. */
    private void oneRowPanel(int row, int column) {
        MemorySegment values = x;
        MemorySegment weights = w;
        int stride = outputs;
        FloatVector a = FloatVector.fromMemorySegment(WIDE, bias, BYTES * column, ORDER);
        FloatVector b = FloatVector.fromMemorySegment(WIDE, bias, BYTES * (column + WIDTH), ORDER);
        long from = (long) row * inputs;
        for (int k = 0; k < inputs; k++) {
            long at = (long) k * stride + column;
            FloatVector value = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (from + k)));
            a = value.fma(FloatVector.fromMemorySegment(WIDE, weights, BYTES * at, ORDER), a);
            b = value.fma(FloatVector.fromMemorySegment(WIDE, weights, BYTES * (at + WIDTH), ORDER), b);
        }
        long at = (long) row * outputs + column;
        a.intoMemorySegment(y, BYTES * at, ORDER);
        b.intoMemorySegment(y, BYTES * (at + WIDTH), ORDER);
    }

    /** Six rows of up to one vector of columns. */
    private void blockVector(int row, int column, VectorMask<Float> mask, float[] packed) {
        MemorySegment values = x;
        int count = inputs;
        int stride = outputs;
        FloatVector a0 = FloatVector.fromMemorySegment(WIDE, bias, BYTES * column, ORDER, mask);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector a4 = a0;
        FloatVector a5 = a0;
        long x0 = (long) row * count;
        long x1 = x0 + count;
        long x2 = x1 + count;
        long x3 = x2 + count;
        long x4 = x3 + count;
        long x5 = x4 + count;
        for (int k = 0; k < count; k++) {
            FloatVector weights = FloatVector.fromArray(WIDE, packed, k * WIDTH);
            a0 = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x0 + k)))
                    .fma(weights, a0);
            a1 = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x1 + k)))
                    .fma(weights, a1);
            a2 = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x2 + k)))
                    .fma(weights, a2);
            a3 = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x3 + k)))
                    .fma(weights, a3);
            a4 = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x4 + k)))
                    .fma(weights, a4);
            a5 = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (x5 + k)))
                    .fma(weights, a5);
        }
        long at = (long) row * stride + column;
        a0.intoMemorySegment(y, BYTES * at, ORDER, mask);
        a1.intoMemorySegment(y, BYTES * (at + stride), ORDER, mask);
        a2.intoMemorySegment(y, BYTES * (at + 2L * stride), ORDER, mask);
        a3.intoMemorySegment(y, BYTES * (at + 3L * stride), ORDER, mask);
        a4.intoMemorySegment(y, BYTES * (at + 4L * stride), ORDER, mask);
        a5.intoMemorySegment(y, BYTES * (at + 5L * stride), ORDER, mask);
    }

    /** One row of up to one vector of columns. */
    private void oneRowVector(int row, int column, VectorMask<Float> mask, int inputsOfVector) {
        MemorySegment values = x;
        MemorySegment weights = w;
        int stride = outputs;
        FloatVector a = FloatVector.fromMemorySegment(WIDE, bias, BYTES * column, ORDER, mask);
        long from = (long) row * inputs;
        for (int k = 0; k < inputsOfVector; k++) {
            FloatVector value = FloatVector.broadcast(WIDE, values.get(FLOAT, BYTES * (from + k)));
            long at = (long) k * stride + column;
            a = value.fma(FloatVector.fromMemorySegment(WIDE, weights, BYTES * at, ORDER), a);
        }
        a.intoMemorySegment(y, BYTES * ((long) row * outputs + column), ORDER, mask);
    }
}
