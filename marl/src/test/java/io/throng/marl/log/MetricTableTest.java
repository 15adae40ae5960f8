package io.throng.marl.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricTableTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatASinkWroteWithTheSameBits() throws IOException {
        Path file = folder.resolve("metrics.csv");
        try (CsvSink sink = CsvSink.create(file)) {
            sink.record(1, new LinkedHashMap<>(Map.of("a", 0.1)));
            sink.record(5, new LinkedHashMap<>(Map.of("b", 1.0 / 3)));
            sink.record(9, new LinkedHashMap<>(Map.of("a", Double.NaN, "b", 2.0)));
        }
        Files.writeString(file, Files.readString(file) + "13,0."); // a crash cut the row short
        MetricTable table = MetricTable.read(file);
        assertThat(table.names()).containsExactly("a", "b");
        assertThat(table.of("a")).isEqualTo(Map.of(1L, 0.1));
        assertThat(table.of("b")).isEqualTo(Map.of(5L, 1.0 / 3, 9L, 2.0));
        assertThat(table.of("c")).isEmpty();
    }

    @Test
    void anEmptyFileHasNothing() throws IOException {
        assertThat(MetricTable.read(Files.createFile(folder.resolve("empty.csv")))
                        .names())
                .isEmpty();
    }

    @Test
    void refusesWhatNoSinkWrote() throws IOException {
        Path file = folder.resolve("other.csv");
        Files.writeString(file, "step,a\n1,x\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricTable.read(file))
                .withMessageContaining("\"1,x\"");
        Files.writeString(file, "step,a\n99999999999999999999,1\n");
        assertThatIllegalArgumentException().isThrownBy(() -> MetricTable.read(file));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> MetricTable.read(folder.resolve("none.csv")));
    }
}
