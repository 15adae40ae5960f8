package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;

/** Sums over, and additions to, rows, columns and groups of rows; sums run in order of the index summed over. */
final class GroupKernels {
    private GroupKernels() {}

    /** into[0 .. count) += x[0 .. count), the two starting at different floats. */
    private static void add(MemorySegment x, long from, MemorySegment into, long to, int count) {
        int whole = (int) Lanes.wholeVectors(count);
        for (int i = 0; i < whole; i += Lanes.WIDTH) {
            Lanes.store(Lanes.load(x, from + i).add(Lanes.load(into, to + i)), into, to + i);
        }
        for (int i = whole; i < count; i++) {
            Lanes.set(into, to + i, Lanes.get(x, from + i) + Lanes.get(into, to + i));
        }
    }

    static void addRowSums(Tensor x, Tensor sum) {
        int width = x.columns();
        for (int row = 0; row < x.rows(); row++) {
            float ofRow = FixedSum.sum(x.segment(), (long) row * width, width);
            Lanes.set(sum.segment(), row, Lanes.get(sum.segment(), row) + ofRow);
        }
    }

    static void addToRows(Tensor row, Tensor y) {
        for (int i = 0; i < y.rows(); i++) {
            add(row.segment(), 0, y.segment(), (long) i * y.columns(), y.columns());
        }
    }

    static void addToColumns(Tensor column, Tensor y) {
        MemorySegment into = y.segment();
        int width = y.columns();
        for (int i = 0; i < y.rows(); i++) {
            float value = Lanes.get(column.segment(), i);
            for (long at = (long) i * width; at < (long) (i + 1) * width; at++) {
                Lanes.set(into, at, Lanes.get(into, at) + value);
            }
        }
    }

    static void addColumns(Tensor x, int from, Tensor y, int to, int count) {
        for (int row = 0; row < x.rows(); row++) {
            add(x.segment(), (long) row * x.columns() + from, y.segment(), (long) row * y.columns() + to, count);
        }
    }

    static void addGroupSums(Tensor x, int size, Tensor sum) {
        int width = x.columns();
        for (int row = 0; row < x.rows(); row++) {
            add(x.segment(), (long) row * width, sum.segment(), (long) (row / size) * width, width);
        }
    }

    static void addToGroups(Tensor x, int size, Tensor y) {
        int width = x.columns();
        for (int row = 0; row < y.rows(); row++) {
            add(x.segment(), (long) (row / size) * width, y.segment(), (long) row * width, width);
        }
    }

    static void gatherRows(Tensor x, int[] rows, int count, Tensor y) {
        if (x.columns() == 1) {
            gatherElements(x.segment(), rows, count, y.segment());
            return;
        }
        long bytes = (long) Float.BYTES * x.columns();
        for (int row = 0; row < count; row++) {
            MemorySegment.copy(x.segment(), bytes * rows[row], y.segment(), bytes * row, bytes);
        }
    }

    private static void gatherElements(MemorySegment x, int[] elements, int count, MemorySegment y) {
        for (int i = 0; i < count; i++) {
            Lanes.set(y, i, Lanes.get(x, elements[i]));
        }
    }

    static void pick(Tensor x, Tensor index, Tensor y) {
        for (int row = 0; row < x.rows(); row++) {
            y.set(row, 0, x.get(row, (int) index.get(row, 0)));
        }
    }

    static void pickBackward(Tensor index, Tensor dy, Tensor dx) {
        for (int row = 0; row < dx.rows(); row++) {
            int column = (int) index.get(row, 0);
            dx.set(row, column, dx.get(row, column) + dy.get(row, 0));
        }
    }

    static void logSoftmaxBackward(Tensor probabilities, Tensor dLog, Tensor dLogits) {
        int width = dLog.columns();
        MemorySegment p = probabilities.segment();
        MemorySegment d = dLog.segment();
        MemorySegment into = dLogits.segment();
        for (int row = 0; row < dLog.rows(); row++) {
            long from = (long) row * width;
            float sum = 0;
            for (long i = from; i < from + width; i++) {
                sum += Lanes.get(d, i);
            }
            for (long i = from; i < from + width; i++) {
                Lanes.set(into, i, Lanes.get(into, i) + Math.fma(-Lanes.get(p, i), sum, Lanes.get(d, i)));
            }
        }
    }

    static void addRowProducts(Tensor x, Tensor w, Tensor y) {
        int n = x.columns();
        int m = y.columns();
        for (int row = 0; row < x.rows(); row++) {
            for (int i = 0; i < n; i++) {
                addScaled(x.get(row, i), w.segment(), ((long) row * n + i) * m, y.segment(), (long) row * m, m);
            }
        }
    }

    static void rowProductsBackward(Tensor x, Tensor w, Tensor dy, Tensor dx, Tensor dw) {
        int n = x.columns();
        int m = dy.columns();
        for (int row = 0; row < x.rows(); row++) {
            for (int i = 0; i < n; i++) {
                long ofMatrix = ((long) row * n + i) * m;
                if (dx != null) {
                    dx.set(row, i, dx.get(row, i) + dot(w.segment(), ofMatrix, dy.segment(), (long) row * m, m));
                }
                if (dw != null) {
                    addScaled(x.get(row, i), dy.segment(), (long) row * m, dw.segment(), ofMatrix, m);
                }
            }
        }
    }

    /** into += alpha x. */
    static void addScaled(float alpha, MemorySegment x, long from, MemorySegment into, long to, int count) {
        int whole = (int) Lanes.wholeVectors(count);
        for (int i = 0; i < whole; i += Lanes.WIDTH) {
            Lanes.store(Lanes.load(x, from + i).fma(Lanes.all(alpha), Lanes.load(into, to + i)), into, to + i);
        }
        for (int i = whole; i < count; i++) {
            Lanes.set(into, to + i, Math.fma(Lanes.get(x, from + i), alpha, Lanes.get(into, to + i)));
        }
    }

    static float dot(MemorySegment a, long fromA, MemorySegment b, long fromB, int count) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum = Math.fma(Lanes.get(a, fromA + i), Lanes.get(b, fromB + i), sum);
        }
        return sum;
    }
}
