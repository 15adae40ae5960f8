package io.throng.marl.tensor;

/** The border checks of kernels: one comparison, and a message that prints both shapes. */
public final class Shapes {
    private Shapes() {}

    /** The tensor must be exactly {@code [rows, columns]}. */
    public static void require(String name, Tensor tensor, int rows, int columns) {
        if (tensor.rows() != rows || tensor.columns() != columns) {
            throw new IllegalArgumentException(name + " must be [" + rows + ", " + columns + "], got " + tensor.shape()
                    + "; give the first shape");
        }
    }

    /** The tensor must be {@code [rows or more, columns]}, and {@code rows} at least 1. */
    public static void requireRows(String name, Tensor tensor, int rows, int columns) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1, got " + rows + "; skip an empty batch");
        }
        if (tensor.rows() < rows || tensor.columns() != columns) {
            throw new IllegalArgumentException(name + " must be [" + rows + " or more, " + columns + "], got "
                    + tensor.shape() + "; give a batch with room for the rows and the width of the layer");
        }
    }

    /** The two tensors must have the same shape. */
    public static void requireSame(String name, Tensor tensor, String otherName, Tensor other) {
        if (tensor.rows() != other.rows() || tensor.columns() != other.columns()) {
            throw new IllegalArgumentException(name + " must have the shape of " + otherName + ", got " + tensor.shape()
                    + " and " + other.shape() + "; give two tensors of one shape");
        }
    }

    /** The tensor must have the columns {@code [from, from + count)}. */
    static void requireColumns(String name, Tensor tensor, int from, int count) {
        if (from < 0 || count < 1 || from + count > tensor.columns()) {
            throw new IllegalArgumentException("columns of " + name + " must lie in [0, " + tensor.columns()
                    + "], got [" + from + ", " + (from + count) + "); give 0 <= from < to <= columns");
        }
    }
}
