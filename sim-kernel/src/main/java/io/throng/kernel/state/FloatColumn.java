package io.throng.kernel.state;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A column of {@code float} values. */
public final class FloatColumn extends Column {
    private float[] read = new float[0];
    private float[] write = read;

    FloatColumn(Table table, String name, String unit, int width, boolean constant) {
        super(table, name, unit, width, constant);
    }

    /** The read side: the committed values, {@code [rows * width]}; never write to it. The array changes every step. */
    public float[] read() {
        return read;
    }

    /** The write side, {@code [rows * width]}: write your own row only. The array changes every step. */
    public float[] write() {
        return write;
    }

    @Override
    public double value(int row, int element) {
        return read[row * width() + element];
    }

    @Override
    float[] readArray() {
        return read;
    }

    @Override
    float[] writeArray() {
        return write;
    }

    @Override
    void grow(int capacity) {
        read = Arrays.copyOf(read, Math.multiplyExact(capacity, width()));
        write = constant() ? read : new float[read.length];
    }

    @Override
    void swapSides() {
        float[] committed = write;
        write = read;
        read = committed;
    }

    @Override
    void arrange(int[] oldRow, int rows) {
        float[] arranged = constant() ? new float[read.length] : write;
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
        return Float.floatToIntBits(read[index]);
    }

    @Override
    int rowBytes() {
        return width() * Float.BYTES;
    }

    @Override
    void pack(int row, ByteBuffer into) {
        for (int i = row * width(); i < (row + 1) * width(); i++) {
            into.putFloat(read[i]);
        }
    }

    @Override
    void unpack(int row, ByteBuffer from) {
        for (int i = row * width(); i < (row + 1) * width(); i++) {
            read[i] = from.getFloat();
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
