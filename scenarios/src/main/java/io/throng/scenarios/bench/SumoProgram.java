package io.throng.scenarios.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SUMO's programs, where they are installed (Debian's package sumo): one makes networks, one drives on them. */
final class SumoProgram {
    private static final Pattern UPDATES = Pattern.compile("UPS: ([0-9.]+)");
    private static final Pattern TRIPS =
            Pattern.compile("Statistics \\(avg[^\\n]*\\n(?:[^\\n]*\\n)*? Duration: ([0-9.]+)");
    private static final long LONGEST_SECONDS = 1200;

    private SumoProgram() {}

    /**
     * What a run told.
     *
     * @param updates vehicles moved a second of wall-clock time, reading left out
     * @param tripSeconds mean time of those who arrived
     */
    record Told(double updates, double tripSeconds) {}

    static boolean isThere() {
        return output(List.of("sumo", "--version")).isPresent()
                && output(List.of("netgenerate", "--version")).isPresent();
    }

    /** A square grid of signalled crossings with two lanes a direction. */
    static void grid(int side, Path net) {
        require(List.of(
                "netgenerate",
                "--grid",
                "--grid.number=" + side,
                "--grid.length=200",
                "-L",
                "2",
                "-j",
                "traffic_light",
                "--no-turnarounds",
                "-o",
                net.toString()));
    }

    /** Drives; without teleports, without output. */
    static Told drive(Path net, Path routes, int seconds) {
        String text = require(List.of(
                "sumo",
                "-n",
                net.toString(),
                "-r",
                routes.toString(),
                "--end",
                String.valueOf(seconds),
                "--no-step-log",
                "--duration-log.statistics",
                "-W",
                "--time-to-teleport",
                "-1",
                "--xml-validation",
                "never"));
        return new Told(number(UPDATES, text), number(TRIPS, text));
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    private static String require(List<String> command) {
        return output(command)
                .orElseThrow(() -> new IllegalStateException(
                        command.getFirst() + " did not do its work; run it to see why: " + String.join(" ", command)));
    }

    private static Optional<String> output(List<String> command) {
        try {
            Path told = Files.createTempFile("sumo", ".txt");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(told.toFile())
                        .start();
                boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
                process.destroy();
                return ended && process.exitValue() == 0 ? Optional.of(read(told)) : Optional.empty();
            } finally {
                Files.deleteIfExists(told);
            }
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String read(Path file) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", lines);
    }
}
