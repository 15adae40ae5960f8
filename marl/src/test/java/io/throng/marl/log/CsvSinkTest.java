package io.throng.marl.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSinkTest {
    private Path file;

    @BeforeEach
    void chooseFile(@TempDir Path folder) {
        file = folder.resolve("run/metrics.csv");
    }

    @Test
    void firstRecordMakesTheHeaderAndRowsAreReadableAtOnce() throws IOException {
        try (var sink = CsvSink.create(file)) {
            sink.record(64, MetricsOf.of("return", 1.5, "loss/policy", -0.1));
            assertThat(file).hasContent("step,return,loss/policy\n64,1.5,-0.1\n");
            sink.record(128, MetricsOf.of("loss/policy", 1e-30, "return", 1.0 / 3));
        }
        assertThat(Files.readString(file))
                .isEqualTo("step,return,loss/policy\n64,1.5,-0.1\n128,0.3333333333333333,1.0E-30\n");
    }

    @Test
    void laterMetricBecomesANewColumnAndMissingOnesAreEmpty() throws IOException {
        try (var sink = CsvSink.create(file)) {
            sink.record(1, MetricsOf.of("a", 1));
            sink.record(2, MetricsOf.of("a", 2));
            sink.record(2, MetricsOf.of("b", 3, "c", Double.NaN));
            sink.record(3, MetricsOf.of("a", 4));
        }
        assertThat(Files.readString(file)).isEqualTo("step,a,b,c\n1,1.0,,\n2,2.0,,\n2,,3.0,NaN\n3,4.0,,\n");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void resumingDropsRowsAtOrAfterTheStepAndGoesOn() throws IOException {
        try (var sink = CsvSink.create(file)) {
            sink.record(10, MetricsOf.of("a", 1));
            sink.record(20, MetricsOf.of("a", 2, "b", 2));
            sink.record(30, MetricsOf.of("a", 3));
        }
        try (var sink = CsvSink.resume(file, 20)) {
            sink.record(20, MetricsOf.of("a", 7, "c", 8));
        }
        assertThat(Files.readString(file)).isEqualTo("step,a,b,c\n10,1.0,,\n20,7.0,,8.0\n");
    }

    @Test
    void resumingDropsALastRowThatACrashCutShort() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "step,a\n10,1.0\n12345,9.0\n12");
        CsvSink.resume(file, 20_000).close();
        assertThat(file).hasContent("step,a\n10,1.0\n12345,9.0\n");
    }

    @Test
    void resumedRunEqualsUninterruptedRun() throws IOException {
        Path whole = file.resolveSibling("whole.csv");
        try (var sink = CsvSink.create(whole)) {
            for (int step = 0; step < 10; step++) {
                sink.record(step, MetricsOf.of(step % 3 == 0 ? "x" : "y", Math.sqrt(step)));
            }
        }
        try (var sink = CsvSink.create(file)) {
            for (int step = 0; step < 8; step++) {
                sink.record(step, MetricsOf.of(step % 3 == 0 ? "x" : "y", Math.sqrt(step)));
            }
        }
        try (var sink = CsvSink.resume(file, 5)) {
            for (int step = 5; step < 10; step++) {
                sink.record(step, MetricsOf.of(step % 3 == 0 ? "x" : "y", Math.sqrt(step)));
            }
        }
        assertThat(file).hasSameBinaryContentAs(whole);
    }

    @Test
    void resumingWithoutAFileBeginsOne() throws IOException {
        try (var sink = CsvSink.resume(file, 5)) {
            sink.record(5, MetricsOf.of("a", 1));
        }
        assertThat(file).hasContent("step,a\n5,1.0\n");
    }

    @Test
    void existingFileIsNotOverwritten() {
        CsvSink.create(file).close();
        assertThatThrownBy(() -> CsvSink.create(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("exists already; resume it or choose another folder");
    }

    @Test
    void filesOfOtherMakersAreRefused() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "time,a\n1,2\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvSink.resume(file, 1))
                .withMessageContaining("must begin with a header step,..., got \"time,a\"");
        Files.writeString(file, "step,a\n1,2,3\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvSink.resume(file, 1))
                .withMessageContaining("must have a step and 1 cells, got \"1,2,3\"");
    }

    @Test
    void badRecordsAreRefused() {
        try (var sink = CsvSink.create(file)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sink.record(-1, MetricsOf.of("a", 1)))
                    .withMessage("step must be at least 0, got -1");
            for (String name : new String[] {"a,b", "a\"b", " a", "a\nb", "", "step"}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> sink.record(1, MetricsOf.of(name, 1)))
                        .withMessageContaining("got \"" + name + "\"; use a name such as loss/policy");
            }
        }
    }
}
