package io.throng.kernel.archive;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** What the elements of a block are. In the file they stand little endian, without gaps. */
public enum BlockType {
    /** Bytes. */
    BYTES(ValueLayout.JAVA_BYTE),
    /** A text in UTF-8. */
    TEXT(ValueLayout.JAVA_BYTE),
    /** 32-bit integers. */
    INTS(ValueLayout.JAVA_INT_UNALIGNED),
    /** 64-bit integers. */
    LONGS(ValueLayout.JAVA_LONG_UNALIGNED),
    /** 32-bit floating-point numbers. */
    FLOATS(ValueLayout.JAVA_FLOAT_UNALIGNED),
    /** 64-bit floating-point numbers. */
    DOUBLES(ValueLayout.JAVA_DOUBLE_UNALIGNED);

    private final ValueLayout layout;

    BlockType(ValueLayout layout) {
        this.layout = layout;
    }

    /** Bytes per element. */
    int size() {
        return (int) layout.byteSize();
    }

    /** An element in memory or in a file, at any address. */
    ValueLayout layout(ByteOrder order) {
        return layout.withOrder(order);
    }

    /** The number that stands for the type in a file. */
    byte code() {
        return (byte) (ordinal() + 1);
    }

    /** The type with that number, or null. */
    static BlockType of(byte code) {
        return code >= 1 && code <= values().length ? values()[code - 1] : null;
    }
}
