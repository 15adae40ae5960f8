package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.scenarios.io.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Runs in which agents fail, snapshots break or somebody asks in between. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class TroubledRunTest {
    private static final Pattern REPRODUCE = Pattern.compile("(?:reproduce|or): (?:THRONG_HEAP=\\d+m )?throng (.*)");
    private static final Pattern FAILURE = Pattern.compile("agent (\\d+) failed at step (\\d+) in (\\w+)");

    @TempDir
    Path folder;

    private int runs;

    private CapturedThrong throng(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of("--out", folder.resolve("run-" + runs++).toString(), "--json", "--no-pictures"));
        return CapturedThrong.run(all.toArray(String[]::new));
    }

    private CapturedThrong turmoil(String... more) {
        List<String> all = new ArrayList<>(List.of("run", "turmoil", "--agents", "200", "--seed", "3"));
        all.addAll(Arrays.asList(more));
        return throng(all.toArray(String[]::new));
    }

    @Test
    void everyFailureIsReportedWithACommandThatShowsItAgain() {
        CapturedThrong troubled = turmoil(
                "--steps", "60", "--set", "failing=0.002", "--set", "onFailure=RESUME", "--snapshot-every", "20");
        assertThat(troubled.code()).isEqualTo(1);
        assertThat(((Number) troubled.json().get("failures")).longValue()).isPositive();
        assertThat(troubled.err()).contains("throng run turmoil --set agents=200 --set failing=0.002");
        List<String> reports =
                Pattern.compile("(?m)^throng: ").splitAsStream(troubled.err()).toList();
        int shown = 0;
        for (String report : reports) {
            Matcher failure = FAILURE.matcher(report);
            Matcher command = REPRODUCE.matcher(report);
            while (failure.find() && command.find()) {
                CapturedThrong again = throng(command.group(1).replace("'", "").split(" "));
                assertThat(again.err()).contains(failure.group());
                shown++;
            }
        }
        assertThat(shown).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aSnapshotShortensTheWayToAFailure() {
        CapturedThrong troubled =
                turmoil("--steps", "3", "--set", "failing=0.002", "--set", "onFailure=RESUME", "--snapshot-every", "1");
        Matcher command = Pattern.compile("or: (?:THRONG_HEAP=\\d+m )?throng (run turmoil --restore .*)")
                .matcher(troubled.err());
        assertThat(command.find()).isTrue();
        CapturedThrong again = throng(command.group(1).split(" "));
        assertThat(again.err()).contains("failed at step");
        assertThat(Files.exists(folder.resolve("run-0/snapshots/step-3.snapshot")))
                .isTrue();
    }

    @Test
    void agentsThatWereStoppedAreNamed() {
        CapturedThrong troubled = turmoil(
                "--steps",
                "40",
                "--set",
                "failing=0.3",
                "--set",
                "onFailure=STOP_AFTER_THREE",
                "--set",
                "turnover=0.01");
        assertThat(troubled.err())
                .containsPattern("agents have stopped after failing three times and take no more turns: \\d+, ");
        assertThat(((Number) troubled.json().get("stopped")).intValue()).isGreaterThan(10);
    }

    private static List<String> names(Path snapshots) throws IOException {
        try (Stream<Path> files = Files.list(snapshots)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theLatestThreeSnapshotsAreKeptAndTheNewestWholeOneIsRestored() throws IOException {
        CapturedThrong whole = turmoil("--steps", "57");
        CapturedThrong saving = turmoil("--steps", "50", "--snapshot-every", "10");
        assertThat(saving.code()).isZero();
        Path snapshots = folder.resolve("run-1").resolve("snapshots");
        assertThat(names(snapshots)).containsExactly("step-30.snapshot", "step-40.snapshot", "step-50.snapshot");
        cut(snapshots.resolve("step-50.snapshot"), 2000);
        Files.writeString(snapshots.resolve("step-60.snapshot"), "no snapshot at all");
        CapturedThrong restored =
                throng("run", "turmoil", "--restore", folder.resolve("run-1").toString(), "--steps", "57");
        assertThat(restored.code()).as(restored.err()).isZero();
        assertThat(restored.err())
                .contains("passed over: ")
                .contains("step-60.snapshot is not a Throng archive")
                .contains("step-50.snapshot is truncated");
        assertThat(restored.json().get("hash")).isEqualTo(whole.json().get("hash"));
    }

    private static void cut(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    @Test
    void aFolderWithoutAWholeSnapshotIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("snapshots"));
        Files.writeString(folder.resolve("snapshots").resolve("step-3.snapshot"), "THRO");
        CapturedThrong refused = throng("run", "turmoil", "--restore", folder.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("holds no whole snapshot among 1 files named step-<number>.snapshot");
    }

    @Test
    void whatAgentsAreToldIsJournalledAndVerified() throws IOException {
        CapturedThrong silent = turmoil("--steps", "30");
        CapturedThrong told =
                turmoil("--steps", "30", "--tell", "5:7:1:0.5:0", "--tell", "2:3:1:1:-2e3", "--inspect", "3");
        assertThat(told.json().get("hash")).isNotEqualTo(silent.json().get("hash"));
        assertThat(String.valueOf(told.json().get("inspected"))).contains("agent=3");
        Map<String, Object> manifest =
                Json.read(Files.readString(folder.resolve("run-1").resolve("manifest.json")));
        assertThat(manifest.get("journal")).isEqualTo(List.of("2:3:1:1.0:-2000.0", "5:7:1:0.5:0.0"));
        assertThat(CapturedThrong.run("verify", folder.resolve("run-1").toString())
                        .code())
                .isZero();
        assertThat(turmoil("--tell", "5:7").err())
                .contains("mail must be STEP:AGENT:TOPIC:FIRST:SECOND, five numbers as 100:7:1:0.5:0, got \"5:7\"");
    }

    @Test
    void agentsAnswerWhileARunGoesOnAndTheRunCanBeVerified() {
        String requests = """
            inspect 5
            tell 5 1 0.5 2
            inspect 100000000
            inspect five
            dance
            stop
            """;
        Path out = folder.resolve("asked");
        CapturedThrong asked = CapturedThrong.runWithInput(
                requests,
                "run",
                "turmoil",
                "--agents",
                "200",
                "--set",
                "turnover=0",
                "--steps",
                "1000000000",
                "--console",
                "--no-pictures",
                "--out",
                out.toString());
        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(asked.out())
                .contains("{\"agent\":5,\"step\":")
                .contains("{\"told\":5}")
                .contains("no agent 100000000 is alive at step")
                .contains("a request holds numbers after its name, got \\\"inspect five\\\"")
                .contains("no request is called \\\"dance\\\"")
                .contains("{\"stopping\":true}");
        assertThat(CapturedThrong.run("verify", out.toString()).code()).isZero();
    }
}
