package io.throng.viz.mason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throng.kernel.record.Desktop;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MASON's console on a screen that nobody sees. */
class MasonDesktopTest {
    private static final String SCREEN = "Xvfb";

    @TempDir
    private Path folder;

    @Test
    void serviceLoaderFindsIt() {
        assertThat(ServiceLoader.load(Desktop.class)).hasExactlyElementsOfTypes(MasonDesktop.class);
    }

    /** Asks in a JVM that is not headless, as this one may be. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] args) {
            System.out.println(new MasonDesktop().obstacle().orElse("none"));
        }
    }

    @Test
    void aDisplayThatDoesNotAnswerIsAnObstacleInOneLine() throws Exception {
        Path out = folder.resolve("out");
        Process program = program(":12345", out, Asking.class);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).as(() -> read(out)).isTrue();
        assertThat(read(out).lines())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("MASON's console", ":12345", "set DISPLAY to one that can, or run under xvfb-run");
    }

    @Test
    void theConsolePlaysPausesPaintsInspectsAndSets() throws Exception {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, SCREEN))),
                "no Xvfb on the path; install the package xvfb");
        Path out = folder.resolve("out");
        Process screen = new ProcessBuilder(
                        SCREEN, "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp")
                .redirectError(folder.resolve("screen").toFile())
                .start();
        try {
            String display = ":" + firstLine(screen);
            Process program = program(display, out, ConsoleProgram.class);
            assertThat(program.waitFor(120, TimeUnit.SECONDS))
                    .as(() -> read(out))
                    .isTrue();
            assertThat(program.exitValue()).as(() -> read(out)).isZero();
        } finally {
            screen.destroy();
            screen.waitFor();
        }
        assertThat(read(out).lines())
                .contains("step 20 time 20")
                .contains("hit walkers 1, inspected true")
                .contains("state: x (m) = 40.0", "observation: others (m) = [1.0, 2.0]")
                .contains("stride = 2.5", "gait = 1", "paced = 50.0")
                .contains("last 40", "again 3", "entered twice false", "closed", "show closed true");
        assertThat(read(out).lines().filter(line -> line.startsWith("colour at")))
                .hasSize(3)
                .allMatch(this::isBlue);
    }

    /** The first colour of agents, through which a little of the field below shows. */
    private boolean isBlue(String line) {
        int colour = Integer.parseInt(line.substring(line.length() - 6), 16);
        return Math.abs((colour >> 16) - 0x00) < 24
                && Math.abs((colour >> 8 & 0xff) - 0x72) < 24
                && Math.abs((colour & 0xff) - 0xb2) < 24;
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private static Process program(String display, Path out, Class<?> main) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("DISPLAY", display);
        return builder.start();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
