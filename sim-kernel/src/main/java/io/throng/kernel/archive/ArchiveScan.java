package io.throng.kernel.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Walks through an archive once from its first byte to its last, checks everything, and notes where the blocks are. */
final class ArchiveScan {

    /** A block and where its elements are. */
    record Entry(ArchiveBlock block, long offset, int checksum) {

        long bytes() {
            return block.elements() * block.type().size();
        }
    }

    private final ArchiveInput in;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private String kind = "";
    private int contentVersion;

    private ArchiveScan(ArchiveInput in) {
        this.in = in;
    }

    static ArchiveScan of(ArchiveInput in) throws IOException {
        ArchiveScan scan = new ArchiveScan(in);
        scan.header();
        while (scan.block()) {}
        scan.end();
        return scan;
    }

    String kind() {
        return kind;
    }

    int contentVersion() {
        return contentVersion;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    private void header() throws IOException {
        in.beginSection();
        magic();
        int formatVersion = in.take(Integer.BYTES, "the header").getInt();
        contentVersion = in.take(Integer.BYTES, "the header").getInt();
        int length = in.take(Integer.BYTES, "the header").getInt();
        if (length < 1 || length > Format.MAX_KIND) {
            throw in.damaged("the name of its kind cannot have " + length + " bytes");
        }
        kind = name(length, "the header");
        checkSection("its header");
        in.setKind(kind);
        if (formatVersion != Format.VERSION) {
            throw in.refused("has archive format " + formatVersion + ", this Throng reads " + Format.VERSION
                    + "; use the Throng that wrote it");
        }
    }

    private void magic() throws IOException {
        int present = (int) Math.min(Format.MAGIC.length, in.remaining());
        byte[] begin = new byte[present];
        in.take(present, "the header").get(begin);
        if (!Arrays.equals(begin, Arrays.copyOf(Format.MAGIC, present))) {
            throw in.refused("is not a Throng archive: it begins with the bytes "
                    + HexFormat.ofDelimiter(" ").formatHex(begin) + ", not with THRONG; give a file that Throng wrote");
        }
        in.require(Format.MAGIC.length - present, "the header");
    }

    private String name(int length, String what) throws IOException {
        try {
            return Format.decode(in.take(length, what));
        } catch (CharacterCodingException malformed) {
            throw in.damaged("a name in " + what + " is no UTF-8");
        }
    }

    private void checkSection(String what) throws IOException {
        int expected = in.section();
        if (in.take(Integer.BYTES, "the checksum of " + what).getInt() != expected) {
            throw in.damaged("the checksum of " + what + " does not match");
        }
    }

    /** Reads a block, or the mark of the end. */
    private boolean block() throws IOException {
        in.beginSection();
        int mark = in.take(Integer.BYTES, "the next block or the end").getInt();
        if (mark == Format.END) {
            return false;
        }
        if (mark != Format.BLOCK) {
            throw in.damaged("neither a block nor the end follows block number " + entries.size());
        }
        ArchiveBlock block = blockHeader();
        if (entries.size() == Format.MAX_BLOCKS) {
            throw in.damaged("it has more than " + Format.MAX_BLOCKS + " blocks");
        }
        Entry entry = elements(block);
        if (entries.putIfAbsent(block.name(), entry) != null) {
            throw in.damaged("there are two blocks \"" + block.name() + "\"");
        }
        return true;
    }

    private ArchiveBlock blockHeader() throws IOException {
        String what = "the header of block number " + (entries.size() + 1);
        ByteBuffer fixed = in.take(4, what);
        BlockType type = BlockType.of(fixed.get());
        int rank = fixed.get();
        int length = fixed.getShort();
        if (type == null || rank < 1 || rank > Format.MAX_RANK || length < 1 || length > Format.MAX_NAME) {
            throw in.damaged(what + " is impossible");
        }
        String name = name(length, what);
        ByteBuffer dimensions = in.take(rank * Long.BYTES, what);
        List<Long> shape = new ArrayList<>();
        while (dimensions.hasRemaining()) {
            shape.add(dimensions.getLong());
        }
        checkSection(what);
        return new ArchiveBlock(name, type, shape);
    }

    private Entry elements(ArchiveBlock block) throws IOException {
        String what = "block \"" + block.name() + "\"";
        long bytes = bytes(block, what);
        in.require(bytes, what);
        in.beginSection();
        long offset = in.position();
        in.pass(bytes);
        int checksum = in.section();
        checkSection(what);
        return new Entry(block, offset, checksum);
    }

    private long bytes(ArchiveBlock block, String what) throws ArchiveException {
        try {
            if (block.shape().stream().anyMatch(dimension -> dimension < 0)) {
                throw in.damaged(what + " has a negative dimension in " + block.shape());
            }
            return Math.multiplyExact(block.elements(), block.type().size());
        } catch (ArithmeticException tooLarge) {
            throw in.damaged(what + " cannot have the shape " + block.shape());
        }
    }

    private void end() throws IOException {
        int count = in.take(Integer.BYTES, "the end").getInt();
        if (count != entries.size()) {
            throw in.damaged("it should have " + count + " blocks and has " + entries.size());
        }
        int expected = in.whole();
        if (in.take(Integer.BYTES, "the end").getInt() != expected) {
            throw in.damaged("the checksum of the file does not match");
        }
        if (in.remaining() > 0) {
            throw in.damaged(in.remaining() + " bytes follow its end");
        }
    }
}
