package io.throng.marl.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The framing of TFRecord files (TensorFlow, {@code tensorflow/core/lib/io/record_writer.h}), little-endian: length
 * (8 bytes), masked CRC32C of the length (4), data, masked CRC32C of the data (4).
 */
final class TfRecords {
    private static final int LENGTH_BYTES = 8;
    private static final int CHECKSUM_BYTES = 4;
    private static final int MASK_DELTA = 0xa282ead8;

    private TfRecords() {}

    static byte[] frame(byte[] data) {
        ByteBuffer frame = ByteBuffer.allocate(LENGTH_BYTES + CHECKSUM_BYTES + data.length + CHECKSUM_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(data.length);
        frame.putInt(maskedChecksum(frame.array(), LENGTH_BYTES));
        frame.put(data);
        frame.putInt(maskedChecksum(data, data.length));
        return frame.array();
    }

    /** Rotated and offset, so that a checksum of data that holds checksums is still a good one. */
    private static int maskedChecksum(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    }
}
