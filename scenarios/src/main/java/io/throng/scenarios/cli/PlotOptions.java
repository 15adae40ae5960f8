package io.throng.scenarios.cli;

import io.throng.scenarios.io.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which figures are drawn, and of what. */
final class PlotOptions {
    @Option(
            names = "--measure",
            paramLabel = "NAME",
            description = "Draw this measure; may be repeated (default: all).")
    List<String> measures = new ArrayList<>();

    @Option(names = "--against", paramLabel = "NAME", description = "Draw the measure over this one, not over steps.")
    String against;

    @Option(
            names = "--lorenz",
            paramLabel = "QUANTITY",
            description = "Draw Lorenz curves of a quantity that agents have, at --step.")
    String lorenz;

    @Option(names = "--step", paramLabel = "S", description = "Which step --lorenz looks at (default: the last).")
    Long step;

    @Option(names = "--space-time", description = "Draw where agents of one run are over time.")
    boolean spaceTime;

    @Option(
            names = "--colour",
            paramLabel = "QUANTITY",
            description = "What the colours of --space-time mean (default: how many agents are there).")
    private String colour;

    @Option(
            names = "--along",
            paramLabel = "x|y|QUANTITY",
            description = "Space of --space-time: a place, or a quantity that is one (default: x).")
    private String along;

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "Whose quantities or places are meant (default: the first layer of agents).")
    private String layer;

    @Option(names = "--from", paramLabel = "S", description = "First step (default: the first).")
    long from;

    @Option(names = "--to", paramLabel = "S", description = "Last step (default: the last).")
    Long to;

    @Option(
            names = "--every",
            paramLabel = "K",
            description = "Steps between the moments of --space-time of a run that was not recorded (default: 1).")
    Long every;

    @Option(names = "--out", paramLabel = "DIR", description = "New folder for the figures (default: runs/plot).")
    private Path out;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    boolean json;

    Optional<String> colour() {
        return Optional.ofNullable(colour);
    }

    Optional<String> layer() {
        return Optional.ofNullable(layer);
    }

    String along() {
        return along == null ? "x" : along;
    }

    RunFolder folder() {
        return RunFolder.create(out == null ? RunFolder.unused("plot") : out);
    }

    long lastStep() {
        return to == null ? Long.MAX_VALUE : to;
    }

    /** Whether measures are asked for: always, unless only another figure is. */
    boolean drawsMeasures() {
        return !measures.isEmpty() || (lorenz == null && !spaceTime);
    }

    /** Refuses options that would do nothing. */
    void requireSense(int runs) {
        require(against == null || !measures.isEmpty(), "--against needs a --measure to be drawn over it");
        require(step == null || lorenz != null, "--step is for --lorenz");
        require(
                spaceTime || (colour == null && every == null && along == null),
                "--colour, --along and --every are for --space-time");
        require(layer == null || spaceTime || lorenz != null, "--layer is for --lorenz and --space-time");
        require(!spaceTime || runs == 1, "--space-time draws one run, got " + runs);
        require(every == null || every >= 1, "--every must be at least 1 step, got " + every);
        require(from >= 0 && from <= lastStep(), "--from must be in [0, --to], got " + from);
    }

    /** Refuses what needs more than a recording. */
    void requireSpaceTimeAlone(Path recording) {
        require(
                spaceTime && measures.isEmpty() && lorenz == null,
                recording + " is a file; of a recording alone only --space-time is drawn; give the folder of the run");
    }

    /** Refuses what needs single runs. */
    void requireMeasuresAlone(Path sweep) {
        require(
                !spaceTime && lorenz == null && from == 0 && to == null,
                sweep + " is a sweep, of which measures are drawn; --lorenz, --space-time, --from and --to are for"
                        + " runs: do one of its runs again with throng run");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
