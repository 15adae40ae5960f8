package io.throng.marl.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.measure.ProgressLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class MetricSinkTest {
    @Test
    void allSinksTakeEverythingInOrder() {
        List<String> calls = new ArrayList<>();
        try (MetricSink all = MetricSink.all(noting("first", calls), noting("second", calls))) {
            all.record(7, MetricsOf.of("a", 1));
        }
        assertThat(calls).containsExactly("first 7 {a=1.0}", "second 7 {a=1.0}", "first closed", "second closed");
    }

    @Test
    void allSinksAreClosedThoughOneFails() {
        List<String> calls = new ArrayList<>();
        MetricSink all = MetricSink.all(failing("disk full"), noting("second", calls), failing("again"));
        assertThatThrownBy(all::close)
                .hasMessage("disk full")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(calls).containsExactly("second closed");
    }

    @Test
    void consoleShowsTheChosenNumbersBehindTheProgress() {
        var out = new ByteArrayOutputStream();
        long[] nanos = {0};
        var line = new ProgressLine(
                new PrintStream(out, true, StandardCharsets.UTF_8), false, 0, 200, "steps", () -> nanos[0], 80);
        try (var sink = new ConsoleSink(line, List.of("return", "loss", "absent"))) {
            nanos[0] = 10_000_000_000L;
            sink.record(100, MetricsOf.of("loss", 0.000012345, "return", 12.34567));
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(" 50 %  100 of 200 steps  10 steps/s  10 s left  return 12.35  loss 1.235e-05\n");
    }

    @Test
    void consoleShowsAllNumbersWhereNoneAreChosen() {
        var out = new ByteArrayOutputStream();
        var line =
                new ProgressLine(new PrintStream(out, true, StandardCharsets.UTF_8), false, 0, 0, "steps", () -> 0, 80);
        try (var sink = new ConsoleSink(line, List.of())) {
            sink.record(3, MetricsOf.of("a", 1_234_567, "b", Double.NaN));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("3 steps  a 1.235e+06  b NaN\n");
    }

    private static MetricSink noting(String name, List<String> calls) {
        return new MetricSink() {
            @Override
            public void record(long step, SequencedMap<String, Double> values) {
                calls.add(name + " " + step + " " + values);
            }

            @Override
            public void close() {
                calls.add(name + " closed");
            }
        };
    }

    private static MetricSink failing(String message) {
        return new MetricSink() {
            @Override
            public void record(long step, SequencedMap<String, Double> values) {}

            @Override
            public void close() {
                throw new IllegalStateException(message);
            }
        };
    }
}
