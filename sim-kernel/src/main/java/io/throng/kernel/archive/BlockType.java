package io.throng.kernel.archive;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** What the elements of a block are. In the file they stand little endian, without gaps. */
public enum BlockType {
    /** Bytes. */
    BYTES(1, 1),
    /** A text in UTF-8; its elements are bytes. */
    TEXT(2, 1),
    /** 32-bit integers. */
    INTS(3, 4),
    /** 64-bit integers. */
    LONGS(4, 8),
    /** 32-bit floating-point numbers. */
    FLOATS(5, 4),
    /** 64-bit floating-point numbers. */
    DOUBLES(6, 8);

    private final int code;
    private final int size;

    BlockType(int code, int size) {
        this.code = code;
        this.size = size;
    }

    /** The number that stands for the type in a file. */
    int code() {
        return code;
    }

    /** Bytes per element. */
    int size() {
        return size;
    }

    /** An element in memory or in a file, at any address. */
    ValueLayout layout(ByteOrder order) {
        return switch (this) {
            case BYTES, TEXT -> ValueLayout.JAVA_BYTE;
            case INTS -> ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
            case LONGS -> ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
            case FLOATS -> ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order);
            case DOUBLES -> ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order);
        };
    }

    /** The type with that number, or null. */
    static BlockType of(int code) {
        for (BlockType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }
}
