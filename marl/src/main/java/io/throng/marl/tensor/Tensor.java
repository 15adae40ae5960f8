package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A row-major matrix of floats {@code [rows, columns]} on memory that ND4J owns.
 *
 * <p>{@link #array()} shows the same memory to ND4J and {@link #segment()} to vector loops; neither copies. Views made
 * by {@link #rowRange}, {@link #reshape} and {@link #view} share the memory too. The tensor that allocated the memory
 * frees it in {@link #close()}, after which it and every view throw {@link IllegalStateException}, and ND4J views of it
 * must not be used; closing a view does nothing. Memory that is never closed is freed by ND4J after garbage collection.
 *
 * <p>Where a {@link CudaBackend} has a copy of the memory on a card, every method here first brings over what the card has
 * written; what {@link #segment()} and {@link #array()} give is good until the card is asked to compute again.
 *
 * <p>Any thread may read and write; nothing here synchronises.
 */
public final class Tensor implements AutoCloseable {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final TensorMemory memory;
    private final long offset;
    private final int rows;
    private final int columns;
    private final MemorySegment segment;
    private final boolean view;

    private Tensor(TensorMemory memory, long offset, int rows, int columns, boolean view) {
        this.memory = memory;
        this.offset = offset;
        this.rows = rows;
        this.columns = columns;
        this.view = view;
        this.segment = memory.segment().asSlice(Float.BYTES * offset, Float.BYTES * (long) rows * columns);
    }

    /** A new tensor {@code [rows, columns]} of zeros, its first element on a 64-byte line. */
    public static Tensor zeros(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a tensor must be at least [1, 1], got [" + rows + ", " + columns
                    + "]; give both sizes as positive numbers");
        }
        return new Tensor(TensorMemory.allocate((long) rows * columns), 0, rows, columns, false);
    }

    /** A new tensor {@code [rows, columns]} holding {@code values} in row order. */
    public static Tensor of(int rows, int columns, float... values) {
        Tensor tensor = zeros(rows, columns);
        tensor.copyFrom(values);
        return tensor;
    }

    /**
     * The memory of an ND4J array, without a copy: {@code [rows, columns]}, or {@code [columns]} as one row.
     *
     * @throws IllegalArgumentException unless the array is FLOAT, of rank 1 or 2, and dense in row order
     * @throws IllegalStateException where ND4J computes on a card
     */
    public static Tensor of(INDArray array) {
        requireDenseRows(array);
        int rows = array.rank() == 1 ? 1 : Math.toIntExact(array.size(0));
        return new Tensor(TensorMemory.borrow(array), 0, rows, Math.toIntExact(array.length() / rows), false);
    }

    private static void requireDenseRows(INDArray array) {
        long width = array.rank() == 2 ? array.size(1) : array.length();
        boolean dense = (array.rank() == 1 || array.rank() == 2)
                && (width == 1 || array.stride(array.rank() - 1) == 1)
                && (array.rank() == 1 || array.size(0) == 1 || array.stride(0) == width);
        if (array.dataType() != DataType.FLOAT || !dense) {
            throw new IllegalArgumentException("array must be FLOAT, of rank 1 or 2 and dense in row order, got "
                    + array.dataType() + " " + Arrays.toString(array.shape()) + " with strides "
                    + Arrays.toString(array.stride()) + "; give array.castTo(FLOAT).dup('c')");
        }
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** How many floats: rows times columns. */
    public long size() {
        return (long) rows * columns;
    }

    /** {@code [rows, columns]}, for messages. */
    public String shape() {
        return "[" + rows + ", " + columns + "]";
    }

    /** The memory as a segment of {@code 4 * size()} bytes; it lives as long as this tensor is open. */
    public MemorySegment segment() {
        hostReads();
        hostWrites();
        return segment;
    }

    private void hostReads() {
        memory.hostReads(offset, size());
    }

    private void hostWrites() {
        memory.hostWrites(offset, size());
    }

    /** Where a card reads the first rows. */
    long readOn(CudaBackend backend, int ofRows) {
        return memory.onDevice(backend).read(offset, offset + (long) ofRows * columns);
    }

    /** Where a card writes all of the first rows. */
    long writeOn(CudaBackend backend, int ofRows) {
        return memory.onDevice(backend).write(offset, offset + (long) ofRows * columns);
    }

    /**
     * The same memory as an ND4J array {@code [rows, columns]}; making the view costs about 50 us, so keep it.
     *
     * @throws IllegalStateException if it is closed, or where ND4J computes on a card
     */
    public INDArray array() {
        hostReads();
        hostWrites();
        return memory.view(offset, rows, columns);
    }

    /** A view of the rows from {@code from} (included) to {@code to} (excluded). */
    public Tensor rowRange(int from, int to) {
        if (from < 0 || to > rows || from >= to) {
            throw new IllegalArgumentException("a row range must lie in [0, " + rows + "] and hold a row, got [" + from
                    + ", " + to + ") of a tensor " + shape() + "; give 0 <= from < to <= rows");
        }
        return new Tensor(memory, offset + (long) from * columns, to - from, columns, true);
    }

    /** A view of the same floats as {@code [newRows, newColumns]}. */
    public Tensor reshape(int newRows, int newColumns) {
        if ((long) newRows * newColumns != size()) {
            throw new IllegalArgumentException("a reshape must keep the size, got [" + newRows + ", " + newColumns
                    + "] for a tensor " + shape() + "; give sizes whose product is " + size());
        }
        return view(0, newRows, newColumns);
    }

    /**
     * A view {@code [viewRows, viewColumns]} of consecutive floats, the first of them at {@code first} in row order.
     */
    public Tensor view(long first, int viewRows, int viewColumns) {
        if (viewRows < 1 || viewColumns < 1 || first < 0 || first + (long) viewRows * viewColumns > size()) {
            throw new IllegalArgumentException("a view must lie inside the tensor " + shape() + ", got [" + viewRows
                    + ", " + viewColumns + "] from float " + first + "; it has " + size() + " floats");
        }
        return new Tensor(memory, offset + first, viewRows, viewColumns, true);
    }

    public float get(int row, int column) {
        hostReads();
        return segment.getAtIndex(FLOAT, index(row, column));
    }

    public void set(int row, int column, float value) {
        long index = index(row, column);
        memory.hostWrites(offset + index, 1);
        segment.setAtIndex(FLOAT, index, value);
    }

    private long index(int row, int column) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException(
                    "element [" + row + ", " + column + "] is outside the tensor " + shape());
        }
        return (long) row * columns + column;
    }

    /** Sets every element. */
    public void fill(float value) {
        hostWrites();
        if (value == 0) {
            segment.fill((byte) 0);
            return;
        }
        for (long i = 0; i < size(); i++) {
            segment.setAtIndex(FLOAT, i, value);
        }
    }

    /** Copies all elements from {@code source}, in row order. */
    public void copyFrom(float[] source) {
        requireSize(source.length, "source");
        hostWrites();
        MemorySegment.copy(source, 0, segment, FLOAT, 0, source.length);
    }

    /** Copies all elements from a tensor of the same shape. */
    public void copyFrom(Tensor source) {
        Shapes.require("source", source, rows, columns);
        DeviceMemory here = memory.onDevice();
        DeviceMemory there = source.memory.onDevice();
        if (here != null && there != null && here.backend() == there.backend()) {
            here.backend().copy(source, this);
            return;
        }
        source.hostReads();
        hostWrites();
        segment.copyFrom(source.segment);
    }

    /** Copies one row from {@code source[from .. from + columns)}. */
    public void setRow(int row, float[] source, int from) {
        memory.hostWrites(offset + index(row, 0), columns);
        MemorySegment.copy(source, from, segment, FLOAT, Float.BYTES * index(row, 0), columns);
    }

    /** Copies all elements, in row order, to {@code target}. */
    public void copyTo(float[] target) {
        requireSize(target.length, "target");
        hostReads();
        MemorySegment.copy(segment, FLOAT, 0, target, 0, target.length);
    }

    /** A copy of all elements in row order. */
    public float[] toArray() {
        hostReads();
        return segment.toArray(FLOAT);
    }

    private void requireSize(int length, String name) {
        if (length != size()) {
            throw new IllegalArgumentException(name + " must have the " + size() + " floats of a tensor " + shape()
                    + ", got " + length + "; give one float for each element");
        }
    }

    /** Frees the memory if this tensor allocated it; a view, or a tensor around somebody's array, frees nothing. */
    @Override
    public void close() {
        if (!view) {
            memory.close();
        }
    }

    @Override
    public String toString() {
        return "Tensor" + shape();
    }
}
