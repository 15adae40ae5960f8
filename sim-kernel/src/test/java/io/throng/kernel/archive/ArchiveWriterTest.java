package io.throng.kernel.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveWriterTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void writeTheOldFile() throws IOException {
        file = directory.resolve("run.checkpoint");
        write(1);
    }

    private void write(int value) throws IOException {
        try (ArchiveWriter out = ArchiveWriter.create(file, "checkpoint", 1)) {
            out.ints("value", new int[] {value});
            out.commit();
        }
    }

    private void assertOnlyFileHolds(int value) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
        try (ArchiveReader in = ArchiveReader.open(file, "checkpoint", 1)) {
            assertThat(in.ints("value")).containsExactly(value);
        }
    }

    @Test
    void aNewArchiveTakesTheOldOnesPlace() throws IOException {
        write(2);
        assertOnlyFileHolds(2);
    }

    @Test
    void theOldFileIsWholeUntilTheNewOneIsCommitted() throws IOException {
        try (ArchiveWriter out = ArchiveWriter.create(file, "checkpoint", 1)) {
            out.ints("value", new int[] {2});
            try (ArchiveReader in = ArchiveReader.open(file, "checkpoint", 1)) {
                assertThat(in.ints("value")).containsExactly(1);
                out.commit();
                assertThat(in.ints("value")).containsExactly(1);
            }
        }
        assertOnlyFileHolds(2);
    }

    @Test
    void withoutACommitNothingRemains() throws IOException {
        try (ArchiveWriter out = ArchiveWriter.create(file, "checkpoint", 1)) {
            out.ints("value", new int[1_000_000]);
        }
        assertOnlyFileHolds(1);
    }

    @Test
    void aFailureWhileWritingLeavesTheOldFile() throws IOException {
        assertThatThrownBy(() -> {
                    try (ArchiveWriter out = ArchiveWriter.create(file, "checkpoint", 1)) {
                        out.ints("value", new int[] {2});
                        Thread.currentThread().interrupt();
                        out.ints("more", new int[1_000_000]);
                    }
                })
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertOnlyFileHolds(1);
    }

    @Test
    void anArchiveWithHalfABlockCannotBeCommitted() throws IOException {
        MemorySegment gone;
        try (Arena arena = Arena.ofConfined()) {
            gone = arena.allocate(16);
        }
        try (ArchiveWriter out = ArchiveWriter.create(file, "checkpoint", 1)) {
            assertThatThrownBy(() -> out.write("gone", BlockType.INTS, gone)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(out::commit)
                    .isInstanceOf(ArchiveException.class)
                    .hasMessage(file + " was not written, because writing a block failed; begin a new archive");
        }
        assertOnlyFileHolds(1);
    }

    @Test
    void aFailingRenameLeavesNothingBehind() throws IOException {
        Path other = directory.resolve("other");
        try (ArchiveWriter out = ArchiveWriter.create(other, "checkpoint", 1)) {
            out.ints("value", new int[] {2});
            Files.createDirectories(other.resolve("sub"));
            assertThatThrownBy(out::commit).isInstanceOf(IOException.class);
        }
        Files.delete(other.resolve("sub"));
        Files.delete(other);
        assertOnlyFileHolds(1);
    }

    @Test
    void aRefusedBlockDoesNotSpoilTheArchive() throws IOException {
        try (ArchiveWriter out = ArchiveWriter.create(file, "checkpoint", 1)) {
            out.ints("value", new int[] {2});
            assertThatThrownBy(() -> out.longs("value", new long[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("there is a block \"value\" already; give every block its own name");
            assertThatThrownBy(() -> out.floats("p", new float[20], 10, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the shape of block \"p\" must have 1 to 8 dimensions whose product is its 20 elements, got"
                                    + " [10, 3] for 80 bytes of FLOATS; give the shape of the data");
            out.commit();
        }
        assertOnlyFileHolds(2);
    }

    @Test
    void impossibleShapesAreRefused() throws IOException {
        try (ArchiveWriter out = ArchiveWriter.create(file, "checkpoint", 1)) {
            for (long[] shape : new long[][] {{-1, -4}, {1, 1, 1, 1, 1, 1, 1, 1, 4}, {1L << 62, 1L << 62, 4}, {3}}) {
                assertThatThrownBy(() -> out.ints("a", new int[4], shape)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> out.write("a", BlockType.INTS, MemorySegment.ofArray(new byte[7])))
                    .isInstanceOf(IllegalArgumentException.class);
            out.ints("a", new int[4], 1, 1, 1, 2, 1, 1, 2, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\ud800"})
    void namesThatAreNoneAreRefused(String name) throws IOException {
        assertThatThrownBy(() -> ArchiveWriter.create(file, name, 1)).isInstanceOf(IllegalArgumentException.class);
        try (ArchiveWriter out = ArchiveWriter.create(file, "checkpoint", 1)) {
            assertThatThrownBy(() -> out.ints(name, new int[1])).isInstanceOf(IllegalArgumentException.class);
        }
        assertOnlyFileHolds(1);
    }

    @Test
    void namesTextsAndVersionsHaveTheirLimits() throws IOException {
        assertThatThrownBy(() -> ArchiveWriter.create(file, "k".repeat(64), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "the kind of an archive must have 1 to 63 bytes of UTF-8 and not be blank, got \"kkk");
        assertThatThrownBy(() -> ArchiveWriter.create(file, "checkpoint", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the content version must be at least 1, got 0; count from 1");
        try (ArchiveWriter out = ArchiveWriter.create(file, "k".repeat(63), 1)) {
            out.ints("n".repeat(255), new int[1]);
            assertThatThrownBy(() -> out.ints("é".repeat(128), new int[1]))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> out.text("t", "\udc00"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the text of block \"t\" holds half of a surrogate pair; give valid Unicode");
        }
    }

    @Test
    void afterTheEndNothingCanBeWritten() throws IOException {
        ArchiveWriter out = ArchiveWriter.create(file, "checkpoint", 1);
        out.ints("value", new int[] {2});
        out.commit();
        assertThatThrownBy(() -> out.ints("more", new int[1])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(out::commit).isInstanceOf(IllegalStateException.class);
        out.close();
        out.close();
        assertThatThrownBy(() -> out.ints("more", new int[1])).isInstanceOf(IllegalStateException.class);
        assertOnlyFileHolds(2);
    }

    @Test
    void targetsThatCannotBeFilesAreRefused() throws IOException {
        assertThatThrownBy(() -> ArchiveWriter.create(directory, "checkpoint", 1))
                .isInstanceOf(ArchiveException.class)
                .hasMessage(directory + " is a directory; give the name of a file in it");
        Path nowhere = directory.resolve("missing").resolve("file");
        assertThatThrownBy(() -> ArchiveWriter.create(nowhere, "checkpoint", 1))
                .isInstanceOf(ArchiveException.class)
                .hasMessage(nowhere + " cannot be written: there is no directory " + nowhere.getParent()
                        + "; create it first");
        assertOnlyFileHolds(1);
    }
}
