package io.throng.kernel.measure;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says how far a run is, how fast it goes and when it will be done. On a terminal one line rewrites itself, ten times a
 * second at most; in a log a plain line appears every ten seconds at most. Between those an update costs one look at the
 * clock. The rate is smoothed over the last ten seconds or so.
 *
 * <p>{@code 42 %  1,260,000 of 3,000,000 steps  15,204 steps/s  1 min 54 s left  return 12.3}
 *
 * <p>Not for several threads at once. Reads a clock, therefore nothing of it may reach the state of a world.
 */
public final class ProgressLine implements AutoCloseable {
    private static final double TERMINAL_SECONDS = 0.1;
    private static final double LOG_SECONDS = 10;
    private static final double SMOOTHING_SECONDS = 10;
    private static final int DEFAULT_COLUMNS = 80;
    private static final String CLEAR_REST_OF_LINE = "\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final long total;
    private final String unit;
    private final LongSupplier nanoTime;
    private final int columns;

    private double rate = Double.NaN;
    private long shownDone;
    private long shownNanos;
    private boolean shown;
    private long latestDone;
    private String latestNote = "";

    /**
     * A line on any stream, for tests and for logs.
     *
     * @param terminal whether the stream understands a carriage return, so that a line can be rewritten
     * @param done how much is done already: 0, or where a resumed run begins
     * @param total how much there is to do; 0 where nobody knows
     * @param unit what is counted, in the plural, such as {@code steps}
     * @param nanoTime a clock like {@link System#nanoTime}
     * @param columns how wide a rewritten line may be; a longer one would leave its beginning behind
     */
    public ProgressLine(
            PrintStream out, boolean terminal, long done, long total, String unit, LongSupplier nanoTime, int columns) {
        if (done < 0 || total < 0) {
            throw new IllegalArgumentException(
                    "done and total must be at least 0, got " + done + " and " + total + "; give total 0 if unknown");
        }
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.unit = unit;
        this.nanoTime = nanoTime;
        this.columns = columns;
        shownDone = done;
        latestDone = done;
        shownNanos = nanoTime.getAsLong();
    }

    /** A line on standard output: rewritten where a person watches, plain in a file or a pipe. */
    @SuppressWarnings("SystemConsoleNull") // null again in JDK 25 where there is no terminal
    public static ProgressLine onStandardOutput(long done, long total, String unit) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new ProgressLine(System.out, terminal, done, total, unit, System::nanoTime, columnsOfTerminal());
    }

    /**
     * Notes how far the run is, and shows it if the last time is long enough ago.
     *
     * @param done so far in all
     * @param note a few words after the numbers; may be empty
     */
    public void update(long done, String note) {
        latestDone = done;
        latestNote = note;
        double seconds = secondsSinceShown();
        double between = terminal ? TERMINAL_SECONDS : LOG_SECONDS;
        if (seconds >= between) {
            show(seconds);
        }
    }

    /** Shows the last update, if it was not, and ends the line. */
    @Override
    public void close() {
        if (!shown || latestDone != shownDone) {
            show(secondsSinceShown());
        }
        if (terminal) {
            out.println();
        }
        out.flush();
    }

    private double secondsSinceShown() {
        return (nanoTime.getAsLong() - shownNanos) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private void show(double seconds) {
        if (seconds > 0) {
            double now = (latestDone - shownDone) / seconds;
            rate = Double.isNaN(rate) ? now : rate + (now - rate) * -Math.expm1(-seconds / SMOOTHING_SECONDS);
        }
        shownDone = latestDone;
        shownNanos += Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
        shown = true;
        print(text());
    }

    private void print(String text) {
        if (terminal) {
            out.print("\r" + text.substring(0, Math.min(text.length(), columns - 1)) + CLEAR_REST_OF_LINE);
        } else {
            out.println(text);
        }
        out.flush();
    }

    private String text() {
        var text = new StringBuilder();
        if (total > 0) {
            text.append(String.format(Locale.ROOT, "%3.0f %%  ", Math.floor(100.0 * latestDone / total)));
            text.append(String.format(Locale.ROOT, "%,d of %,d %s", latestDone, total, unit));
        } else {
            text.append(String.format(Locale.ROOT, "%,d %s", latestDone, unit));
        }
        if (!Double.isNaN(rate)) {
            text.append(String.format(Locale.ROOT, rate < 10 ? "  %.2f %s/s" : "  %,.0f %s/s", rate, unit));
        }
        if (total > latestDone && rate > 0) {
            text.append("  ").append(duration((total - latestDone) / rate)).append(" left");
        }
        return latestNote.isEmpty()
                ? text.toString()
                : text.append("  ").append(latestNote).toString();
    }

    /** In two units: {@code 3 h 07 min}, {@code 1 min 54 s}, {@code 9 s}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole >= TimeUnit.HOURS.toSeconds(1)) {
            return String.format(Locale.ROOT, "%,d h %02d min", whole / 3_600, whole / 60 % 60);
        }
        return whole >= 60 ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60) : whole + " s";
    }

    private static int columnsOfTerminal() {
        return Optional.ofNullable(System.getenv("COLUMNS"))
                .filter(text -> text.matches("[1-9][0-9]{1,3}"))
                .map(Integer::parseInt)
                .orElse(DEFAULT_COLUMNS);
    }
}
