package io.throng.marl.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Encodes one protocol-buffer message, field after field (protobuf.dev, "Encoding"). */
public final class ProtocolBuffer {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A message without fields. */
    public ProtocolBuffer() {}

    /** A whole number or an enumeration. */
    public ProtocolBuffer varint(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    /** A double. */
    public ProtocolBuffer fixed64(int field, double value) {
        tag(field, FIXED64);
        littleEndian(Double.doubleToRawLongBits(value), Double.BYTES);
        return this;
    }

    /** A float. */
    public ProtocolBuffer fixed32(int field, float value) {
        tag(field, FIXED32);
        littleEndian(Float.floatToRawIntBits(value), Float.BYTES);
        return this;
    }

    /** A text. */
    public ProtocolBuffer string(int field, String value) {
        return delimited(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A message within this one. */
    public ProtocolBuffer message(int field, ProtocolBuffer value) {
        return delimited(field, value.bytes());
    }

    /** What has been encoded. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Bytes. */
    public ProtocolBuffer bytes(int field, byte[] value) {
        return delimited(field, value);
    }

    private ProtocolBuffer delimited(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void tag(int field, int wireType) {
        varint(((long) field << 3) | wireType);
    }

    /** Seven bits a byte, lowest first; the high bit says that more follow. */
    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private void littleEndian(long bits, int count) {
        for (int i = 0; i < count; i++) {
            bytes.write((int) (bits >>> (8 * i)));
        }
    }
}
