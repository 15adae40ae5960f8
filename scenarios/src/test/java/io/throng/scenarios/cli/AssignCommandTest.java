package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** {@code throng assign}, on the network of Braess that comes with the examples. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class AssignCommandTest {
    private static final String NET = "examples/networks/braess_net.tntp";
    private static final String TRIPS = "examples/networks/braess_trips.tntp";

    @TempDir
    private Path folder;

    @Test
    void closingALinkHelpsEverybody() throws IOException {
        Path flows = folder.resolve("flows.csv");
        CapturedThrong open = CapturedThrong.run("assign", NET, TRIPS, "--json", "--flows", flows.toString());
        assertThat(open.code()).as(open.err()).isZero();
        assertThat((double) open.json().get("mean_time")).isCloseTo(92, within(1e-4));
        assertThat(Files.readAllLines(flows)).hasSize(6).first().isEqualTo("from,to,flow,time");
        CapturedThrong closed = CapturedThrong.run("assign", NET, TRIPS, "--json", "--close", "3-4");
        assertThat((double) closed.json().get("mean_time")).isCloseTo(83, within(1e-4));
        CapturedThrong best = CapturedThrong.run("assign", NET, TRIPS, "--json", "--principle", "SYSTEM");
        assertThat((double) best.json().get("mean_time")).isCloseTo(83, within(1e-4));
    }

    @Test
    void saysWhatIsWrong() {
        assertRefused(CapturedThrong.run("assign", NET, "nowhere.tntp"), "nowhere.tntp is not a file");
        assertRefused(CapturedThrong.run("assign", NET, TRIPS, "--close", "4-3"), "there is no link from 4 to 3");
        assertRefused(CapturedThrong.run("assign", NET, TRIPS, "--close", "x"), "--close must be two numbers of nodes");
        assertRefused(CapturedThrong.run("assign", NET, TRIPS, "--gap", "-1"), "--gap and --iterations must not be");
        CapturedThrong early = CapturedThrong.run("assign", NET, TRIPS, "--iterations", "0");
        assertThat(early.code()).isEqualTo(1);
        assertThat(early.err()).contains("the gap 1.0E-6 was not reached; allow more --iterations");
    }

    private static void assertRefused(CapturedThrong run, String complaint) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(complaint);
    }
}
