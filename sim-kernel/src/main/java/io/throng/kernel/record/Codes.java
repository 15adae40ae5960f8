package io.throng.kernel.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Values as whole numbers of one or two bytes, little endian: {@code round((value - low) / (high - low) * most)}, and the
 * largest for what is missing.
 *
 * @param meaning how many bytes there are
 * @param low value of code 0
 * @param high value of the code before the largest
 * @param bytes {@code [count * meaning.bytes()]}; never write to it
 */
public record Codes(Meaning meaning, double low, double high, byte[] bytes) {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /** How many values there are. */
    public int count() {
        return bytes.length / meaning.bytes();
    }

    /** A code as it stands. */
    public int code(int index) {
        return code(bytes, meaning.bytes(), index);
    }

    static int code(byte[] bytes, int width, int index) {
        return width == 1 ? bytes[index] & 0xff : (short) SHORTS.get(bytes, 2 * index) & 0xffff;
    }

    static void put(byte[] bytes, int width, int index, int code) {
        if (width == 1) {
            bytes[index] = (byte) code;
        } else {
            SHORTS.set(bytes, 2 * index, (short) code);
        }
    }

    /** A value, to the precision of the code; a category or a heading likewise. NaN where it is missing. */
    public double value(int index) {
        int code = code(index);
        return switch (meaning) {
            case CATEGORY -> code;
            case HEADING -> code * (2 * Math.PI / 256);
            default -> code == meaning.missing() ? Double.NaN : low + code * ((high - low) / meaning.most());
        };
    }

    /** The code of a place between two ends; outside of them it is missing. */
    static int ofPlace(double value, double low, double scale, int most) {
        double code = (value - low) * scale + 0.5;
        return code >= 0 && code < most + 1 ? (int) code : most + 1;
    }

    /** The code of a value between two ends; outside of them that of the nearer end. */
    static int of(double value, double low, double scale, int most) {
        double code = (value - low) * scale + 0.5;
        if (code >= 0) {
            return code < most ? (int) code : most;
        }
        return Double.isNaN(value) ? most + 1 : 0;
    }
}
