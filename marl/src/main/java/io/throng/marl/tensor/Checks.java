package io.throng.marl.tensor;

/** What each operation of a {@link Backend} asks of the shapes of its arguments. */
final class Checks {
    private Checks() {}

    static void dense(Tensor x, Tensor w, Tensor bias, Tensor y, int rows) {
        Shapes.requireRows("x", x, rows, w.rows());
        Shapes.require("bias", bias, 1, w.columns());
        Shapes.requireRows("y", y, rows, w.columns());
    }

    static void gemm(boolean transposeA, boolean transposeB, int m, int n, int k, Tensor a, Tensor b, Tensor c) {
        Shapes.requireRows("a", a, transposeA ? k : m, transposeA ? m : k);
        Shapes.requireRows("b", b, transposeB ? n : k, transposeB ? k : n);
        Shapes.requireRows("c", c, m, n);
    }

    static void activationBackward(Tensor y, Tensor dy, int rows) {
        Shapes.requireRows("y", y, rows, dy.columns());
        Shapes.requireRows("dy", dy, rows, y.columns());
    }

    static void layerNorm(Tensor x, Tensor scale, Tensor shift, Tensor y, Tensor statistics, int rows) {
        int width = x.columns();
        Shapes.requireRows("x", x, rows, width);
        Shapes.require("scale", scale, 1, width);
        Shapes.require("shift", shift, 1, width);
        Shapes.requireRows("y", y, rows, width);
        Shapes.requireRows("statistics", statistics, rows, Backend.STATISTICS);
    }

    static void layerNormBackward(
            Tensor x, Tensor statistics, Tensor scale, Tensor dy, Tensor dx, Tensor dScale, Tensor dShift, int rows) {
        int width = x.columns();
        Shapes.requireRows("x", x, rows, width);
        Shapes.requireRows("statistics", statistics, rows, Backend.STATISTICS);
        Shapes.require("scale", scale, 1, width);
        Shapes.requireRows("dy", dy, rows, width);
        if (dx != null) {
            Shapes.requireRows("dx", dx, rows, width);
        }
        Shapes.require("dScale", dScale, 1, width);
        Shapes.require("dShift", dShift, 1, width);
    }

    static void logSoftmax(
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
    }

    static void addColumnSums(Tensor x, Tensor sum, int rows) {
        Shapes.requireRows("x", x, rows, sum.columns());
        Shapes.require("sum", sum, 1, x.columns());
    }

    static void axpy(Tensor x, Tensor y) {
        Shapes.requireSame("x", x, "y", y);
    }

    static void unary(Tensor x, Tensor y) {
        Shapes.requireSame("y", y, "x", x);
    }

    static void unaryBackward(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Shapes.requireSame("y", y, "x", x);
        Shapes.requireSame("dy", dy, "x", x);
        Shapes.requireSame("dx", dx, "x", x);
    }

    static void binary(Tensor a, Tensor b, Tensor z) {
        Shapes.requireSame("b", b, "a", a);
        Shapes.requireSame("z", z, "a", a);
    }

    static void affine(Tensor x, Tensor y) {
        Shapes.requireSame("y", y, "x", x);
    }

    static void clamp(Tensor x, Tensor y) {
        Shapes.requireSame("y", y, "x", x);
    }

    static void clampBackward(Tensor x, Tensor dy, Tensor dx) {
        Shapes.requireSame("dy", dy, "x", x);
        Shapes.requireSame("dx", dx, "x", x);
    }

    static void addRowSums(Tensor x, Tensor sum) {
        Shapes.require("sum", sum, x.rows(), 1);
    }

    static void addToRows(Tensor row, Tensor y) {
        Shapes.require("row", row, 1, y.columns());
    }

    static void addToColumns(Tensor column, Tensor y) {
        Shapes.require("column", column, y.rows(), 1);
    }

    static void addColumns(Tensor x, int from, Tensor y, int to, int count) {
        Shapes.requireRows("y", y, x.rows(), y.columns());
        Shapes.requireColumns("x", x, from, count);
        Shapes.requireColumns("y", y, to, count);
    }

    static void addGroupSums(Tensor x, int size, Tensor sum) {
        Shapes.require("x", x, sum.rows() * size, sum.columns());
    }

    static void addToGroups(Tensor x, int size, Tensor y) {
        Shapes.require("y", y, x.rows() * size, x.columns());
    }

    static void gatherRows(Tensor x, int count, Tensor y) {
        Shapes.requireRows("y", y, count, x.columns());
    }

    static void pick(Tensor x, Tensor index, Tensor y) {
        Shapes.require("index", index, x.rows(), 1);
        Shapes.require("y", y, x.rows(), 1);
    }

    static void pickBackward(Tensor index, Tensor dy, Tensor dx) {
        Shapes.require("index", index, dx.rows(), 1);
        Shapes.require("dy", dy, dx.rows(), 1);
    }

    static void logSoftmaxBackward(Tensor probabilities, Tensor dLog, Tensor dLogits) {
        Shapes.requireSame("dLog", dLog, "probabilities", probabilities);
        Shapes.requireSame("dLogits", dLogits, "probabilities", probabilities);
    }

    static void addRowProducts(Tensor x, Tensor w, Tensor y) {
        Shapes.require("w", w, x.rows(), x.columns() * y.columns());
        Shapes.require("y", y, x.rows(), y.columns());
    }

    static void rowProductsBackward(Tensor x, Tensor w, Tensor dy) {
        Shapes.require("w", w, x.rows(), x.columns() * dy.columns());
        Shapes.require("dy", dy, x.rows(), dy.columns());
    }

    static void attention(
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
    }

    static void attentionBackward(
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
    }

    static void gatedUnit(Tensor ofInput, Tensor ofHidden, Tensor hidden, Tensor gates, Tensor y) {
        Shapes.require("ofInput", ofInput, hidden.rows(), 3 * hidden.columns());
        Shapes.requireSame("ofHidden", ofHidden, "ofInput", ofInput);
        Shapes.requireSame("gates", gates, "ofInput", ofInput);
        Shapes.requireSame("y", y, "hidden", hidden);
    }

    static void gatedUnitBackward(
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
    }

    static void adam(Tensor parameters, Tensor gradient, Tensor firstMoment, Tensor secondMoment) {
        Shapes.requireSame("gradient", gradient, "parameters", parameters);
        Shapes.requireSame("firstMoment", firstMoment, "parameters", parameters);
        Shapes.requireSame("secondMoment", secondMoment, "parameters", parameters);
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

    static void binaryBackward(Tensor a, Tensor b, Tensor dz, Tensor da, Tensor db) {
        Shapes.requireSame("b", b, "a", a);
        Shapes.requireSame("dz", dz, "a", a);
        if (da != null) {
            Shapes.requireSame("da", da, "a", a);
        }
        if (db != null) {
            Shapes.requireSame("db", db, "b", b);
        }
    }
}
