package io.throng.kernel.mason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.archive.ArchiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FieldRecordingTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsRecordedIsReadAgain() throws IOException {
        Path file = folder.resolve("bugs.fields");
        List<List<FieldFrame>> shown = new ArrayList<>();
        MasonModel bugs = MasonModel.named("sim.app.heatbugs.HeatBugs")
                .with(Map.of("gridWidth", "8", "gridHeight", "5", "bugCount", "3"));
        try (MasonRun run = bugs.start(7);
                FieldRecording recording = FieldRecording.create(file)) {
            for (int frame = 0; frame < 4; frame++) {
                recording.add(run.steps(), run.fields());
                shown.add(run.fields());
                run.advance(10);
            }
            assertThat(recording.frames()).isEqualTo(4);
            recording.commit();
        }
        try (RecordedFields recorded = RecordedFields.open(file)) {
            assertThat(recorded.steps()).containsExactly(0, 10, 20, 30);
            for (int frame = 0; frame < 4; frame++) {
                assertThat(recorded.frame(frame)).usingRecursiveComparison().isEqualTo(shown.get(frame));
            }
            FieldFrame warmth = recorded.frame(3).get(1);
            assertThat(warmth.name()).isEqualTo("valgrid");
            assertThat(warmth.values()).hasSize(40);
        }
    }

    @Test
    void anAbandonedRecordingLeavesNothing() throws IOException {
        Path file = folder.resolve("none.fields");
        FieldRecording.create(file).close();
        assertThat(folder).isEmptyDirectory();
        Files.writeString(file, "no recording");
        assertThatThrownBy(() -> RecordedFields.open(file)).isInstanceOf(ArchiveException.class);
    }
}
