package io.throng.kernel.state;

import io.throng.kernel.random.Seeds;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/**
 * One named quantity of every row of a {@link Table}, held as a primitive array with a read side and a write side.
 *
 * <p>The read side is the world as it stood at the start of the step; the write side becomes the read side when the
 * step commits. A constant column has one array for both and is written only when a row is born.
 *
 * <p>Threads: a column is not synchronised. Within a phase a row of the write side belongs to one thread, and the read
 * side to all of them; the kernel's barrier orders the phases.
 */
public abstract sealed class Column permits DoubleColumn, FloatColumn, IntColumn, LongColumn {
    private final Table table;
    private final String name;
    private final String unit;
    private final int width;
    private final boolean constant;

    Column(Table table, String name, String unit, int width, boolean constant) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name, got an empty one; give the quantity's name");
        }
        if (width < 1) {
            throw new IllegalArgumentException("width of column " + name + " must be at least 1, got " + width);
        }
        this.table = table;
        this.name = name;
        this.unit = unit;
        this.width = width;
        this.constant = constant;
    }

    /** The table whose rows have this quantity. */
    public final Table table() {
        return table;
    }

    /** The quantity's name, unique in its table. */
    public final String name() {
        return name;
    }

    /** The unit as text, empty for pure numbers. */
    public final String unit() {
        return unit;
    }

    /** Values per row; row {@code r} occupies {@code [r * width, (r + 1) * width)} of the arrays. */
    public final int width() {
        return width;
    }

    /** Whether the column is written only at birth. */
    public final boolean constant() {
        return constant;
    }

    /** The value of one row's element on the read side, widened to a double. */
    public abstract double value(int row, int element);

    /** The array of the read side, or of the only side of a constant column: what a snapshot holds. */
    abstract Object readArray();

    abstract Object writeArray();

    abstract void grow(int capacity);

    abstract void swapSides();

    /** The bits of one element of the read side, for the state hash. */
    abstract long bits(int index);

    /** Bytes of one row. */
    abstract int rowBytes();

    /** Writes a row of the read side. */
    abstract void pack(int row, ByteBuffer into);

    /** Reads a row into the read side. */
    abstract void unpack(int row, ByteBuffer from);

    abstract void clearReadSide(int fromRow, int toRow);

    abstract void clearWriteSide(int fromRow, int toRow);

    /** Copies the rows' read side over their write side, so that an unwritten row keeps its values. */
    final void carryForward(int fromRow, int toRow) {
        if (!constant) {
            System.arraycopy(readArray(), fromRow * width, writeArray(), fromRow * width, (toRow - fromRow) * width);
        }
    }

    /** Copies the rows' write side over their read side: what was written is true now. */
    final void publish(int fromRow, int toRow) {
        if (!constant) {
            System.arraycopy(writeArray(), fromRow * width, readArray(), fromRow * width, (toRow - fromRow) * width);
        }
    }

    /** Moves rows on the read side towards the front; the write side is rebuilt by the next {@link #carryForward}. */
    final void move(int fromRow, int toRow, int rows) {
        System.arraycopy(readArray(), fromRow * width, readArray(), toRow * width, rows * width);
    }

    /**
     * Lays out the read side anew: row {@code r} gets the values of {@code oldRow[r]}. The write side is rebuilt by the next
     * {@link #carryForward}.
     */
    abstract void arrange(int[] oldRow, int rows);

    /** Memory of both sides, room for growth included. */
    final long bytes() {
        Object side = readArray();
        int element = side instanceof double[] || side instanceof long[] ? Long.BYTES : Integer.BYTES;
        return (long) Array.getLength(side) * element * (constant ? 1 : 2);
    }

    final long hash(int row, long seed) {
        long h = seed;
        for (int i = row * width; i < (row + 1) * width; i++) {
            h = Seeds.mix(h ^ bits(i));
        }
        return h;
    }
}
