package io.throng.kernel.archive;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Reads a file through one buffer, with a checksum of the present section and one of everything, and words what is wrong
 * with it. No length is believed before it is compared with what is left of the file.
 */
final class ArchiveInput implements Closeable {

    private static final int MOST_BUFFER_BYTES = 1 << 18;
    private static final int LEAST_BUFFER_BYTES = 1 << 10;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer;
    private final MemorySegment memory;
    private final CRC32 whole = new CRC32();
    private final CRC32C section = new CRC32C();
    private long fetched;
    private String kind = "file";

    private ArchiveInput(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
        int bytes = Math.clamp(size, LEAST_BUFFER_BYTES, MOST_BUFFER_BYTES);
        this.buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.memory = MemorySegment.ofBuffer(buffer);
        buffer.flip();
    }

    static ArchiveInput open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            String reason =
                    Files.exists(file) ? " is not a regular file; give an archive" : " does not exist; check the name";
            throw new ArchiveException(file + reason);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new ArchiveInput(file, channel);
        } catch (Throwable failure) {
            channel.close();
            throw failure;
        }
    }

    /** Where the next byte stands in the file. */
    long position() {
        return fetched - buffer.remaining();
    }

    long remaining() {
        return size - position();
    }

    /** What the file turned out to be; messages advise to use an older one. */
    void setKind(String kind) {
        this.kind = kind;
    }

    void beginSection() {
        section.reset();
    }

    /** The checksum of the section so far. */
    int section() {
        return (int) section.getValue();
    }

    /** The checksum of the file so far. */
    int whole() {
        return (int) whole.getValue();
    }

    /** Returns the next few bytes; they are valid until the next call. */
    ByteBuffer take(int bytes, String what) throws IOException {
        require(bytes, what);
        if (buffer.remaining() < bytes) {
            fill();
        }
        ByteBuffer taken = buffer.slice(buffer.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
        consume(bytes);
        return taken;
    }

    /** Passes over bytes that are in the file, for the sake of the checksums. */
    void pass(long bytes) throws IOException {
        for (long left = bytes; left > 0; ) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            int here = (int) Math.min(left, buffer.remaining());
            consume(here);
            left -= here;
        }
    }

    /** Checks that so many bytes are left. */
    void require(long bytes, String what) throws ArchiveException {
        if (bytes > remaining()) {
            throw new ArchiveException(file + " is truncated: " + what + " needs " + bytes + " bytes at offset "
                    + position() + " but the file ends after " + size + "; " + another());
        }
    }

    private void consume(int bytes) {
        ByteBuffer consumed = buffer.slice(buffer.position(), bytes);
        section.update(consumed.duplicate());
        whole.update(consumed);
        buffer.position(buffer.position() + bytes);
    }

    private void fill() throws IOException {
        buffer.compact();
        try {
            read(fetched, (int) Math.min(buffer.remaining(), size - fetched));
        } finally {
            buffer.flip();
        }
    }

    /** Appends bytes of the file to the buffer. */
    private void read(long offset, int bytes) throws IOException {
        buffer.limit(buffer.position() + bytes);
        for (long at = offset; buffer.hasRemaining(); ) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                throw new ArchiveException(
                        file + " became shorter than " + size + " bytes while it was being read; " + another());
            }
            at += read;
        }
        fetched = offset + bytes;
    }

    /** Reads the elements at an offset into memory, in this machine's byte order, and returns their checksum. */
    int read(long offset, BlockType type, MemorySegment target) throws IOException {
        ValueLayout from = type.layout(ByteOrder.LITTLE_ENDIAN);
        ValueLayout to = type.layout(ByteOrder.nativeOrder());
        section.reset();
        for (long done = 0; done < target.byteSize(); ) {
            buffer.clear();
            int bytes = (int) Math.min(buffer.capacity() & -Long.BYTES, target.byteSize() - done);
            read(offset + done, bytes);
            section.update(buffer.flip());
            MemorySegment.copy(memory, from, 0, target, to, done, bytes / type.size());
            done += bytes;
        }
        return section();
    }

    /** A defect at the present place. */
    ArchiveException damaged(String what) {
        return new ArchiveException(
                file + " is damaged: " + what + " (before offset " + position() + "); " + another());
    }

    /** A defect that is no damage. */
    ArchiveException refused(String what) {
        return new ArchiveException(file + " " + what);
    }

    private String another() {
        return "use an older " + kind;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
