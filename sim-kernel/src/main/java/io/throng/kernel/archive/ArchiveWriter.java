package io.throng.kernel.archive;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Writes an archive: create, write blocks, commit, close.
 *
 * <p>Blocks go to a temporary file beside the target. {@link #commit} brings it to the disk and renames it, so that after a
 * crash at any moment the target is either the old file or the whole new one. Closing without a commit, after an exception
 * for example, deletes the temporary file and leaves the old one as it was.
 *
 * <p>A block has a name, a type and a shape; without a shape it has one dimension. Blocks are streamed: memory beyond the
 * caller's does not depend on their size. Buffers are written from position to limit, in their own byte order, and keep both.
 *
 * <p>For one thread. All methods block on the disk.
 */
public final class ArchiveWriter implements Closeable {

    private final Path target;
    private final Path temporary;
    private final ArchiveOutput out;
    private final Set<String> names = new HashSet<>();
    private State state = State.OPEN;

    private enum State {
        OPEN,
        WRITING,
        COMMITTED,
        CLOSED
    }

    private ArchiveWriter(Path target, Path temporary, ArchiveOutput out) {
        this.target = target;
        this.temporary = temporary;
        this.out = out;
    }

    /**
     * Begins an archive.
     *
     * @param target the file to write or replace; its directory must exist
     * @param kind what the archive is, such as {@code "snapshot"}: 1 to 63 bytes
     * @param contentVersion the version of what the blocks mean, at least 1; raise it when an older reader would misread them
     * @return a writer, to be closed
     * @throws ArchiveException if the target is a directory or in none
     * @throws IOException if the temporary file cannot be created
     */
    public static ArchiveWriter create(Path target, String kind, int contentVersion) throws IOException {
        ByteBuffer encodedKind = Format.encodeName("the kind of an archive", kind, Format.MAX_KIND);
        if (contentVersion < 1) {
            throw new IllegalArgumentException(
                    "the content version must be at least 1, got " + contentVersion + "; count from 1");
        }
        Path absolute = target.toAbsolutePath();
        Path directory = absolute.getParent();
        if (directory == null || Files.isDirectory(absolute)) {
            throw new ArchiveException(target + " is a directory; give the name of a file in it");
        }
        if (!Files.isDirectory(directory)) {
            throw new ArchiveException(
                    target + " cannot be written: there is no directory " + directory + "; create it first");
        }
        Path temporary = directory.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".part");
        FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ArchiveWriter writer = new ArchiveWriter(absolute, temporary, new ArchiveOutput(channel));
        try {
            writer.header(encodedKind, contentVersion);
            return writer;
        } catch (Throwable failure) {
            writer.closeAfter(failure);
            throw failure;
        }
    }

    private void header(ByteBuffer kind, int contentVersion) throws IOException {
        out.beginSection();
        out.put(ByteBuffer.wrap(Format.MAGIC));
        out.putInt(Format.VERSION);
        out.putInt(contentVersion);
        out.putInt(kind.remaining());
        out.put(kind);
        out.endSection();
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** Writes bytes. See {@link #write} for errors. */
    public void bytes(String name, byte[] data) throws IOException {
        bytes(name, ByteBuffer.wrap(data));
    }

    /** Writes bytes. See {@link #write} for errors. */
    public void bytes(String name, ByteBuffer data) throws IOException {
        write(name, BlockType.BYTES, MemorySegment.ofBuffer(data), ByteOrder.nativeOrder());
    }

    /** Writes a text. See {@link #write} for errors. */
    public void text(String name, String text) throws IOException {
        ByteBuffer encoded = Format.encode("the text of block \"" + name + "\"", text);
        write(name, BlockType.TEXT, MemorySegment.ofBuffer(encoded), ByteOrder.nativeOrder());
    }

    /** Writes integers. See {@link #write} for errors. */
    public void ints(String name, int[] data, long... shape) throws IOException {
        ints(name, IntBuffer.wrap(data), shape);
    }

    /** Writes integers. See {@link #write} for errors. */
    public void ints(String name, IntBuffer data, long... shape) throws IOException {
        write(name, BlockType.INTS, data, data.order(), shape);
    }

    /** Writes long integers. See {@link #write} for errors. */
    public void longs(String name, long[] data, long... shape) throws IOException {
        longs(name, LongBuffer.wrap(data), shape);
    }

    /** Writes long integers. See {@link #write} for errors. */
    public void longs(String name, LongBuffer data, long... shape) throws IOException {
        write(name, BlockType.LONGS, data, data.order(), shape);
    }

    /** Writes floats. See {@link #write} for errors. */
    public void floats(String name, float[] data, long... shape) throws IOException {
        floats(name, FloatBuffer.wrap(data), shape);
    }

    /** Writes floats. See {@link #write} for errors. */
    public void floats(String name, FloatBuffer data, long... shape) throws IOException {
        write(name, BlockType.FLOATS, data, data.order(), shape);
    }

    /** Writes doubles. See {@link #write} for errors. */
    public void doubles(String name, double[] data, long... shape) throws IOException {
        doubles(name, DoubleBuffer.wrap(data), shape);
    }

    /** Writes doubles. See {@link #write} for errors. */
    public void doubles(String name, DoubleBuffer data, long... shape) throws IOException {
        write(name, BlockType.DOUBLES, data, data.order(), shape);
    }

    /**
     * Writes elements from memory on or off the heap.
     *
     * @param name the block's name, 1 to 255 bytes, unique in the archive
     * @param type what the elements are
     * @param data the elements, in this machine's byte order and without gaps
     * @param shape up to eight dimensions whose product is the number of elements; none for one dimension
     * @throws IllegalArgumentException if the name is taken or the shape does not fit; the archive can go on
     * @throws IOException if the disk fails; the archive cannot be committed any more
     * @throws IllegalStateException after a commit or a close
     */
    public void write(String name, BlockType type, MemorySegment data, long... shape) throws IOException {
        write(name, type, data, ByteOrder.nativeOrder(), shape);
    }

    private void write(String name, BlockType type, Buffer data, ByteOrder order, long[] shape) throws IOException {
        write(name, type, MemorySegment.ofBuffer(data), order, shape);
    }

    private void write(String name, BlockType type, MemorySegment data, ByteOrder order, long... shape)
            throws IOException {
        requireOpen();
        ByteBuffer encodedName = Format.encodeName("the name of a block", name, Format.MAX_NAME);
        long[] dimensions = dimensions(name, type, data, shape);
        if (names.size() == Format.MAX_BLOCKS) {
            throw new IllegalArgumentException("an archive has at most " + Format.MAX_BLOCKS
                    + " blocks, got one more, \"" + name + "\"; put several columns into one block");
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException(
                    "there is a block \"" + name + "\" already; give every block its own name");
        }
        state = State.WRITING;
        block(encodedName, type, dimensions);
        out.beginSection();
        out.put(data, type, order);
        out.endSection();
        state = State.OPEN;
    }

    private static long[] dimensions(String name, BlockType type, MemorySegment data, long[] shape) {
        long elements = data.byteSize() / type.size();
        long[] dimensions = shape.length == 0 ? new long[] {elements} : shape;
        ArchiveBlock block =
                new ArchiveBlock(name, type, Arrays.stream(dimensions).boxed().toList());
        boolean negative = Arrays.stream(dimensions).anyMatch(dimension -> dimension < 0);
        if (negative
                || dimensions.length > Format.MAX_RANK
                || !holds(block, elements)
                || data.byteSize() % type.size() != 0) {
            throw new IllegalArgumentException("the shape of block \"" + name + "\" must have 1 to " + Format.MAX_RANK
                    + " dimensions whose product is its " + elements + " elements, got " + Arrays.toString(dimensions)
                    + " for "
                    + data.byteSize() + " bytes of " + type + "; give the shape of the data");
        }
        return dimensions;
    }

    private static boolean holds(ArchiveBlock block, long elements) {
        try {
            return block.elements() == elements;
        } catch (ArithmeticException tooLarge) {
            return false;
        }
    }

    private void block(ByteBuffer name, BlockType type, long[] dimensions) throws IOException {
        out.beginSection();
        out.putInt(Format.BLOCK);
        out.putByte(type.code());
        out.putByte(dimensions.length);
        out.putShort(name.remaining());
        out.put(name);
        for (long dimension : dimensions) {
            out.putLong(dimension);
        }
        out.endSection();
    }

    private void requireOpen() throws IOException {
        switch (state) {
            case OPEN -> {}
            case WRITING ->
                throw new ArchiveException(
                        target + " was not written, because writing a block failed; begin a new archive");
            case COMMITTED, CLOSED ->
                throw new IllegalStateException("the archive " + target + " is finished; create another");
        }
    }

    /**
     * Ends the archive and puts it in the target's place, durably.
     *
     * @throws ArchiveException if writing a block failed before
     * @throws IOException if the disk fails; unless it failed after the renaming, the old file is as it was
     * @throws IllegalStateException after a commit or a close
     */
    public void commit() throws IOException {
        requireOpen();
        state = State.WRITING;
        out.putInt(Format.END);
        out.putInt(names.size());
        out.finish();
        out.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        state = State.COMMITTED;
        syncDirectory();
    }

    /** Makes the renaming durable, on systems where a directory can be opened. */
    private void syncDirectory() throws IOException {
        FileChannel directory;
        try {
            directory = FileChannel.open(target.getParent(), StandardOpenOption.READ);
        } catch (IOException cannotBeOpened) {
            return;
        }
        try (directory) {
            directory.force(true);
        }
    }

    /** Closes the archive; without a commit before, nothing of it remains. May be called twice. */
    @Override
    public void close() throws IOException {
        boolean abandoned = state == State.OPEN || state == State.WRITING;
        state = State.CLOSED;
        try {
            out.close();
        } finally {
            if (abandoned) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
