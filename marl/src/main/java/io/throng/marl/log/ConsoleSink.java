package io.throng.marl.log;

import io.throng.kernel.measure.ProgressLine;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Shows the latest numbers behind the progress of the run: {@code 42 %  ...  1 min 54 s left  return 12.3  entropy 0.81}.
 * How often a line appears is the progress line's business; numbers are rounded to four digits.
 */
public final class ConsoleSink implements MetricSink {
    private final ProgressLine line;
    private final List<String> names;

    /**
     * Shows on a progress line, which is closed with this sink.
     *
     * @param names which metrics to show, in this order; empty for all of a record
     */
    public ConsoleSink(ProgressLine line, List<String> names) {
        this.line = line;
        this.names = List.copyOf(names);
    }

    @Override
    public void record(long step, SequencedMap<String, Double> values) {
        MetricRecord.check(step, values);
        String note = (names.isEmpty() ? List.copyOf(values.sequencedKeySet()) : names)
                .stream()
                        .filter(values::containsKey)
                        .map(name -> name + " " + rounded(values.get(name)))
                        .collect(Collectors.joining("  "));
        line.update(step, note);
    }

    @Override
    public void close() {
        line.close();
    }

    private static String rounded(double value) {
        boolean plain = value == 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6);
        if (!plain || !Double.isFinite(value)) {
            return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3e", value) : String.valueOf(value);
        }
        int wholeDigits = value == 0 ? 1 : (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return String.format(Locale.ROOT, "%." + Math.clamp(4L - wholeDigits, 0, 6) + "f", value);
    }
}
