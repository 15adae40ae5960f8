package io.throng.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    private Path folder;

    private Path file;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("ledger.jsonl");
    }

    private static RunResult result(int number) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("order", number / 3.0);
        values.put("\u00f6dd, \"name\"", Double.NaN);
        values.put("energy", number % 2 == 0 ? Double.NEGATIVE_INFINITY : -0.0);
        SweptRun run = new SweptRun(number, number, 0, Long.MIN_VALUE + number, Map.of("noise", "0." + number));
        return number == 2
                ? RunResult.failed(run, "noise must be in [0, 2\u03c0], got 7.2; give radians", 0.25)
                : RunResult.done(run, new Outcome(500, "00ff", values, Map.of("order", 1e-300)), 1.5);
    }

    private List<RunResult> write(int count) throws IOException {
        List<RunResult> results =
                IntStream.range(0, count).mapToObj(LedgerTest::result).toList();
        try (Ledger ledger = Ledger.open(file, complaints::add)) {
            for (RunResult result : results) {
                ledger.add(result);
            }
        }
        return results;
    }

    @Test
    void whatIsAddedIsReadWithTheSameBits() throws IOException {
        List<RunResult> results = write(5);
        assertThat(LedgerText.read(file)).isEqualTo(new LedgerText(results, Files.size(file), 0));
        assertThat(complaints).isEmpty();
        assertThat(Files.readString(file)).startsWith("{\"crc\":\"").contains("\"run\":4");
    }

    @Test
    void aReopenedLedgerGoesOnBehindItsLastLine() throws IOException {
        List<RunResult> three = write(3);
        try (Ledger ledger = Ledger.open(file, complaints::add)) {
            assertThat(ledger.earlier()).isEqualTo(three);
            ledger.add(result(3));
        }
        assertThat(LedgerText.read(file).results()).hasSize(4);
        assertThat(complaints).isEmpty();
    }

    /** Whatever number of bytes the end of a process leaves of the last line. */
    @Test
    void aLineCutShortAnywhereIsToldCutOffAndWrittenAnew() throws IOException {
        List<RunResult> all = write(4);
        byte[] bytes = Files.readAllBytes(file);
        int three = lastLine(bytes);
        for (int length = three; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            complaints.clear();
            try (Ledger ledger = Ledger.open(file, complaints::add)) {
                assertThat(ledger.earlier()).isEqualTo(all.subList(0, 3));
                ledger.add(all.get(3));
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
            if (length == three) {
                assertThat(complaints).isEmpty();
            } else {
                assertThat(complaints)
                        .containsExactly("cut off the last " + (length - three) + " bytes of " + file
                                + ", a line that was not written to its end; its run is run again");
            }
        }
    }

    private static int lastLine(byte[] bytes) {
        int start = bytes.length - 1;
        while (bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    @Test
    void aDamagedLineInTheMiddleIsNeverPassedOver() throws IOException {
        write(3);
        byte[] bytes = Files.readAllBytes(file);
        int end = lastLine(bytes) - 1;
        for (int place = 0; place < end; place += 7) {
            byte[] damaged = bytes.clone();
            damaged[place] ^= 1;
            Files.write(file, damaged);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Ledger.open(file, complaints::add))
                    .withMessageMatching(
                            "line [12] of .*ledger.jsonl is damaged: its checksum does not agree; remove that"
                                    + " line, and its run is run again");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aDamagedLastLineIsCutOff() throws IOException {
        List<RunResult> all = write(3);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);
        try (Ledger ledger = Ledger.open(file, complaints::add)) {
            assertThat(ledger.earlier()).isEqualTo(all.subList(0, 2));
        }
        assertThat(complaints).hasSize(1);
    }

    @Test
    void onlyOneWritesAtATime() throws IOException {
        Ledger first = Ledger.open(file, complaints::add);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ledger.open(file, complaints::add))
                .withMessage(file + " is being written by another process; wait for it, or give another folder with"
                        + " --out");
        first.add(result(0));
        assertThat(LedgerText.read(file).results()).containsExactly(result(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Ledger.open(file, complaints::add));
        first.close();
        try (Ledger second = Ledger.open(file, complaints::add)) {
            assertThat(second.earlier()).hasSize(1);
        }
    }
}
