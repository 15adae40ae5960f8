package io.throng.kernel.state;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A column of {@code long} values. */
public final class LongColumn extends Column {
    private long[] read = new long[0];
    private long[] write = read;

    LongColumn(Table table, String name, String unit, int width, boolean constant) {
        super(table, name, unit, width, constant);
    }

    /** The read side: the committed values, {@code [rows * width]}; never write to it. The array changes every step. */
    public long[] read() {
        return read;
    }

    /** The write side, {@code [rows * width]}: write your own row only. The array changes every step. */
    public long[] write() {
        return write;
    }

    @Override
    public double value(int row, int element) {
        return read[row * width() + element];
    }

    @Override
    long[] readArray() {
        return read;
    }

    @Override
    long[] writeArray() {
        return write;
    }

    @Override
    void grow(int capacity) {
        read = Arrays.copyOf(read, Math.multiplyExact(capacity, width()));
        write = constant() ? read : new long[read.length];
    }

    @Override
    void swapSides() {
        long[] committed = write;
        write = read;
        read = committed;
    }

    @Override
    void arrange(int[] oldRow, int rows) {
        long[] arranged = constant() ? new long[read.length] : write;
        int width = width();
        for (int row = 0; row < rows; row++) {
            if (width == 1) {
                arranged[row] = read[oldRow[row]];
            } else {
                System.arraycopy(read, oldRow[row] * width, arranged, row * width, width);
            }
        }
        write = constant() ? arranged : read;
        read = arranged;
    }

    @Override
    long bits(int index) {
        return read[index];
    }

    @Override
    int rowBytes() {
        return width() * Long.BYTES;
    }

    @Override
    void pack(int row, ByteBuffer into) {
        for (int i = row * width(); i < (row + 1) * width(); i++) {
            into.putLong(read[i]);
        }
    }

    @Override
    void unpack(int row, ByteBuffer from) {
        for (int i = row * width(); i < (row + 1) * width(); i++) {
            read[i] = from.getLong();
        }
    }

    @Override
    void clearReadSide(int fromRow, int toRow) {
        Arrays.fill(read, fromRow * width(), toRow * width(), 0);
    }

    @Override
    void clearWriteSide(int fromRow, int toRow) {
        Arrays.fill(write, fromRow * width(), toRow * width(), 0);
    }
}
