package io.throng.kernel.archive;

import io.throng.kernel.archive.ArchiveScan.Entry;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads an archive.
 *
 * <p>Opening goes through the whole file once and checks every byte of it, so nobody acts on half of a damaged archive; what
 * opens is whole. Blocks are then read by name, in any order, and checked once more. Memory beyond what is returned does not
 * depend on the file.
 *
 * <p>Every defect is an {@link ArchiveException} whose message can be shown as it is; other {@link IOException}s come from
 * the disk. For one thread; all methods that throw {@code IOException} block on the disk.
 */
public final class ArchiveReader implements Closeable {

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int NAMES_SHOWN = 20;

    private final ArchiveInput in;
    private final ArchiveScan scan;

    private ArchiveReader(ArchiveInput in, ArchiveScan scan) {
        this.in = in;
        this.scan = scan;
    }

    /**
     * Opens an archive of a known kind.
     *
     * @param file the file
     * @param kind what it must be, such as {@code "snapshot"}
     * @param newestContentVersion the newest version of its contents that the caller understands
     * @return a reader, to be closed
     * @throws ArchiveException if it is missing, defect, of another kind or newer
     * @throws IOException if the disk fails
     */
    public static ArchiveReader open(Path file, String kind, int newestContentVersion) throws IOException {
        ArchiveReader reader = open(file);
        if (!reader.kind().equals(kind)) {
            reader.close();
            throw reader.in.refused("is a " + reader.kind() + ", not a " + kind + "; give a " + kind);
        }
        if (reader.contentVersion() > newestContentVersion) {
            reader.close();
            throw reader.in.refused("is a " + kind + " of version " + reader.contentVersion()
                    + ", this Throng reads up to version " + newestContentVersion + "; use a newer Throng");
        }
        return reader;
    }

    /**
     * Opens an archive of any kind.
     *
     * @param file the file
     * @return a reader, to be closed
     * @throws ArchiveException if it is missing or defect
     * @throws IOException if the disk fails
     */
    public static ArchiveReader open(Path file) throws IOException {
        ArchiveInput in = ArchiveInput.open(file);
        try {
            return new ArchiveReader(in, ArchiveScan.of(in));
        } catch (Throwable failure) {
            in.close();
            throw failure;
        }
    }

    /** Returns what the archive is, such as {@code "snapshot"}. */
    public String kind() {
        return scan.kind();
    }

    /** Returns the version of what the blocks mean. */
    public int contentVersion() {
        return scan.contentVersion();
    }

    /** Returns the blocks in the order in which they were written. */
    public List<ArchiveBlock> blocks() {
        return scan.entries().values().stream().map(Entry::block).toList();
    }

    /** Returns whether there is a block of that name. */
    public boolean has(String name) {
        return scan.entries().containsKey(name);
    }

    /**
     * Describes a block.
     *
     * @throws ArchiveException if there is no block of that name
     */
    public ArchiveBlock block(String name) throws ArchiveException {
        return entry(name).block();
    }

    private Entry entry(String name) throws ArchiveException {
        Entry entry = scan.entries().get(name);
        if (entry == null) {
            String names = scan.entries().keySet().stream()
                    .limit(NAMES_SHOWN)
                    .map(known -> "\"" + known + "\"")
                    .collect(Collectors.joining(", "));
            int more = scan.entries().size() - NAMES_SHOWN;
            throw in.refused(
                    "has no block \"" + name + "\", only [" + names + (more > 0 ? " and " + more + " more" : "")
                            + "]; use a " + kind() + " that was written for this purpose");
        }
        return entry;
    }

    /** Reads a block of bytes; throws as {@link #read} does. */
    public byte[] bytes(String name) throws IOException {
        byte[] data = new byte[length(name, BlockType.BYTES)];
        read(name, BlockType.BYTES, MemorySegment.ofArray(data));
        return data;
    }

    /** Reads a text; throws as {@link #read} does. */
    public String text(String name) throws IOException {
        byte[] data = new byte[length(name, BlockType.TEXT)];
        read(name, BlockType.TEXT, MemorySegment.ofArray(data));
        try {
            return Format.decode(ByteBuffer.wrap(data));
        } catch (CharacterCodingException malformed) {
            throw in.refused("holds a text that is no UTF-8, block \"" + name + "\"; use an older " + kind());
        }
    }

    /** Reads a block of integers; throws as {@link #read} does. */
    public int[] ints(String name) throws IOException {
        int[] data = new int[length(name, BlockType.INTS)];
        read(name, BlockType.INTS, MemorySegment.ofArray(data));
        return data;
    }

    /** Reads a block of long integers; throws as {@link #read} does. */
    public long[] longs(String name) throws IOException {
        long[] data = new long[length(name, BlockType.LONGS)];
        read(name, BlockType.LONGS, MemorySegment.ofArray(data));
        return data;
    }

    /** Reads a block of floats; throws as {@link #read} does. */
    public float[] floats(String name) throws IOException {
        float[] data = new float[length(name, BlockType.FLOATS)];
        read(name, BlockType.FLOATS, MemorySegment.ofArray(data));
        return data;
    }

    /** Reads a block of doubles; throws as {@link #read} does. */
    public double[] doubles(String name) throws IOException {
        double[] data = new double[length(name, BlockType.DOUBLES)];
        read(name, BlockType.DOUBLES, MemorySegment.ofArray(data));
        return data;
    }

    private int length(String name, BlockType type) throws ArchiveException {
        long elements = typed(name, type).block().elements();
        if (elements > LONGEST_ARRAY) {
            throw in.refused("has " + elements + " elements in block \"" + name + "\", an array has at most "
                    + LONGEST_ARRAY + "; read it into a memory segment");
        }
        return (int) elements;
    }

    private Entry typed(String name, BlockType type) throws ArchiveException {
        Entry entry = entry(name);
        if (entry.block().type() != type) {
            throw in.refused("holds " + entry.block().type() + " in block \"" + name + "\", not " + type + "; use a "
                    + kind() + " that was written for this purpose");
        }
        return entry;
    }

    /**
     * Reads a block into memory on or off the heap.
     *
     * @param name the block's name
     * @param type what its elements must be
     * @param target where to put them in this machine's byte order; exactly as large as they are. After an exception its
     *     content is undefined
     * @throws ArchiveException if there is no such block, it has another type, or it changed since the archive was opened
     * @throws IllegalArgumentException if the target has another size
     * @throws IOException if the disk fails
     */
    public void read(String name, BlockType type, MemorySegment target) throws IOException {
        Entry entry = typed(name, type);
        if (target.byteSize() != entry.bytes()) {
            throw new IllegalArgumentException("the target of block \"" + name + "\" must have " + entry.bytes()
                    + " bytes, got " + target.byteSize() + "; ask block() for its shape");
        }
        if (in.read(entry.offset(), type, target) != entry.checksum()) {
            throw in.refused("changed while it was being read, block \"" + name + "\"; open it again");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
