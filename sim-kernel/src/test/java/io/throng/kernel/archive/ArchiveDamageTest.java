package io.throng.kernel.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveDamageTest {

    @TempDir
    private Path directory;

    private Path file;
    private byte[] sound;

    @BeforeEach
    void writeASmallArchive() throws IOException {
        file = directory.resolve("t100.snapshot");
        try (ArchiveWriter out = ArchiveWriter.create(file, "snapshot", 1)) {
            out.text("world", "boids");
            out.longs("id", new long[] {1, 2, 3});
            out.floats("position", new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
            out.commit();
        }
        sound = Files.readAllBytes(file);
    }

    private void assertRefused(byte[] content, String what) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> ArchiveReader.open(file).close())
                .as(what)
                .isExactlyInstanceOf(ArchiveException.class)
                .hasMessageStartingWith(file + " ")
                .hasMessageContaining("; ");
    }

    private void assertRefused(byte[] content, String what, String message) throws IOException {
        assertRefused(content, what);
        assertThatThrownBy(() -> ArchiveReader.open(file).close()).as(what).hasMessage(file + message);
    }

    @Test
    void aFileThatEndsTooEarlyIsRefusedWhereverItEnds() throws IOException {
        for (int length = 0; length < sound.length; length++) {
            assertRefused(Arrays.copyOf(sound, length), "length " + length);
            assertThatThrownBy(() -> ArchiveReader.open(file).close()).hasMessageContaining(" is truncated: ");
        }
    }

    @Test
    void aFlippedBitIsFoundWhereverItIs() throws IOException {
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(flipped, "bit " + bit);
        }
    }

    @Test
    void aWrongByteIsFoundWhereverItIs() throws IOException {
        for (int at = 0; at < sound.length; at++) {
            for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFF}) {
                byte[] changed = sound.clone();
                changed[at] = (byte) value;
                if (!Arrays.equals(changed, sound)) {
                    assertRefused(changed, "byte " + at + " set to " + value);
                }
            }
        }
    }

    @Test
    void noiseIsRefused() throws IOException {
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertRefused(noise, "noise " + i);
            System.arraycopy(sound, 0, noise, 0, Math.min(noise.length, random.nextInt(sound.length)));
            if (noise.length != sound.length) {
                assertRefused(noise, "noise behind a sound beginning " + i);
            }
        }
    }

    @Test
    void blocksThatChangedPlacesAreFound() throws IOException {
        try (ArchiveWriter out = ArchiveWriter.create(file, "snapshot", 1)) {
            out.ints("a", new int[] {1});
            out.ints("b", new int[] {2});
            out.commit();
        }
        byte[] content = Files.readAllBytes(file);
        int header = 8 + 4 + 4 + 4 + 8 + 4;
        int block = (content.length - header - 12) / 2;
        byte[] swapped = content.clone();
        System.arraycopy(content, header, swapped, header + block, block);
        System.arraycopy(content, header + block, swapped, header, block);
        assertRefused(
                swapped,
                "swapped",
                " is damaged: the checksum of the file does not match (before offset " + content.length
                        + "); use an older snapshot");
    }

    @Test
    void messagesSayWhatIsWrongAndWhere() throws IOException {
        assertRefused(
                "no such thing".getBytes(StandardCharsets.US_ASCII),
                "text",
                " is not a Throng archive: it begins with the bytes 6e 6f 20 73 75 63 68 20, not with THRONG; give a"
                        + " file that Throng wrote");
        assertRefused(
                new byte[0],
                "empty",
                " is truncated: the header needs 8 bytes at offset 0 but the file ends after 0; use"
                        + " an older file");
        byte[] longer = Arrays.copyOf(sound, sound.length + 7);
        assertRefused(
                longer,
                "longer",
                " is damaged: 7 bytes follow its end (before offset " + sound.length + "); use an older snapshot");
        int end = sound.length - 12;
        assertRefused(
                Arrays.copyOf(sound, end - 10),
                "cut",
                " is truncated: block \"position\" needs 24 bytes at offset " + (end - 28) + " but the file ends after "
                        + (end - 10) + "; use an older snapshot");
        byte[] flipped = sound.clone();
        flipped[end - 10] ^= 1;
        assertRefused(
                flipped,
                "flipped",
                " is damaged: the checksum of block \"position\" does not match (before offset " + end
                        + "); use an older snapshot");
    }

    @Test
    void whatIsNoFileIsRefused() {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> ArchiveReader.open(missing))
                .isInstanceOf(ArchiveException.class)
                .hasMessage(missing + " does not exist; check the name");
        assertThatThrownBy(() -> ArchiveReader.open(directory))
                .isInstanceOf(ArchiveException.class)
                .hasMessage(directory + " is not a regular file; give an archive");
    }

    @Test
    void aFileThatChangesWhileItIsReadIsNoticed() throws IOException {
        try (ArchiveReader in = ArchiveReader.open(file)) {
            byte[] changed = sound.clone();
            changed[sound.length - 12 - 10] ^= 1;
            Files.write(file, changed, StandardOpenOption.WRITE);
            assertThatThrownBy(() -> in.floats("position"))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessage(file + " changed while it was being read, block \"position\"; open it again");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(40);
            }
            assertThatThrownBy(() -> in.longs("id"))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("became shorter than " + sound.length + " bytes while it was being read");
        }
    }

    /** What a forger puts between a header and an end whose checksums are right. */
    interface Forgery {
        void write(ArchiveOutput out) throws IOException;
    }

    private void assertForgeryRefused(int formatVersion, Forgery forgery, int blocks, String message)
            throws IOException {
        Files.deleteIfExists(file);
        try (ArchiveOutput out =
                new ArchiveOutput(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            out.beginSection();
            out.put(ByteBuffer.wrap(Format.MAGIC));
            out.putInt(formatVersion);
            out.putInt(1);
            out.putInt(8);
            out.put(ByteBuffer.wrap("snapshot".getBytes(StandardCharsets.UTF_8)));
            out.endSection();
            forgery.write(out);
            out.putInt(Format.END);
            out.putInt(blocks);
            out.finish();
        }
        assertThatThrownBy(() -> ArchiveReader.open(file))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(message);
    }

    private static void block(ArchiveOutput out, int type, byte[] name, long... shape) throws IOException {
        out.beginSection();
        out.putInt(Format.BLOCK);
        out.putByte(type);
        out.putByte(shape.length);
        out.putShort(name.length);
        out.put(ByteBuffer.wrap(name));
        for (long dimension : shape) {
            out.putLong(dimension);
        }
        out.endSection();
    }

    private static void emptyBlock(ArchiveOutput out, int type, byte[] name, long... shape) throws IOException {
        block(out, type, name, shape);
        out.beginSection();
        out.endSection();
    }

    @Test
    void lengthsAreNotBelievedEvenIfTheirChecksumIsRight() throws IOException {
        byte[] name = {'x'};
        assertForgeryRefused(
                1, out -> block(out, 4, name, 1L << 40), 1, "block \"x\" needs 8796093022208 bytes at offset ");
        assertForgeryRefused(
                1, out -> block(out, 4, name, 1L << 60, 1L << 60), 1, "block \"x\" cannot have the shape ");
        assertForgeryRefused(1, out -> block(out, 4, name, 1L << 62), 1, "block \"x\" cannot have the shape ");
        assertForgeryRefused(1, out -> block(out, 4, name, -1), 1, "block \"x\" has a negative dimension in [-1]");
        assertForgeryRefused(
                1, out -> block(out, 4, name, 0, -1), 1, "block \"x\" has a negative dimension in [0, -1]");
        assertForgeryRefused(1, out -> block(out, 4, name), 1, "the header of block number 1 is impossible");
        assertForgeryRefused(
                1, out -> block(out, 4, name, new long[9]), 1, "the header of block number 1 is impossible");
        assertForgeryRefused(1, out -> block(out, 7, name, 0), 1, "the header of block number 1 is impossible");
        assertForgeryRefused(1, out -> block(out, 0, name, 0), 1, "the header of block number 1 is impossible");
        assertForgeryRefused(
                1, out -> block(out, 4, new byte[256], 0), 1, "the header of block number 1 is impossible");
        assertForgeryRefused(1, out -> block(out, 4, new byte[0], 0), 1, "the header of block number 1 is impossible");
        assertForgeryRefused(
                1, out -> block(out, 4, new byte[] {-1}, 0), 1, "a name in the header of block number 1 is no UTF-8");
    }

    @Test
    void contradictionsAreRefusedEvenIfTheirChecksumsAreRight() throws IOException {
        byte[] name = {'x'};
        assertForgeryRefused(1, out -> emptyBlock(out, 4, name, 0), 2, "it should have 2 blocks and has 1");
        assertForgeryRefused(
                1,
                out -> {
                    emptyBlock(out, 4, name, 0);
                    emptyBlock(out, 3, name, 0);
                },
                2,
                "there are two blocks \"x\"");
        assertForgeryRefused(1, out -> out.putInt(7), 0, "neither a block nor the end follows block number 0");
        assertForgeryRefused(
                2, out -> {}, 0, "has archive format 2, this Throng reads 1; use the Throng that wrote it");
    }

    @Test
    void moreBlocksThanAnArchiveMayHaveAreRefused() throws IOException {
        assertForgeryRefused(
                1,
                out -> {
                    for (int i = 0; i <= Format.MAX_BLOCKS; i++) {
                        emptyBlock(out, 1, Integer.toString(i).getBytes(StandardCharsets.US_ASCII), 0);
                    }
                },
                Format.MAX_BLOCKS + 1,
                "it has more than 65536 blocks");
    }

    @Test
    void aTextThatIsNoUnicodeIsRefused() throws IOException {
        try (ArchiveWriter out = ArchiveWriter.create(file, "snapshot", 1)) {
            out.write("world", BlockType.TEXT, MemorySegment.ofArray(new byte[] {'a', (byte) 0xC3}));
            out.commit();
        }
        try (ArchiveReader in = ArchiveReader.open(file)) {
            assertThatThrownBy(() -> in.text("world"))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessage(file + " holds a text that is no UTF-8, block \"world\"; use an older snapshot");
            assertThat(in.has("world")).isTrue();
        }
    }
}
