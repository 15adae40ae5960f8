package io.throng.kernel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long millis;

    @Test
    void logGetsPlainLinesTenSecondsApart() {
        try (var line = line(false, 0, 1_000_000)) {
            for (int second = 1; second <= 25; second++) {
                millis = second * 1_000L;
                line.update(second * 1_500L, "");
            }
        }
        assertThat(text()).isEqualTo("""
              1 %  15,000 of 1,000,000 steps  1,500 steps/s  10 min 57 s left
              3 %  30,000 of 1,000,000 steps  1,500 steps/s  10 min 47 s left
              3 %  37,500 of 1,000,000 steps  1,500 steps/s  10 min 42 s left
            """);
    }

    @Test
    void terminalLineRewritesItselfTenTimesASecondAtMost() {
        try (var line = line(true, 0, 100)) {
            for (int i = 1; i <= 100; i++) {
                millis += 10;
                line.update(i, "return " + i);
            }
        }
        assertThat(text()).startsWith("\r 10 %  10 of 100 steps  100 steps/s  1 s left  return 10\u001b[K\r 20 %");
        assertThat(text()).endsWith("\r100 %  100 of 100 steps  100 steps/s  return 100\u001b[K\n");
        assertThat(text().chars().filter(c -> c == '\r')).hasSize(10);
    }

    @Test
    void terminalLineIsNeverWiderThanTheTerminal() {
        try (var line = line(true, 0, 100)) {
            millis = 1_000;
            line.update(50, "x".repeat(500));
        }
        assertThat(text()).matches("\r.{59}\u001b\\[K\n");
    }

    @Test
    void resumedRunCountsItsOwnRate() {
        try (var line = line(false, 900_000, 1_000_000)) {
            millis = 10_000;
            line.update(910_000, "");
        }
        assertThat(text()).isEqualTo(" 91 %  910,000 of 1,000,000 steps  1,000 steps/s  1 min 30 s left\n");
    }

    @Test
    void rateFollowsAChangeOfSpeedWithinASmoothingTime() {
        try (var line = line(false, 0, 0)) {
            long done = 0;
            for (int tens = 1; tens <= 6; tens++) {
                millis = tens * 10_000L;
                done += tens <= 3 ? 100 : 1_000;
                line.update(done, "");
            }
        }
        // 10, 10, 10, then 63 % of the way to 100 each time
        assertThat(text().lines().map(text -> text.replaceAll(".*steps  (.*) steps/s", "$1")))
                .containsExactly("10", "10", "10", "67", "88", "96");
    }

    @Test
    void unknownTotalShowsNeitherShareNorTimeLeft() {
        try (var line = line(false, 0, 0)) {
            millis = 20_000;
            line.update(50, "note");
        }
        assertThat(text()).isEqualTo("50 steps  2.50 steps/s  note\n");
    }

    @Test
    void shortRunShowsItsLastUpdateOnce() {
        try (var line = line(false, 0, 10)) {
            millis = 500;
            line.update(10, "done");
        }
        assertThat(text()).isEqualTo("100 %  10 of 10 steps  20 steps/s  done\n");
    }

    @Test
    void durationsAreSaidInTwoUnits() {
        assertThat(ProgressLine.duration(9.4)).isEqualTo("9 s");
        assertThat(ProgressLine.duration(59.6)).isEqualTo("1 min 00 s");
        assertThat(ProgressLine.duration(114)).isEqualTo("1 min 54 s");
        assertThat(ProgressLine.duration(3 * 3_600 + 7 * 60 + 5)).isEqualTo("3 h 07 min");
    }

    @Test
    void negativeAmountsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(false, 0, -1))
                .withMessage("done and total must be at least 0, got 0 and -1; give total 0 if unknown");
    }

    private ProgressLine line(boolean terminal, long done, long total) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new ProgressLine(
                stream, terminal, done, total, "steps", () -> TimeUnit.MILLISECONDS.toNanos(millis), 60);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
