package io.throng.kernel.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveRoundTripTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("t100.snapshot");
    }

    /** Writes the blocks of an archive. */
    interface Content {
        void write(ArchiveWriter out) throws IOException;
    }

    private ArchiveReader written(Content content) throws IOException {
        try (ArchiveWriter out = ArchiveWriter.create(file, "snapshot", 3)) {
            content.write(out);
            out.commit();
        }
        return ArchiveReader.open(file, "snapshot", 3);
    }

    @Test
    void everyTypeComesBackAsItWas() throws IOException {
        byte[] bytes = {-128, 0, 127};
        int[] ints = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE};
        long[] longs = {Long.MIN_VALUE, 1L << 40, -1};
        float[] floats = {-0f, Float.MIN_VALUE, Float.NaN, Float.POSITIVE_INFINITY, 1.5f, 2};
        double[] doubles = {-0.0, Double.MIN_VALUE, Math.PI};
        try (ArchiveReader in = written(out -> {
            out.bytes("bytes", bytes);
            out.text("text", "Vögel, 鳥, 🐦\n");
            out.ints("ints", ints);
            out.longs("longs", longs);
            out.floats("floats", floats, 3, 2);
            out.doubles("doubles", doubles, 1, 3, 1);
        })) {
            assertThat(in.kind()).isEqualTo("snapshot");
            assertThat(in.contentVersion()).isEqualTo(3);
            assertThat(in.blocks())
                    .extracting(ArchiveBlock::name)
                    .containsExactly("bytes", "text", "ints", "longs", "floats", "doubles");
            assertThat(in.block("floats")).isEqualTo(new ArchiveBlock("floats", BlockType.FLOATS, List.of(3L, 2L)));
            assertThat(in.block("longs").shape()).containsExactly(3L);
            assertThat(in.doubles("doubles")).isEqualTo(doubles);
            assertThat(in.floats("floats")).isEqualTo(floats);
            assertThat(in.longs("longs")).isEqualTo(longs);
            assertThat(in.ints("ints")).isEqualTo(ints);
            assertThat(in.text("text")).isEqualTo("Vögel, 鳥, 🐦\n");
            assertThat(in.bytes("bytes")).isEqualTo(bytes);
            assertThat(in.has("bytes")).isTrue();
            assertThat(in.has("byte")).isFalse();
        }
    }

    @Test
    void anArchiveWithoutBlocksAndBlocksWithoutElementsAreFine() throws IOException {
        try (ArchiveReader in = written(out -> {})) {
            assertThat(in.blocks()).isEmpty();
        }
        try (ArchiveReader in = written(out -> {
            out.floats("none", new float[0], 0, 1L << 60, 1L << 60);
            out.text("empty", "");
        })) {
            assertThat(in.floats("none")).isEmpty();
            assertThat(in.text("empty")).isEmpty();
            assertThat(in.block("none").elements()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 262_143, 262_144, 1_000_003})
    void blocksLongerThanTheBufferComeBackAsTheyWere(int length) throws IOException {
        int[] ints = IntStream.range(0, length).map(i -> i * 0x9E3779B9).toArray();
        byte[] bytes = new byte[length];
        IntStream.range(0, length).forEach(i -> bytes[i] = (byte) ints[i]);
        long[] longs = IntStream.of(ints).asLongStream().toArray();
        try (ArchiveReader in = written(out -> {
            out.bytes("bytes", bytes);
            out.ints("ints", ints);
            out.longs("longs", longs);
        })) {
            assertThat(in.longs("longs")).isEqualTo(longs);
            assertThat(in.bytes("bytes")).isEqualTo(bytes);
            assertThat(in.ints("ints")).isEqualTo(ints);
        }
    }

    @Test
    void elementsAreLittleEndianInTheFile() throws IOException {
        written(out -> out.ints("a", new int[] {0x01020304})).close();
        byte[] content = Files.readAllBytes(file);
        int end = content.length - 12 - 4;
        assertThat(content).startsWith('T', 'H', 'R', 'O', 'N', 'G', '\r', '\n', 1, 0, 0, 0, 3, 0, 0, 0);
        assertThat(content[end - 4]).isEqualTo((byte) 4);
        assertThat(content[end - 1]).isEqualTo((byte) 1);
    }

    @Test
    void buffersAreWrittenFromPositionToLimitInTheirOwnOrder() throws IOException {
        IntBuffer part = IntBuffer.wrap(new int[] {1, 2, 3, 4}, 1, 2);
        FloatBuffer big = ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN).asFloatBuffer();
        big.put(0, 1.5f).put(1, -2.5f);
        FloatBuffer direct =
                ByteBuffer.allocateDirect(8).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        direct.put(0, 3.5f).put(1, -4.5f);
        try (ArchiveReader in = written(out -> {
            out.ints("part", part);
            out.floats("big", big.asReadOnlyBuffer());
            out.floats("direct", direct);
            out.bytes("bytes", ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 2, 1));
        })) {
            assertThat(in.ints("part")).containsExactly(2, 3);
            assertThat(in.floats("big")).containsExactly(1.5f, -2.5f);
            assertThat(in.floats("direct")).containsExactly(3.5f, -4.5f);
            assertThat(in.bytes("bytes")).containsExactly(3);
        }
        assertThat(part.position()).isEqualTo(1);
        assertThat(part.limit()).isEqualTo(3);
    }

    @Test
    void memoryOffTheHeapGoesInAndOut() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_FLOAT, 1, 2, 3, 4);
            MemorySegment back = arena.allocate(16, 4);
            try (ArchiveReader in = written(out -> out.write("w", BlockType.FLOATS, data, 2, 2))) {
                in.read("w", BlockType.FLOATS, back);
                assertThat(back.mismatch(data)).isEqualTo(-1);
                assertThatThrownBy(() -> in.read("w", BlockType.FLOATS, back.asSlice(0, 12)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("the target of block \"w\" must have 16 bytes, got 12; ask block() for its shape");
            }
        }
    }

    @Test
    void largeBlocksAreStreamed() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long size = 48L << 20;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(size);
            data.set(ValueLayout.JAVA_FLOAT, size - 4, 7);
            MemorySegment back = arena.allocate(size);
            long before = threads.getCurrentThreadAllocatedBytes();
            try (ArchiveReader in = written(out -> out.write("w", BlockType.FLOATS, data))) {
                in.read("w", BlockType.FLOATS, back);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
            assertThat(back.mismatch(data)).isEqualTo(-1);
        }
    }

    @Test
    void askingForWhatIsNotThereSaysWhatIs() throws IOException {
        try (ArchiveReader in = written(out -> {
            out.longs("id", new long[2]);
            out.floats("heading", new float[2]);
        })) {
            assertThatThrownBy(() -> in.floats("speed"))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessage(file
                            + " has no block \"speed\", only [\"id\", \"heading\"]; use a snapshot that was written for"
                            + " this purpose");
            assertThatThrownBy(() -> in.ints("id"))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessage(file
                            + " holds LONGS in block \"id\", not INTS; use a snapshot that was written for"
                            + " this purpose");
        }
    }

    @Test
    void anArchiveOfAnotherKindOrOfANewerVersionIsRefused() throws IOException {
        written(out -> {}).close();
        assertThatThrownBy(() -> ArchiveReader.open(file, "checkpoint", 3))
                .isInstanceOf(ArchiveException.class)
                .hasMessage(file + " is a snapshot, not a checkpoint; give a checkpoint");
        assertThatThrownBy(() -> ArchiveReader.open(file, "snapshot", 2))
                .isInstanceOf(ArchiveException.class)
                .hasMessage(
                        file + " is a snapshot of version 3, this Throng reads up to version 2; use a newer Throng");
        try (ArchiveReader in = ArchiveReader.open(file)) {
            assertThat(in.kind()).isEqualTo("snapshot");
        }
    }
}
