package io.throng.scenarios.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples are lessons: every one of them compiles, runs, and stays short. */
final class ExamplesTest {
    private static final Path FOLDER = Path.of("examples");
    private static final int MOST_LINES = 85;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void examplesAreNumberedInReadingOrder() throws IOException {
        List<String> names =
                examples().stream().map(file -> file.getFileName().toString()).toList();
        assertThat(names).isNotEmpty();
        for (int i = 0; i < names.size(); i++) {
            assertThat(names.get(i)).startsWith(String.format("%02d_", i + 1));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleCompilesAndIsShort(Path example) throws IOException {
        assertThat(SourceFile.compile(example)).isNotNull();
        assertThat(Files.readAllLines(example)).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @Test
    void flockRunsAndMeasuresItsOrder(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("run");
        int code = SourceFile.run(
                FOLDER.resolve("01_flock.java"),
                "--steps",
                "20",
                "--seed",
                "7",
                "--set",
                "birds=300",
                "--no-pictures",
                "--out",
                out.toString());
        assertThat(code).isZero();
        assertThat(Files.readAllLines(out.resolve("measures.csv")).getFirst()).contains("order");
    }

    @Test
    void trainingRuns() throws Exception {
        assertThat(SourceFile.run(FOLDER.resolve("02_train.java"), "--steps", "800", "--episodes", "4"))
                .isZero();
    }

    @Test
    void worldOfOnesOwnIsLearnedIn() throws Exception {
        assertThat(SourceFile.run(FOLDER.resolve("03_your_own_world.java"), "--steps", "800"))
                .isZero();
    }
}
