package io.throng.kernel.archive;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Appends to a file through one buffer, with a checksum of the present section and one of everything. */
final class ArchiveOutput implements Closeable {

    private static final int BUFFER_BYTES = 1 << 18;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final MemorySegment memory = MemorySegment.ofBuffer(buffer);
    private final CRC32 whole = new CRC32();
    private final CRC32C section = new CRC32C();
    private int sectionStart;

    ArchiveOutput(FileChannel channel) {
        this.channel = channel;
    }

    void put(ByteBuffer bytes) throws IOException {
        put(MemorySegment.ofBuffer(bytes), BlockType.BYTES, ByteOrder.LITTLE_ENDIAN);
    }

    void putByte(int value) throws IOException {
        reserve(Byte.BYTES);
        buffer.put((byte) value);
    }

    void putShort(int value) throws IOException {
        reserve(Short.BYTES);
        buffer.putShort((short) value);
    }

    void putInt(int value) throws IOException {
        reserve(Integer.BYTES);
        buffer.putInt(value);
    }

    void putLong(long value) throws IOException {
        reserve(Long.BYTES);
        buffer.putLong(value);
    }

    /** Appends elements that stand in memory in the given order. */
    void put(MemorySegment elements, BlockType type, ByteOrder order) throws IOException {
        ValueLayout from = type.layout(order);
        ValueLayout to = type.layout(ByteOrder.LITTLE_ENDIAN);
        long count = elements.byteSize() / type.size();
        for (long done = 0; done < count; ) {
            reserve(type.size());
            int fitting = (int) Math.min(count - done, buffer.remaining() / type.size());
            MemorySegment.copy(elements, from, done * type.size(), memory, to, buffer.position(), fitting);
            buffer.position(buffer.position() + fitting * type.size());
            done += fitting;
        }
    }

    private void reserve(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    void beginSection() {
        section.reset();
        sectionStart = buffer.position();
    }

    /** Appends the checksum of the section, which ends here. */
    void endSection() throws IOException {
        section.update(buffer.duplicate().limit(buffer.position()).position(sectionStart));
        sectionStart = buffer.position();
        putInt((int) section.getValue());
    }

    /** Appends the checksum of everything so far, and brings it all to the disk. */
    void finish() throws IOException {
        flush();
        putInt((int) whole.getValue());
        flush();
        channel.force(true);
    }

    private void flush() throws IOException {
        buffer.flip();
        section.update(buffer.duplicate().position(sectionStart));
        whole.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
        sectionStart = 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
