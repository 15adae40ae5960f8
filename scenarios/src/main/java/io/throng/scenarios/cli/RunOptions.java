package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a run, for scenarios of the catalogue and for scripts. */
final class RunOptions {
    @Option(names = "--agents", paramLabel = "N", description = "Number of agents (default: the scenario's).")
    Integer agents;

    @Option(names = "--steps", paramLabel = "N", description = "Steps in all (default: ${DEFAULT-VALUE}).")
    long steps = 1000;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all random numbers (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--set", paramLabel = "k=v", description = "Change a parameter; may be repeated.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for results (default: runs/<scenario>-<seed>).")
    Path out;

    @Option(names = "--snapshot-at", paramLabel = "STEP", description = "Save the whole state after this step.")
    Long snapshotAt;

    @Option(
            names = "--restore",
            paramLabel = "FILE",
            description = "Go on from a snapshot, with its parameters and seed.")
    Path restore;

    @Option(names = "--no-pictures", description = "Draw nothing.")
    boolean noPictures;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    boolean json;

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    /** Threads as asked for, or 0. */
    int threadsAsked() {
        return execution.threadsAsked();
    }

    Execution execution() {
        return execution.execution();
    }
}
