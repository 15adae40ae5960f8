package io.throng.kernel.state;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A column of {@code double} values. */
public final class DoubleColumn extends Column {
    private double[] read = new double[0];
    private double[] write = read;

    DoubleColumn(Table table, String name, String unit, int width, boolean constant) {
        super(table, name, unit, width, constant);
    }

    /** The read side: the committed values, {@code [rows * width]}; never write to it. The array changes every step. */
    public double[] read() {
        return read;
    }

    /** The write side, {@code [rows * width]}: write your own row only. The array changes every step. */
    public double[] write() {
        return write;
    }

    @Override
    public double value(int row, int element) {
        return read[row * width() + element];
    }

    @Override
    double[] readArray() {
        return read;
    }

    @Override
    double[] writeArray() {
        return write;
    }

    @Override
    void grow(int capacity) {
        read = Arrays.copyOf(read, Math.multiplyExact(capacity, width()));
        write = constant() ? read : new double[read.length];
    }

    @Override
    void swapSides() {
        double[] committed = write;
        write = read;
        read = committed;
    }

    @Override
    void arrange(int[] oldRow, int rows) {
        double[] arranged = constant() ? new double[read.length] : write;
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
        return Double.doubleToLongBits(read[index]);
    }

    @Override
    int rowBytes() {
        return width() * Double.BYTES;
    }

    @Override
    void pack(int row, ByteBuffer into) {
        for (int i = row * width(); i < (row + 1) * width(); i++) {
            into.putDouble(read[i]);
        }
    }

    @Override
    void unpack(int row, ByteBuffer from) {
        for (int i = row * width(); i < (row + 1) * width(); i++) {
            read[i] = from.getDouble();
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
