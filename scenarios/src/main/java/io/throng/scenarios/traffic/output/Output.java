package io.throng.scenarios.traffic.output;

import io.throng.scenarios.Report;
import io.throng.scenarios.traffic.road.Vehicles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/** What can be written about traffic. */
public enum Output {
    /** A line for each vehicle that has arrived. */
    TRIPINFO("a line for each vehicle that has arrived: when, how long, how far, time lost, emissions"),
    /** A line for each step. */
    SUMMARY("a line for each step: how many are on the road, wait, stand, have arrived; mean speed"),
    /** Each vehicle after each step. */
    FCD("each vehicle after each step: place, speed, lane"),
    /** Sums for each edge. */
    EDGEDATA("for each edge, of the whole run, or by a period in seconds (edgedata:300): speed, density, time lost"),
    /** What the detectors of the scene count. */
    DETECTORS("what the detectors of additional files count in their periods"),
    /** What each vehicle emits in each step. */
    EMISSIONS("what each vehicle emits and burns in each step, in mg/s");

    private final String description;

    Output(String description) {
        this.description = description;
    }

    /** All by name, with what is in them. */
    public static SequencedMap<String, String> all() {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        for (Output output : values()) {
            all.put(output.name().toLowerCase(Locale.ROOT), output.description);
        }
        return all;
    }

    /**
     * Begins a file, before the first step.
     *
     * @param to closed with the report
     */
    public Report begin(Vehicles vehicles, OutputStream to) throws IOException {
        return begin(vehicles, to, Double.POSITIVE_INFINITY);
    }

    /**
     * Begins a file, before the first step.
     *
     * @param kind a name, and for edges a period after a colon
     * @param to closed with the report
     * @throws IllegalArgumentException if there is no such kind
     */
    public static Report begin(String kind, Vehicles vehicles, OutputStream to) throws IOException {
        int colon = kind.indexOf(':');
        Output output = named(colon < 0 ? kind : kind.substring(0, colon));
        if (colon < 0) {
            return output.begin(vehicles, to);
        }
        if (output != EDGEDATA) {
            throw new IllegalArgumentException("only edgedata has a period, got " + kind);
        }
        return output.begin(vehicles, to, seconds(kind.substring(colon + 1)));
    }

    private static Output named(String name) {
        return Arrays.stream(values())
                .filter(output -> output.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no output " + name + "; there are " + String.join(", ", all().sequencedKeySet())));
    }

    private static double seconds(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0) {
                return seconds;
            }
        } catch (NumberFormatException _) {
            // The same complaint.
        }
        throw new IllegalArgumentException("a period must be a positive number of seconds, got " + text);
    }

    private Report begin(Vehicles vehicles, OutputStream to, double period) throws IOException {
        return switch (this) {
            case TRIPINFO -> new TripInfo(vehicles, to);
            case SUMMARY -> new Summary(vehicles, to);
            case FCD -> new FloatingCars(vehicles, to);
            case EDGEDATA -> new EdgeData(vehicles, to, period);
            case DETECTORS -> new DetectorCounts(vehicles, to);
            case EMISSIONS -> new EmissionTrace(vehicles, to);
        };
    }
}
