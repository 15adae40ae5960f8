package io.throng.scenarios.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.scenarios.cli.Throng;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples are lessons: every one of them compiles, runs, and stays short. */
final class ExamplesTest {
    private static final Path FOLDER = Path.of("examples");
    private static final int MOST_LINES = 79;

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

    private static String csv(Path example, Path out, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of("--no-pictures", "--out", out.toString()));
        options.addAll(List.of(more));
        assertThat(SourceFile.run(example, options.toArray(String[]::new))).isZero();
        return Files.readAllLines(out.resolve("measures.csv")).getFirst();
    }

    @Test
    void flockRunsAndMeasuresItsOrder(@TempDir Path folder) throws Exception {
        Path flock = FOLDER.resolve("01_flock.java");
        assertThat(csv(flock, folder.resolve("run"), "--steps", "20", "--seed", "7", "--set", "birds=300"))
                .contains("order");
    }

    @Test
    void epidemicSpreads(@TempDir Path folder) throws Exception {
        Path epidemic = FOLDER.resolve("02_epidemic.java");
        Path out = folder.resolve("run");
        assertThat(csv(epidemic, out, "--steps", "60", "--set", "people=1000"))
                .contains("ill")
                .contains("spared");
        List<String> lines = Files.readAllLines(out.resolve("measures.csv"));
        double spared = Double.parseDouble(lines.getLast().split(",", -1)[2]);
        assertThat(spared).isLessThan(Double.parseDouble(lines.get(1).split(",", -1)[2]));
    }

    @Test
    void predatorsAndPreyAreBornAndDie(@TempDir Path folder) throws Exception {
        Path example = FOLDER.resolve("03_predators_and_prey.java");
        assertThat(csv(example, folder.resolve("run"), "--steps", "30", "--set", "sheep=200"))
                .contains("sheep")
                .contains("wolves");
    }

    @Test
    void marketFindsItsPrice(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("run");
        csv(FOLDER.resolve("04_market.java"), out, "--steps", "300");
        List<String> lines = Files.readAllLines(out.resolve("measures.csv"));
        assertThat(Double.parseDouble(lines.getLast().split(",", -1)[1])).isBetween(0.55, 0.65);
    }

    static List<String> learned() {
        return List.of("05_shepherds.java", "08_traffic_signal.java");
    }

    @ParameterizedTest
    @MethodSource("learned")
    void learnersOfScriptsAreTrainedEvaluatedAndRun(String example, @TempDir Path folder) throws Exception {
        String file = FOLDER.resolve(example).toString();
        String trained = folder.resolve("trained").toString();
        assertThat(Throng.execute(
                        "train",
                        "ippo",
                        file,
                        "--steps",
                        "400",
                        "--set",
                        "worlds=4",
                        "--episodes",
                        "2",
                        "--evaluations",
                        "0",
                        "--out",
                        trained))
                .isZero();
        assertThat(Throng.execute("evaluate", trained, "--episodes", "2")).isZero();
        assertThat(csv(Path.of(file), folder.resolve("run"), "--steps", "5", "--policy", trained))
                .contains("reward");
        assertThat(Throng.execute("verify", folder.resolve("run").toString())).isZero();
    }

    @Test
    void trainingRuns() throws Exception {
        assertThat(SourceFile.run(FOLDER.resolve("06_train.java"), "--steps", "800", "--episodes", "4"))
                .isZero();
    }

    @Test
    void worldOfOnesOwnIsLearnedIn() throws Exception {
        assertThat(SourceFile.run(FOLDER.resolve("07_your_own_world.java"), "--steps", "800"))
                .isZero();
    }
}
