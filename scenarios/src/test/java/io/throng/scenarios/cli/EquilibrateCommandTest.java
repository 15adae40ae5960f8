package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** {@code throng equilibrate}. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class EquilibrateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void writesDaysAndRoutes() throws IOException {
        Path out = folder.resolve("days");
        CapturedThrong run = CapturedThrong.run(
                "equilibrate",
                "grid",
                "--set",
                "vehicles=200",
                "--set",
                "columns=3",
                "--set",
                "rows=3",
                "--days",
                "2",
                "--out",
                out.toString(),
                "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json()).containsEntry("days", 2).containsEntry("arrived", 200);
        assertThat(Files.readAllLines(out.resolve("days.csv")))
                .hasSize(3)
                .first()
                .isEqualTo("day,travel_time,arrived,left,gap,changed");
        assertThat(Files.readString(out.resolve("routes.rou.xml")).split("<vehicle ", -1))
                .hasSize(201);
    }

    @Test
    void saysWhatIsWrong() {
        assertRefused(CapturedThrong.run("equilibrate", "boids"), "boids has no routes to choose");
        assertRefused(CapturedThrong.run("equilibrate", "grid", "--days", "0"), "--days must be at least 1, got 0");
        assertRefused(CapturedThrong.run("equilibrate", "grid", "--theta", "-1"), "theta must be at least 0");
    }

    private static void assertRefused(CapturedThrong run, String complaint) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(complaint);
    }
}
