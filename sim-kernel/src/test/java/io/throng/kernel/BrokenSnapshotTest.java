package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.Generations;
import io.throng.kernel.random.Philox;
import io.throng.kernel.testworlds.Colony;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk may do to the newest snapshot of a run: it is found out, and the one before is used. */
class BrokenSnapshotTest {
    private static final int PLACES = 200;
    private static final long OLDER = 4;
    private static final long NEWER = 6;

    @TempDir
    Path folder;

    private final Philox random = new Philox();
    private Generations generations;
    private Path newest;
    private byte[] whole;

    @BeforeEach
    void saveTwice() throws IOException {
        generations = new Generations(folder, "snapshot");
        try (Simulation simulation =
                Simulation.start(new Colony(100, true), 7, Execution.defaults().withThreads(1))) {
            simulation.run(OLDER);
            simulation.snapshot().write(generations.fileOf(OLDER));
            simulation.run(NEWER - OLDER);
            newest = generations.fileOf(NEWER);
            simulation.snapshot().write(newest);
        }
        whole = Files.readAllBytes(newest);
    }

    private void assertFoundOut(byte[] broken, String what) throws IOException {
        Files.write(newest, broken);
        assertThatThrownBy(() -> Snapshot.read(newest))
                .as(what)
                .isInstanceOf(ArchiveException.class)
                .hasMessageStartingWith(newest.toString())
                .hasMessageMatching("(?s).*(is truncated: .* use an older|is damaged: .* use an older|is not a Throng"
                        + " archive|has archive format|is a .*, not a snapshot).*");
        List<String> passedOver = new ArrayList<>();
        try (ArchiveReader archive = generations.openLatest("snapshot", 1, passedOver::add)) {
            assertThat(Snapshot.read(archive, "").step()).as(what).isEqualTo(OLDER);
        }
        assertThat(passedOver).hasSize(1);
    }

    @Test
    void aSnapshotCutAtAnyOfTwoHundredPlacesIsFoundOut() throws IOException {
        for (int place = 0; place < PLACES; place++) {
            int length = (int) ((long) whole.length * place / PLACES);
            assertFoundOut(Arrays.copyOf(whole, length), "cut after " + length);
        }
        assertFoundOut(Arrays.copyOf(whole, whole.length - 1), "the last byte missing");
    }

    /** What a file system may leave of a file that was not forced to the disk. */
    @Test
    void aSnapshotWhoseEndIsZerosIsFoundOut() throws IOException {
        for (int place = 1; place < PLACES; place++) {
            byte[] zeros = whole.clone();
            Arrays.fill(zeros, (int) ((long) whole.length * place / PLACES), whole.length, (byte) 0);
            assertFoundOut(zeros, "zeros from place " + place);
        }
    }

    @Test
    void aBitThatFlippedAnywhereIsFoundOut() throws IOException {
        random.reset(11, 0, 0, 0);
        for (int i = 0; i < PLACES; i++) {
            byte[] flipped = whole.clone();
            int place = random.nextInt(whole.length);
            flipped[place] ^= (byte) (1 << random.nextInt(8));
            assertFoundOut(flipped, "a bit of byte " + place);
        }
    }

    @Test
    void onlyTheLatestAreKeptAndWhatWasLeftUnfinishedIsDeleted() throws IOException {
        for (long step = 100; step < 106; step++) {
            Files.write(generations.fileOf(step), whole);
        }
        Files.write(folder.resolve(".step-104.snapshot.0b5e.part"), whole);
        Files.writeString(folder.resolve("notes.txt"), "mine");
        generations.keepLatest(2);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("step-104.snapshot", "step-105.snapshot", "notes.txt");
        }
        assertThatThrownBy(() -> generations.keepLatest(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("archives kept must be at least 1, got 0");
    }

    @Test
    void aFolderWithoutSnapshotsIsRefused() {
        Generations empty = new Generations(folder.resolve("none"), "snapshot");
        assertThatThrownBy(() -> empty.openLatest("snapshot", 1, defect -> {}))
                .isInstanceOf(ArchiveException.class)
                .hasMessageEndingWith(
                        "holds no whole snapshot among 0 files named step-<number>.snapshot; give a folder"
                                + " that has one");
    }
}
