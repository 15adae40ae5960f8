package io.throng.kernel.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, little endian. */
final class ByteSink {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ALIGNMENT = 4;
    private static final int SAMPLE = 512;
    private static final double WORTHWHILE = 0.8;

    private byte[] bytes;
    private int size;
    private int origin;

    ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
        origin = 0;
    }

    /** What comes next begins here, and is aligned from here. */
    void beginHere() {
        origin = size;
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int)
                    Math.min(Integer.MAX_VALUE - 8, bytes.length * 2L)));
        }
    }

    void putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void putInt(int value) {
        reserve(Integer.BYTES);
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    /** Writes over what was put at a place. */
    void setInt(int at, int value) {
        INTS.set(bytes, at, value);
    }

    void putLong(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    void putText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        putInt(encoded.length);
        put(encoded);
    }

    void put(byte[] data) {
        reserve(data.length);
        System.arraycopy(data, 0, bytes, size, data.length);
        size += data.length;
    }

    void putInts(int[] values) {
        reserve(Math.multiplyExact(values.length, Integer.BYTES));
        for (int value : values) {
            INTS.set(bytes, size, value);
            size += Integer.BYTES;
        }
    }

    /** Seven bits a byte, the lowest first. */
    void putVarint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            putByte((int) left & 0x7f | 0x80);
            left >>>= 7;
        }
        putByte((int) left);
    }

    /** Zeros up to a multiple of four from the beginning. */
    void align() {
        while ((size - origin) % ALIGNMENT != 0) {
            putByte(0);
        }
    }

    /**
     * Codes as what differs from those before: a byte 1 and the differences in zigzag, seven bits a byte, runs of zeros as a
     * zero and their length less one; or, if that is hardly shorter, a byte 0 and the codes as they are.
     *
     * @param width bytes of a code
     * @param before the codes before, one for each
     */
    void putDifferences(byte[] codes, int width, byte[] before) {
        if (isHardlyShorter(codes, width, before)) {
            putByte(0);
            put(codes);
            return;
        }
        putByte(1);
        int count = codes.length / width;
        reserve(Math.addExact(Math.multiplyExact(count, width + 1), 16));
        for (int i = 0; i < count; ) {
            int same = same(codes, before, i * width) / width;
            if (same > 0) {
                putByte(0);
                putVarint(same - 1);
                i += same;
            }
            if (i < count) {
                putDifference(zigzag(codes, width, before, i));
                i++;
            }
        }
    }

    /** How many bytes from a place on are the same, eight at a time. */
    private static int same(byte[] codes, byte[] before, int from) {
        int at = from;
        for (; at <= codes.length - Long.BYTES; at += Long.BYTES) {
            long differing = (long) LONGS.get(codes, at) ^ (long) LONGS.get(before, at);
            if (differing != 0) {
                return at + Long.numberOfTrailingZeros(differing) / Byte.SIZE - from;
            }
        }
        while (at < codes.length && codes[at] == before[at]) {
            at++;
        }
        return at - from;
    }

    /** Where there is room. */
    private void putDifference(int zigzag) {
        if (zigzag < 0x80) {
            bytes[size++] = (byte) zigzag;
        } else if (zigzag < 0x4000) {
            bytes[size++] = (byte) (zigzag | 0x80);
            bytes[size++] = (byte) (zigzag >> 7);
        } else {
            putVarint(zigzag);
        }
    }

    private static int zigzag(byte[] codes, int width, byte[] before, int index) {
        int difference = Codes.code(codes, width, index) - Codes.code(before, width, index);
        int wrapped = width == 1 ? (byte) difference : (short) difference;
        return (wrapped << 1) ^ (wrapped >> 31);
    }

    /** Looks at a sample. */
    private static boolean isHardlyShorter(byte[] codes, int width, byte[] before) {
        int count = codes.length / width;
        int stride = Math.max(1, count / SAMPLE);
        int length = 0;
        int seen = 0;
        for (int i = 0; i < count; i += stride) {
            int zigzag = zigzag(codes, width, before, i);
            if (zigzag == 0) {
                boolean begins = i == 0 || zigzag(codes, width, before, i - 1) != 0;
                length += begins ? 2 : 0; // a run of zeros
            } else {
                length += zigzag < 0x80 ? 1 : zigzag < 0x4000 ? 2 : 3;
            }
            seen++;
        }
        return length > WORTHWHILE * seen * width;
    }
}
