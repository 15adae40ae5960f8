package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code throng run --output}. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class OutputOptionTest {
    @TempDir
    private Path folder;

    private CapturedThrong run(String scenario, String... more) {
        List<String> all = new ArrayList<>(List.of("run", scenario, "--steps", "90", "--no-pictures", "--json"));
        all.addAll(List.of("--out", folder.resolve("run").toString()));
        all.addAll(List.of(more));
        return CapturedThrong.run(all.toArray(String[]::new));
    }

    @Test
    void filesTellOfTheSameRun() throws IOException {
        Path trips = folder.resolve("trips.xml");
        Path summary = folder.resolve("summary.xml.gz");
        CapturedThrong run = run("sumo", "--output", "tripinfo=" + trips, "--output", "summary=" + summary);
        assertThat(run.code()).as(run.err()).isZero();
        String arrived = run.json().get("measures").toString().replaceAll(".*arrived=(\\d+).*", "$1");
        assertThat(Files.readString(trips).split("<tripinfo ", -1)).hasSize(Integer.parseInt(arrived) + 1);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(summary))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.split("<step ", -1)).hasSize(91);
            assertThat(text.substring(text.lastIndexOf("<step "))).contains(" arrived=\"" + arrived + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boids | fcd=x.xml | boids writes no such files; leave out --output",
                "sumo | queue=x.xml | there is no output queue of sumo; there are tripinfo, summary, fcd",
                "sumo | fcd=/nowhere/x.xml | --output fcd=/nowhere/x.xml cannot be written; name a file in"
            })
    void refusesWhatItCannotWrite(String scenario, String output, String complaint) {
        CapturedThrong run = run(scenario, "--output", output);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(complaint);
    }

    @Test
    void wholeRunsOnly() {
        CapturedThrong run = run("sumo", "--output", "fcd=x.xml", "--restore", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--output tells of whole runs of one process; leave out --restore, --view and");
    }
}
