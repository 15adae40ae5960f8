package io.throng.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.scenarios.cli.Throng;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps in Java machines of their own, which are killed as {@code kill -9} does. */
class KilledSweepTest {
    private static final int RUNS = 200;
    private static final int MINUTES_TO_WAIT = 3;

    @TempDir
    private Path folder;

    private static List<String> sweep(Path out) {
        return List.of(
                "sweep",
                "vicsek",
                "--vary",
                "noise=0:4.5:0.5",
                "--repeats",
                "20",
                "--agents",
                "12",
                "--steps",
                "12",
                "--jobs",
                "2",
                "--no-pictures",
                "--out",
                out.toString());
    }

    private Process begin(Path out) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Throng.class.getName()));
        command.addAll(sweep(out));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.resolve("output").toFile()))
                .start();
    }

    private static long lines(Path ledger) throws IOException {
        if (!Files.exists(ledger)) {
            return 0;
        }
        try (var lines = Files.lines(ledger)) {
            return lines.count();
        }
    }

    /** Lets a sweep come so far, and ends it without warning. */
    private void runUpTo(long results, Path out, SplittableRandom random) throws Exception {
        Process child = begin(out);
        try {
            while (lines(out.resolve("ledger.jsonl")) < results) {
                assertThat(child.waitFor(1, TimeUnit.MILLISECONDS))
                        .as("ended by itself: %s", Files.readString(folder.resolve("output")))
                        .isFalse();
            }
            Thread.sleep(random.nextLong(50));
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static String withoutSeconds(Path out) throws IOException {
        return Files.readString(out.resolve("results.csv")).replaceAll("(?m),[^,]*$", "");
    }

    @Test
    void aSweepKilledTwiceEndsWithExactlyTheResultsOfAnUndisturbedOne() throws Exception {
        SplittableRandom random = new SplittableRandom();
        Path killed = folder.resolve("killed");
        long first = random.nextLong(1, RUNS / 2);
        long second = random.nextLong(first + 1, RUNS - 20);
        runUpTo(first, killed, random);
        long afterFirst =
                LedgerText.read(killed.resolve("ledger.jsonl")).results().size();
        assertThat(afterFirst).isBetween(first - 1, (long) RUNS - 1);
        assertThat(killed.resolve("results.csv")).doesNotExist();
        runUpTo(Math.max(second, afterFirst + 1), killed, random);
        long afterSecond =
                LedgerText.read(killed.resolve("ledger.jsonl")).results().size();
        assertThat(afterSecond).as("of %d and %d", first, second).isBetween(afterFirst, (long) RUNS - 1);

        Process last = begin(killed);
        assertThat(last.waitFor(MINUTES_TO_WAIT, TimeUnit.MINUTES)).isTrue();
        String output = Files.readString(folder.resolve("output"));
        assertThat(last.exitValue()).as(output).isZero();
        assertThat(output).contains("200 of 200 runs there, 0 of them failed, " + (RUNS - afterSecond) + " new");
        assertThat(LedgerText.read(killed.resolve("ledger.jsonl")).results())
                .extracting(result -> result.run().number())
                .hasSize(RUNS)
                .doesNotHaveDuplicates();

        Path whole = folder.resolve("whole");
        assertThat(Throng.execute(sweep(whole).toArray(String[]::new))).isZero();
        assertThat(withoutSeconds(killed)).hasLineCount(RUNS + 1).isEqualTo(withoutSeconds(whole));
        assertThat(Files.readString(killed.resolve("summary.csv")))
                .isEqualTo(Files.readString(whole.resolve("summary.csv")));
    }
}
